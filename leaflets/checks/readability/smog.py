"""English text has few long words by SMOG.

The formula (McLaughlin, 1969) counts words of three syllables and more, and gives a grade of
American schools; it is stricter with long words than Flesch and Kincaid. University of New Mexico
Hospitals ask for 8. Full sentences alone are counted. Thresholds are grades: ``good`` is the aim,
above ``most`` the text is too hard.
"""

from __future__ import annotations

from leaflets.checks.readability._gate import gate

CHECK = gate("smog", "The SMOG grade is within the aim.", "en")
