"""What a text says in numbers: digits of every script, number words, and units. No findings."""
