"""Italian text is easy for who has been to middle school, by Gulpease.

The index (Lucisano and Piemontese, 1988) counts letters and sentences, for 100 words: below 60 a
text is hard for people with middle school, below 40 for people with high school. Higher is easier.
Thresholds: ``good`` is the aim, below ``most`` the text is too hard.
"""

from __future__ import annotations

from leaflets.checks.readability._gate import gate

CHECK = gate("gulpease", "Italian is easy (Gulpease).", "it")
