"""Spanish text is at least fairly easy on the scale of INFLESZ.

Flesch's formula for Spanish by Szigriszt Pazos (1993), with the scale that Barrio-Cantalejo and
others found for Spanish readers (2008): normal from 55, fairly easy from 65. Higher is easier.
Thresholds: ``good`` is the aim, below ``most`` the text is too hard.
"""

from __future__ import annotations

from leaflets.checks.readability._gate import gate

CHECK = gate("inflesz", "Spanish is at least fairly easy (INFLESZ).", "es")
