"""For print shops: process colours, bleed, marks, and what PDF/X-4 asks for.

Words stay 5 mm inside the trimmed edge: what print shops ask for, since a cut may be off by two.
"""

from leaflets.model.profile import MARKS, PressSetup, Profile

PROFILE = Profile(
    "print",
    "For a print shop: process colours (CMYK), 3 mm bleed, marks, an output intent",
    word_clearance=5.0,
    press=PressSetup(marks=MARKS),
)
