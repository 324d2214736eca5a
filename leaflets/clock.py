"""Which day it is: the one place that looks at the clock."""

from __future__ import annotations

import datetime
import os


def said_by_the_environment() -> datetime.datetime | None:
    """The moment of ``SOURCE_DATE_EPOCH`` (seconds since 1970, reproducible-builds.org), in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch.isdigit() else None


def today() -> datetime.date:
    """The day of ``SOURCE_DATE_EPOCH``, or else the clock's, in UTC."""
    return (said_by_the_environment() or datetime.datetime.now(datetime.UTC)).date()


def has_come_nowhere(day: datetime.date, today: datetime.date) -> bool:
    """Whether ``day`` is in the future all over the world: when it is ``today`` in UTC, it may
    already be tomorrow in the far east (UTC+14)."""
    return day > today + datetime.timedelta(days=1)
