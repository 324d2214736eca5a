"""For office lasers: colour kept, little ink, nothing near the edge.

Office lasers cannot print the outer 4 to 5 mm of the paper, so 6 mm stay empty.
"""

from leaflets.model.profile import Profile

PROFILE = Profile(
    "office",
    "For the office printer: little ink, nothing within 6 mm of the edge",
    edge_clearance=6.0,
    print_scaling_none=True,
    duplex="DuplexFlipLongEdge",
)
