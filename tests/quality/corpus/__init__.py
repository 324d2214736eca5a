"""A sound leaflet, and kinds of faults that are planted in it, one at a time."""
