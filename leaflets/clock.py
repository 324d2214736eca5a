"""Which day it is: the one place that looks at the clock."""

from __future__ import annotations

import datetime
import os


def today() -> datetime.date:
    """The day of ``SOURCE_DATE_EPOCH`` (seconds since 1970, reproducible-builds.org), or else the
    clock's, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now(datetime.UTC).date()
