"""Full colour, for reading on a screen."""

from leaflets.model.profile import Profile

PROFILE = Profile("screen", "Full colour, for reading on a screen or sending by e-mail")
