"""French text is fairly easy on Flesch's scale, by Kandel and Moles.

Flesch's formula for French (Kandel and Moles, 1958). Higher is easier: standard from 60, fairly
easy from 70. Thresholds: ``good`` is the aim, below ``most`` the text is too hard.
"""

from __future__ import annotations

from leaflets.checks.readability._gate import gate

CHECK = gate("kandel-moles", "French is fairly easy (Kandel and Moles).", "fr")
