"""What matters most stands first.

Who reads only the beginning should have read the most important part (PEMAT-P, item 10; CDC Clear
Communication Index, items 2 and 10). The key message is the first block; blocks with the role
``urgent`` stand before all that is not urgent; sources stand last. Whether the order in between
makes sense is left to people: a proxy. It looks at the order in the leaflet's file, which is the
order of reading; the layout gives roles their places on the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.wording._blocks import blocks_of
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject

_MAY_STAND_BEFORE_URGENT = ("lead", "urgent", "aside")


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    listed = tuple(blocks_of(subject))
    for number, block in enumerate(listed):
        before, after = listed[:number], listed[number + 1 :]
        if block.kind == "key-message" and number:
            message = f"the key message is block {number + 1} of {len(listed)}"
            yield Finding(message, block.where, "put it first, with the role lead")
        if block.role == "urgent":
            late = [other.id for other in before if other.role not in _MAY_STAND_BEFORE_URGENT]
            if late:
                message = f"{late[0]} stands before what is urgent"
                yield Finding(message, block.where, "put this block right behind the key message")
        if block.kind == "sources" and any(other.kind != "contact" for other in after):
            message = f"{after[0].id} stands behind the sources"
            yield Finding(message, block.where, "put the sources last")


CHECK = QualityCheck("wording/order", "What matters most stands first.", _find, source_only=True)
