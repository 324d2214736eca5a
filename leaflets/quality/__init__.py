"""How good a leaflet is: checks run on it, what is waived, and what only people can say."""
