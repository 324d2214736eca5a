"""Every form of every leaflet, read back from its bytes: ``python -m tests.forms``."""
