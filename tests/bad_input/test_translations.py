"""PO files that cannot be read, or that say something else than the English."""

from __future__ import annotations

import pytest

from tests.bad_input.cases import Case
from tests.bad_input.mended import Mended

PO = "content/translations/es/sacral-dimple.po"
MEASURES = "content/translations/es/measures.po"
CLEAN = 'msgstr "Mantenga limpio el hoyuelo.{cite:adam-pfusion}"'
CLEAN_ID = 'msgid "Keep the dimple clean.{cite:adam-pfusion}"'
CONTEXT = "sacral-dimple/caring#clean.item"


def po(name: str, old: str, new: str, code: str, *says: str) -> Case:
    """A case in the Spanish file of a topic; entries are named by the line of their msgid."""
    return Case(name, PO, old, new, code, says, language="es", line=-1)


CASES = [
    po("a line of another program", CLEAN, CLEAN + "\n<<<<<<< HEAD", "po/syntax", "cannot be read"),
    po("a quotation mark too few", CLEAN, CLEAN[:-1], "po/quotes", "quotation mark"),
    po("a quotation mark too many", CLEAN, 'msgstr "Mantenga "limpio""', "po/quotes", '\\"'),
    po("a backslash", CLEAN, 'msgstr "Mantenga \\q limpio"', "po/escape", "\\q"),
    po("fuzzy", f'msgctxt "{CONTEXT}"', f'#, fuzzy\nmsgctxt "{CONTEXT}"', "translation/fuzzy",
       "fuzzy", CONTEXT),
    po("untranslated", CLEAN, 'msgstr ""', "translation/missing", "not translated", CONTEXT,
       "Keep the dimple clean"),
    po("a hole lost", CLEAN, 'msgstr "Mantenga limpio el hoyuelo."', "translation/differs",
       "{cite:adam-pfusion} is missing", CONTEXT),
    po("a hole too many", CLEAN, 'msgstr "Llame a {clinic.phone}.{cite:adam-pfusion}"',
       "translation/differs", "{clinic.phone} is too much"),
    po("a hole translated", CLEAN, 'msgstr "Llame a {clinica.telefono}.{cite:adam-pfusion}"',
       "translation/differs", "{clinica.telefono} is not a hole"),
    po("bold lost", 'msgstr "**No** lo hurgue', 'msgstr "No lo hurgue', "translation/differs",
       "0 parts are bold", "1 in the English"),
    po("HTML", CLEAN, 'msgstr "Mantenga <b>limpio</b>.{cite:adam-pfusion}"',
       "translation/differs", "<b> is HTML"),
    po("template code", CLEAN, 'msgstr "{{ 7*7 }}.{cite:adam-pfusion}"', "translation/differs",
       "template code"),
    po("a guess from another message", f'msgctxt "{CONTEXT}"',
       f'#, fuzzy\n#| msgctxt "sacral-dimple/caring#title"\n#| msgid "x"\nmsgctxt "{CONTEXT}"',
       "translation/fuzzy", "guess", CONTEXT),
    po("a context twice", 'msgctxt "sacral-dimple/caring#clean.item"',
       'msgctxt "sacral-dimple/caring#bathe.item"', "po/twice", "twice"),
    po("an entry gone", f'msgctxt "{CONTEXT}"\n{CLEAN_ID}\n{CLEAN}\n', "", "translation/missing",
       "not translated", CONTEXT),
    Case("Latin 1", PO, "", 'msgid ""\nmsgstr ""\n"Language: es\\n"\n\nmsgctxt "a"\nmsgid "b"\n'
         'msgstr "ma\u00f1ana"\n'.encode("latin-1"), "po/encoding", ("not UTF-8",), line=7,
         language="es"),
    po("another charset in the header", "charset=UTF-8", "charset=ISO-8859-1", "po/charset",
       "ISO-8859-1", "UTF-8"),
    po("another language in the header", "Language: es", "Language: fr", "po/language",
       "fr", "es"),
    po("a rule that is no rule", "plural=(n != 1)", "plural=__import__('os')", "po/plural-forms",
       "Plural-Forms"),
    po("an invisible letter", CLEAN, 'msgstr "Mantenga\u202e limpio.{cite:adam-pfusion}"',
       "po/character", "U+202E"),
    po("a letter no font has", CLEAN, 'msgstr "Mantenga 🦋 limpio.{cite:adam-pfusion}"',
       "text/missing-glyph", "🦋", "U+1F98B", "es"),
    Case("a file gone", PO, "", None, "translation/missing", ("not there yet",), line=0,
         language="es"),
    Case("empty", PO, "", "", "translation/missing", ("translate it",), line=0, language="es"),
    Case("a plural form too few", MEASURES, 'msgstr[1] "{n} semanas"\n', "", "po/forms",
         ("1 msgstr", "it needs msgstr[0] msgstr[1]"), line=27, language="es"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_refused(mended: Mended, case: Case) -> None:
    case.check(mended)
