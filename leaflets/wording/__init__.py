"""How words get into a language: translations found, holes filled, the clinic's details said."""
