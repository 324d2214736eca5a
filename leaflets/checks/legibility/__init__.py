"""Whether the printed page can be read: rules of clear print, measured on the laid-out page."""
