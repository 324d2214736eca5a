"""Processes of real builds are killed at random moments; afterwards every file must be whole, and
the same command must end with the very same files as if nothing had happened.

``python -m tests.faults --rounds 200`` is the full run; ``test_faults.py`` does a few rounds.
"""
