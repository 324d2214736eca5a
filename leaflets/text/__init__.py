"""Text: bidi, line breaking, itemising, shaping and paragraph filling. No PDF in here."""
