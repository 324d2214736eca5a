"""The HTML edition: a composed leaflet as one web page in one file."""

from leaflets.html.document import draw

__all__ = ["draw"]
