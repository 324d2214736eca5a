"""Whether leaflets fit: each in every layout, on every paper, in every language."""
