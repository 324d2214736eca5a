"""What print shops ask for: printing conditions (ICC profiles), and presets of a workspace."""
