"""The record: what was made from what, and what must be made again."""
