"""English text is no harder than sixth grade by Flesch and Kincaid.

The formula (Kincaid and others, 1975) counts words in a sentence and syllables in a word, and gives
a grade of American schools. AMA asks for grade 6, CMS for 6, CDC for 8. Full sentences alone are
counted. One formula alone misleads: SMOG stands beside it. Thresholds are grades: ``good`` is the
aim, above ``most`` the text is too hard.
"""

from __future__ import annotations

from leaflets.checks.readability._gate import gate

CHECK = gate("fkgl", "The Flesch-Kincaid grade is within the aim.", "en")
