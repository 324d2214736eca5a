"""Measures how fast leaflets are made, beside other engines. See README.md."""
