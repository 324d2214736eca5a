"""Work for workers: items are short orders, some of them poison. All of it can be pickled."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leaflets.executors import Crew, Lost

ENDS: Mapping[str, Lost] = {
    "die": "died", "exit": "died", "crash": "died", "hang": "hung", "deaf": "hung",
}  # fmt: skip
"""What poison does to a worker."""


def do(item: str) -> str:
    """``verb`` or ``verb:argument``; what is no verb is done at once."""
    verb, _, argument = item.partition(":")
    match verb:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            os._exit(3)
        case "crash":
            faulthandler.disable()
            ctypes.string_at(0)
        case "hang":
            time.sleep(1000)
        case "deaf":  # to all signals that can be blocked
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
            time.sleep(1000)
        case "sleep":
            time.sleep(float(argument))
        case "die-once" if not Path(argument).exists():
            Path(argument).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        case "raise":
            raise ZeroDivisionError("oh no")
        case "big":
            return "x" * int(argument)
        case "unsendable":
            return lambda: "a function without a name"  # type: ignore[return-value]
    return f"did {item}"


@dataclass(frozen=True)
class Start:
    """``doomed``: workers end before they are ready; ``marks``: a folder in which each worker
    leaves its process id."""

    doomed: bool = False
    marks: str = ""
    parent: int = field(default_factory=os.getpid)

    def __call__(self) -> Callable[[str], str]:
        if self.doomed and os.getpid() != self.parent:
            self._leave_a_mark()
            os._exit(4)
        return self._do

    def _do(self, item: str) -> str:
        self._leave_a_mark()
        if self.doomed:
            os._exit(4)
        return do(item)

    def _leave_a_mark(self) -> None:
        if self.marks:
            Path(self.marks, str(os.getpid())).touch()


def lost(item: str, how: Lost) -> str:
    return f"lost {item}: {how}"


def versions() -> Mapping[str, str]:
    return {"work": "1"}


def crew(limit: float = 20.0, start: Start | None = None) -> Crew[str, str]:
    return Crew(start or Start(), lost, limit, versions)


def result(item: str) -> str:
    """What becomes of an item, whoever does it."""
    if item in ENDS:
        return lost(item, ENDS[item])
    return "x" * int(item[4:]) if item.startswith("big:") else f"did {item}"
