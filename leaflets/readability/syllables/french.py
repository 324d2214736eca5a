"""Syllables of French words as they are spoken in careful prose: an ``e`` at the end is not heard.

Within a word every written vowel counts, also the ``e`` of ``maintenant``. ``i``, ``u`` and ``ou``
before another vowel glide into it (``pied``, ``nuit``, ``oui``), but not after two consonants that
end in l or r (``crier``). Whether ``-ent`` is heard cannot be seen from the spelling alone: a list
of endings says so.
"""

from __future__ import annotations

import re

_VOWELS = "aeiouàâäéèêëîïôöùûüœæ"

_HEARD_ENT = re.compile(
    r"""(?:
    (?<!^ai)(?<!f[eo]r)(?<!dor)(?<!fir)(?<!esti)(?<!pri)(?<![ns]om)(?<!^fu)(?<!parfu)(?<!cal)
      (?<!allu)(?<!ani)m                        # moment, vraiment; not aiment, forment
    | ^c | [éocs]c | ^v | sou?v | au?v | couv | ferv
    | ^d | (?:acc|inc|év|prés|rés|occ|conf)id | étud | céd | ud | ard
    | (?:^a|[lu]r|ar|lli|^sur|dul|ser|ntin|exi|ili)g
    | (?:^pa|appa|transpa|diffé|hé)r | curr | torr
    | ^(?:mé)?cont | pat | lat | pét | nit | pot | mitt
    | ^(?:ab|(?:omni)?pré)s
    | ^l | (?:ta|vio|inso|iva|bu|^re|xcel|corpu)l
    | (?:perma|conti|perti|émi|immi|absti)n
    | (?:fré|sé|élo|lin)qu | flu
    | (?:cl|pat|or|cip|réd|vén|quot|sc|effic|défic|v|t)i
    )ents?$""",
    re.VERBOSE,
)
"""Words whose -ent is heard; that of verbs (ils parlent) is not."""

_NO_VOWELS = re.compile(
    rf"(?<=q)u(?=[{_VOWELS}]|$)|(?<=g)u(?=[eiéèêîy])|(?<=g)e(?=[aoâô])"  # qui, guide, mangeons
    rf"|(?<![qg]u)(?<=[{_VOWELS}])i(?=ll)|(?<=[aeu])i(?=ls?$)"  # feuille, travail
    # pied, nuit, oui; not vie, crier, fouiller
    rf"|(?<![bcdfgptv][lr])(?:i|ou|(?<![oae])u)(?=[{_VOWELS}])(?!es?$|ill)"
    rf"|^y(?=[{_VOWELS}])|(?<=[{_VOWELS}])y(?=[{_VOWELS}]|$)"  # yeux, payer
)
"""Letters that make no syllable of their own, though vowels."""

_NUCLEUS = re.compile("eau|aoû|o?eu|œu|o[iîuùû]|a[iîu]|e[iû]|u[iî]|[aeiouyàâäéèêëîïôöùûüœæ]")


def syllables(word: str) -> int:
    """Syllables of a word in small letters, at least one; it may hold an apostrophe."""
    return max(1, sum(map(_of_part, word.split("'"))))


def _of_part(part: str) -> int:
    """Of what stands between apostrophes: none, in d' and qu'."""
    if part.endswith("ent") and not _HEARD_ENT.search(part):
        part = part.removesuffix("nt")
    spelled = _NO_VOWELS.sub("-", part)
    found = len(_NUCLEUS.findall(spelled))
    return found - (found > 1 and spelled.endswith(("e", "es")))
