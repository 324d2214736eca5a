"""Runs the checks: which pairs there are, what is found, and what has been acknowledged."""
