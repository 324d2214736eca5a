"""Finished PDFs before a validator: veraPDF, which checks every rule of PDF/UA and PDF/A.

It is no part of the program: either the program ``verapdf`` is on the path, or Java is, and the
engine comes with ``pip install "leaflets[conformance]"``. Silence is never a pass.
"""

from leaflets.conformance.failure import Failure
from leaflets.conformance.profiles import known_profiles, profiles_of
from leaflets.conformance.running import conformance_failures, missing

__all__ = ["Failure", "conformance_failures", "known_profiles", "missing", "profiles_of"]
