"""What has been made from what: an embedded database, and the digests that tell what changed.

In the order of a run: ``Record`` (``database``) holds the lock and the entries; ``survey``
(``ground``) looks at all files; ``quick`` answers when nothing has changed; ``Fingerprints``
(``parts``) and ``decide`` (``deciding``) say what must be made and why; ``watched`` (``settling``)
stands around the work; ``leftovers`` are PDFs that nobody asks for any more.
"""
