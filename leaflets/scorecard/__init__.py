"""The quality report: what is known of how good a leaflet is, on a page that a committee can sign.

All of it is a pure function of assessments and of the paper it is printed on.
"""
