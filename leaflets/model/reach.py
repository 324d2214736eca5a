"""How far away something is, or from how far away it can be reached."""

from __future__ import annotations

from enum import IntEnum


class Reach(IntEnum):
    """Within one process, on one computer, or on others too. What has at least the reach of
    workers can be reached by them."""

    PROCESS = 0
    COMPUTER = 1
    NETWORK = 2
