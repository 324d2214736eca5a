"""Messages on their way to agencies and reviewers, and back: what goes out, what is taken."""
