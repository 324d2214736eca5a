"""Words that nobody has checked as they stand: printed, but so that everybody sees it."""

from __future__ import annotations

from dataclasses import replace

from leaflets.marks import mark_words
from leaflets.model.rich_text import RichText, Span
from leaflets.wording.translations import Doubt

_LEADS = {"stale": "stale-here", "untranslated": "untranslated-here"}


def set_apart(text: RichText, doubt: Doubt, source_language: str) -> RichText:
    """``text`` with a lead that says what is the matter, all of it marked as set apart.

    Words that are not translated carry the tag of their own language.
    """
    lead, language = mark_words(_LEADS[doubt], text.language)
    tag = None if language == text.language else language
    first = Span(f"{lead} ", strong=True, language=tag, set_apart=True)
    own = source_language if doubt == "untranslated" else None
    spans = (replace(span, set_apart=True, language=span.language or own) for span in text.spans)
    return replace(text, spans=(first, *spans))
