"""Who has approved which words, and what may be printed without a mark."""
