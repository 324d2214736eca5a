"""Translations: gettext PO files, the messages they hold, and the pseudolocales."""
