"""Measures how fast leaflets are made, beside ReportLab's own platypus. See README.md."""
