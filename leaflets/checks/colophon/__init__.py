"""Who says so, since when, and on what it rests: what must stand on every leaflet."""
