"""Pictures of the place of each message, for programs that show translators where words stand."""
