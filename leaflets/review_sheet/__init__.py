"""The review sheet: one PDF with everything a person approves, and what has changed since."""

from leaflets.review_sheet.sheet import sheet_of_clinic, sheet_of_leaflet

__all__ = ["sheet_of_clinic", "sheet_of_leaflet"]
