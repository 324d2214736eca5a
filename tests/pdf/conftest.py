"""Fixtures of the PDF room's tests."""

from tests.conformance.verapdf import verapdf

__all__ = ["verapdf"]
