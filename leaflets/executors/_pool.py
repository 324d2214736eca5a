"""Workers of this computer: who gets what, and what becomes of the items of one that dies."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any

from leaflets.executors import Lost, Results
from leaflets.executors._hand import Birth, Hand, end, packed
from leaflets.executors._ledger import MOST, Gone, Ledger
from leaflets.executors._worker import DONE, READY, Do
from leaflets.problems import LeafletsError, Problem

_WORTH = 0.05
"""Seconds of work in what is handed over together."""
_FITS = 4096
"""Bytes that surely fit into a line while nobody reads it (macOS has the smallest, 8 KiB)."""
_LOOK = 0.005
"""Seconds that whoever takes the results may keep workers waiting for more."""
_FALSE_STARTS = 5
"""Workers, and those at work, that may die in a row before they are ready."""
_DEATHS = 50
"""Workers, and twice those at work, that may be lost in a row without one result."""


class Pool:
    """Up to ``jobs`` workers, of which each gets an item at most ``limit`` seconds for."""

    def __init__(
        self, start: Callable[[], Do], limit: float, jobs: int, temporary: str | None = None
    ) -> None:
        self._birth = Birth(start, limit, temporary)
        self._limit, self._jobs = limit, jobs
        self._hands: list[Hand] = []
        self._done, self._busy_since = 0, time.monotonic()
        self._false_starts = self._deaths = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers."""
        hands, self._hands = self._hands, []
        end(hands)

    def do(self, items: Sequence[Any]) -> Results[Any | Gone]:
        """One result for each item, in their order. Raises LeafletsError as ``Executor.run``; the
        pool is then to be closed, as when the iterator is not followed to its end."""
        work = Ledger(items)
        self._done, self._busy_since = 0, time.monotonic()
        while work.shown < len(items):
            self._turn(work, block=True)
            looked = time.monotonic()
            for result in work.ready():
                yield result
                if time.monotonic() - looked > _LOOK:
                    self._turn(work, block=False)
                    looked = time.monotonic()

    def _turn(self, work: Ledger, block: bool) -> None:
        self._staff(work)
        for hand in list(self._hands):
            self._hand_out(hand, work)
        if self._hands:
            self._listen(work, block)

    def _staff(self, work: Ledger) -> None:
        """As many workers as are of use; an item that lost its worker gets a new one."""
        while len(self._hands) < self._jobs and (
            len(self._hands) < work.left
            or len(work.suspects) > sum(hand.unused for hand in self._hands)
        ):
            self._hands.append(self._birth.worker(self._hands))

    def _hand_out(self, hand: Hand, work: Ledger) -> None:
        """More to do for one who has nothing; for one who soon has, only what the line holds: who
        is not reading must not be waited for."""
        if not hand.ready or hand.unread or len(hand.pending) > 2:
            return
        if hand.unused and work.suspects:
            numbers = [work.suspects.popleft()]
        elif hand.pending and hand.pending[0] in work.struck:
            return  # tried alone
        else:
            numbers = work.take(self._share(work))
        if not numbers:
            return
        data = packed([work.items[number] for number in numbers], "an item")
        if hand.pending and len(data) > _FITS:
            work.again.extendleft(reversed(numbers))
            return
        try:
            hand.give(numbers, data, self._limit)
        except OSError:
            back = work.suspects if numbers[0] in work.struck else work.again
            back.extendleft(reversed(numbers))
            self._gone(hand, work, "died")

    def _share(self, work: Ledger) -> int:
        """How many items go together: a moment's work, and less towards the end."""
        spent = (time.monotonic() - self._busy_since) * len(self._hands)
        moment = int(_WORTH * self._done / spent) + 1 if spent else 1
        return max(1, min(MOST, moment, work.left // (4 * self._jobs)))

    def _listen(self, work: Ledger, block: bool) -> None:
        """Take what workers say; those that should have spoken long ago are lost."""
        waiting = [hand for hand in self._hands if hand.pending or not hand.ready]
        pause = 0.0
        if block and work.shown not in work.results and waiting:
            pause = max(0.0, min(hand.due for hand in waiting) - time.monotonic())
        spoken = set(wait([hand.line for hand in self._hands], pause))
        now = time.monotonic()
        for hand in list(self._hands):
            if hand.line in spoken:
                self._hear(hand, work)
            elif hand.due < now and (hand.pending or not hand.ready):
                self._gone(hand, work, "hung")

    def _hear(self, hand: Hand, work: Ledger) -> None:
        try:
            kind, value = hand.hear()
        except (EOFError, OSError):
            self._gone(hand, work, "died")
            return
        if kind == DONE:
            work.results[hand.done(self._limit)] = value
            self._done += 1
            self._deaths = 0
        elif kind == READY:
            hand.ready = True
            self._false_starts = 0
        else:
            raise value

    def _gone(self, hand: Hand, work: Ledger, how: Lost) -> None:
        """Bury a worker. What it was at is suspected; what it had not begun is not."""
        self._hands.remove(hand)
        hand.kill()
        pending = list(hand.pending)
        if pending:
            work.strike(pending[0], how)
            work.again.extendleft(reversed(pending[1:]))
        self._deaths += 1
        self._false_starts += not hand.ready
        if (
            self._false_starts > _FALSE_STARTS + self._jobs
            or self._deaths > _DEATHS + 2 * self._jobs
        ):
            raise LeafletsError(_workers_die(how, hand.ready))


def _workers_die(how: Lost, ready: bool) -> Problem:
    what = "end without a word" if how == "died" else "do not come to an end"
    when = "at their work" if ready else "before they can begin"
    return Problem(
        "executor/workers-die",
        f"one worker after the other {what}, {when}; what is finished is kept",
        hint="give the computer more memory or use fewer workers (--jobs 1); --executor serial "
        "shows what is wrong",
    )
