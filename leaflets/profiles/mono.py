"""For printing in black alone: meaning by words, signs, weights and lines, never by colour.

As for office lasers, 6 mm stay empty at the edge.
"""

from leaflets.model.profile import Profile

PROFILE = Profile(
    "mono",
    "For black and white: no colour in the file, nothing within 6 mm of the edge",
    edge_clearance=6.0,
    print_scaling_none=True,
    duplex="DuplexFlipLongEdge",
    grey=True,
)
