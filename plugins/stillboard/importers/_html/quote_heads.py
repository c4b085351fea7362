"""Quotations whose author stands in a line of bold words before them ("Ann wrote:"), and in no part of theirs."""

from __future__ import annotations

from collections.abc import Iterable

from ...markup.blocks import Block, Paragraph, Quote, Styled, Text
from .attribution import quoted_name, says_who_wrote


def with_names(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks, where a quotation takes the name from the line before it."""
    found: list[Block] = []
    for block in blocks:
        name = _name_in(found[-1]) if found and isinstance(block, Quote) and not block.name else ""
        if name and isinstance(block, Quote):
            found[-1] = Quote(block.blocks, name, block.address)
        else:
            found.append(block)
    return tuple(found)


def _name_in(block: Block) -> str:
    """Who is named, if a block is a line of bold words that says nothing but that; "" else."""
    inline = block.inlines[0] if isinstance(block, Paragraph) and len(block.inlines) == 1 else None
    if not isinstance(inline, Styled) or inline.mark != "**" or not all(isinstance(one, Text) for one in inline.inlines):
        return ""
    said = "".join(one.text for one in inline.inlines if isinstance(one, Text)).strip()
    return quoted_name(said) if said.endswith((":", "：")) and says_who_wrote(said) else ""
