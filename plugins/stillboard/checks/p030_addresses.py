"""P030: an address of the old forum is one of the web."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.takedown import Takedown
from ..content.values import is_address
from ..model import Member, Post
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    for file in part.files:
        record = file.record
        if record is None or isinstance(record, Takedown):
            continue
        found = (record.address,) if isinstance(record, Post | Member) else record.addresses
        for nth, address in enumerate(found):
            if address and not is_address(address):
                what = f"{address[:80]} is no address of the web, and is not published; write https://… or take the line out"
                yield Fault(file.path, file.line_of("Address", nth), what)


CHECK = Check("P030", "An Address begins with http:// or https://.", _faults)
