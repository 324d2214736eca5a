"""The leaflet says whom to call.

Questions come up at home (CDC Clear Communication Index, item 14: when and how to contact a health
provider). Asked for is a block of kind ``contact`` that shows the phone number, and a clinic that
has one: a contact block leaves out what a clinic does not have.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.blocks.contact import Contact
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    placed = [one.block for one in subject.recipe.blocks]
    blocks = {name: subject.library.blocks[name] for name in placed}
    contacts = {name: block for name, block in blocks.items() if isinstance(block, Contact)}
    if not contacts:
        message = "this leaflet does not say whom to call"
        hint = "add a block of kind contact, for example shared/contact"
        yield Finding(message, subject.of_recipe("blocks"), hint)
    elif not any("phone" in block.shows for block in contacts.values()):
        place = subject.place(f"content/blocks/{next(iter(contacts))}.yaml", ("shows",))
        yield Finding("this does not show the phone number", place, "add phone to the list")
    elif not subject.clinic.phone:
        place = subject.place(f"content/clinics/{subject.edition.job.clinic}.yaml", ())
        yield Finding("this clinic has no phone number", place, "add a line: phone: …")


CHECK = QualityCheck("colophon/contact", "The leaflet says whom to call.", _find, source_only=True)
