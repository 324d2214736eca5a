"""No words belong to an older version of the content.

There is no threshold. Where a translation is of an older text, is missing, or is no longer what was
signed, the program prints the words in a frame of their own that says so; each of them is a
warning, with the line to bring up to date. Whether a translation is older is known from the source
text that is kept beside it, not from dates.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.model.quality import Finding, Limits, QualityCheck, Subject


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    for printed in subject.texts:
        spans = [span for span in printed.words.spans if span.set_apart]
        if spans:
            message = f"nobody has checked these words as they stand: “{spans[-1].text.strip()}”"
            hint = "bring the translation up to date, or have the new words signed"
            yield Finding(message, printed.where, hint)


CHECK = QualityCheck("currency/words-set-apart", "No words belong to an older version.", _find)
