"""One file per kind of output. To add one: write `<kind>.py` with an `OUTPUT`, add it to the tuple below, and give it a
sample folder under tests/outputs/.
"""

from __future__ import annotations

from . import attachments, boards, home, members, missing, threads
from ._base import Output

OUTPUTS: tuple[Output, ...] = (threads.OUTPUT, boards.OUTPUT, home.OUTPUT, members.OUTPUT, attachments.OUTPUT, missing.OUTPUT)
