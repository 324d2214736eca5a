"""The subcommands: one file each, and only these print or exit. ``_frame`` is what they share."""
