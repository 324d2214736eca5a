"""German text is easy by the first Wiener Sachtextformel.

The formula (Bamberger and Vanecek, 1984) counts long words, long sentences and words of one
syllable, and gives a grade of Austrian schools. Thresholds are grades: ``good`` is the aim, above
``most`` the text is too hard; both are our choice.
"""

from __future__ import annotations

from leaflets.checks.readability._gate import gate

CHECK = gate("wiener-sachtext-1", "German is easy (Wiener Sachtextformel 1).", "de")
