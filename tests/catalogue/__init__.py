"""Tests of leaflets.catalogue."""
