"""What day it is, for review dates. Nothing else in a leaflet depends on the clock."""

from __future__ import annotations

import datetime
import os
import re

from leaflets.problems import LeafletsError, Problem


def now() -> datetime.datetime:
    """What the clock of the computer says, in UTC."""
    return datetime.datetime.now(datetime.UTC)


def said_by_the_environment() -> datetime.datetime | None:
    """The moment of ``SOURCE_DATE_EPOCH`` (seconds since 1970, reproducible-builds.org), in UTC.

    Raises LeafletsError ``usage/source-date-epoch`` when it is no such number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return None
    try:
        if re.fullmatch("[0-9]{1,11}", epoch):  # up to the year 5138
            return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    except (OverflowError, OSError, ValueError):
        pass
    message = f"the environment variable SOURCE_DATE_EPOCH is “{epoch}”"
    hint = "set it to whole seconds since 1970, for example 1795510800, or unset it"
    raise LeafletsError(Problem("usage/source-date-epoch", message, hint=hint))


_held: datetime.date | None = None


def hold(day: datetime.date | None) -> None:
    """From now on ``today`` is ``day`` in this process, which works for another computer; None: as
    usual."""
    global _held
    _held = day


def today() -> datetime.date:
    """The day of the clock, in UTC, or that of ``SOURCE_DATE_EPOCH`` where it is later: an old one
    must not bring a leaflet back whose review date has passed."""
    if _held:
        return _held
    clock = now()
    return max(clock, said_by_the_environment() or clock).date()


def has_come_nowhere(day: datetime.date, today: datetime.date) -> bool:
    """Whether ``day`` is in the future all over the world: when it is ``today`` in UTC, it may
    already be tomorrow in the far east (UTC+14)."""
    return day > today + datetime.timedelta(days=1)


def calendar_months(day: datetime.date, more: int = 0) -> tuple[int, int]:
    """A day to compare by: calendar months, ``more`` added, and the day of the month."""
    return day.year * 12 + day.month + more, day.day
