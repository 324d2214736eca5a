"""Tests of what print shops ask for."""
