"""``python -m leaflets``."""

from __future__ import annotations

from leaflets.cli import main

if __name__ == "__main__":
    main()
