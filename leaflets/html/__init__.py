"""The HTML edition: a composed leaflet as one web page in one file (``document.draw``)."""
