"""One web page for each leaflet: to read on a telephone, on no paper at all."""

from leaflets.model.job import HTML_EDITION
from leaflets.model.profile import Profile

PROFILE = Profile(
    HTML_EDITION, "A web page in one file, for telephones: all blocks, no paper", paged=False
)
