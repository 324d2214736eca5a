"""German, Danish, Swedish and Norwegian text is easy by LIX.

Björnsson's formula (1968) adds words in a sentence to the share of words of more than six letters:
easy up to 34, medium up to 44. Thresholds: ``good`` is the aim, above ``most`` the text is too
hard.
"""

from __future__ import annotations

from leaflets.checks.readability._gate import gate

CHECK = gate(
    "lix", "German and Scandinavian text is easy (LIX).", "de", "da", "sv", "nb", "nn", "no"
)
