"""From nodes to pages: styles, boxes and the flow of columns. Knows text, knows no PDF.

Boxes are measured and split in logical coordinates (``x`` runs from the reading start of the page);
``Sheet`` turns them over for right-to-left pages, so nothing else has to think about direction.
"""
