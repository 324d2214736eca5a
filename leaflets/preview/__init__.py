"""The live preview: the workspace in a browser on this computer, redrawn when a file is saved.

It only reads. ``guard`` decides what is let in, ``studio`` lays leaflets out and draws pictures of
their PDFs, ``desk`` decides what is drawn next, ``watching`` tells that a file was saved.
"""
