"""How hard the words are to read, by the formulas of each language."""
