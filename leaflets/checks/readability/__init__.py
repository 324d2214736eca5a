"""How hard the words are to read, by the formulas of each language."""

from leaflets.checks.readability._passages import readability_of

__all__ = ["readability_of"]
