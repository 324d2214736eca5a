"""Whether all of it still holds: dates, sources, references, phone numbers."""
