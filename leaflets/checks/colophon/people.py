"""Somebody has said who wrote the leaflet, and who paid for it.

Only people can say who the authors are and whether money or interests could have shaped the words
(JAMA benchmarks: authorship and disclosure). They do so in ``content/answers``, for one version of
the leaflet. As long as nobody has signed a leaflet it is marked as a draft, and nothing is asked
for; from then on, what has not been answered for the version that is printed is told. Reviewers are
known from the sign-off itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.model.quality import Finding, Limits, QualityCheck, Subject

ASKED = {"authors": "who wrote this leaflet", "funding": "who paid for this leaflet"}
"""Items of the instrument ``colophon`` -> what nobody has said."""


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    if subject.edition.review.sign_off is None:
        return
    answers, version = subject.library.answers.get(subject.leaflet), subject.recipe.version
    for item, what in ASKED.items():
        answer = answers and answers.holding("colophon", item, version)
        if not answer or answer.answer == "no":
            message = f"it is signed, and nobody has said {what} in version {version}"
            hint = f"answer the item {item} of colophon in content/answers/{subject.leaflet}.yaml"
            yield Finding(message, subject.of_recipe("version"), hint)


CHECK = QualityCheck(
    "colophon/people",
    "It is said who wrote the leaflet, and who paid for it.",
    _find,
    source_only=True,
)
