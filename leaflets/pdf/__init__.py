"""Laid-out pages to PDF: the only room with ReportLab."""

from leaflets.pdf.document import draw

__all__ = ["draw"]
