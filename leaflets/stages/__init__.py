"""The verbs of the stream, one file each; none knows another."""
