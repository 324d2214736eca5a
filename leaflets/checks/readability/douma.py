"""Dutch text is fairly easy on Flesch's scale, by Douma.

Flesch's formula for Dutch (Douma, 1960). Higher is easier: standard from 60, fairly easy from 70.
Thresholds: ``good`` is the aim, below ``most`` the text is too hard.
"""

from __future__ import annotations

from leaflets.checks.readability._gate import gate

CHECK = gate("douma", "Dutch is fairly easy (Douma).", "nl")
