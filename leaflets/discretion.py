"""Keeps what is said of a patient out of messages and tracebacks.

Every room quotes the words that it has trouble with; it need not know which of them are values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from leaflets.model.order import NOTHING, Values
from leaflets.problems import LeafletsError, Problem, Where

T = TypeVar("T")


def discreetly(make: Callable[[Values], T], values: Values) -> T:
    """``make(values)``, whose messages, if it fails, do not quote ``values``.

    What fails without values too is told in full. Raises LeafletsError as ``make`` does, and
    RuntimeError, with the traceback but without the message, for internal mistakes.
    """
    found: tuple[Problem, ...]
    try:
        return make(values)
    except LeafletsError as error:
        found = error.problems
    except Exception as error:
        said = f"{type(error).__name__} while values of an order were printed"
        raise RuntimeError(said).with_traceback(error.__traceback__) from None
    # Not inside of except: what is raised here must not hold the error that quotes.
    make(NOTHING)
    raise LeafletsError(*dict.fromkeys(_without_words(found, values)))


def _without_words(found: tuple[Problem, ...], values: Values) -> Iterator[Problem]:
    """The problems that come of values alone, in words that hold none of them."""
    for problem in found:
        if problem.code.startswith("values/"):
            yield problem
        elif problem.code == "text/missing-glyph":
            yield from _no_letter(problem.about, values)
        else:
            message = "this leaflet can be made, but not with the values of this order"
            hint = "shorten them, or choose a layout or a paper with more room"
            yield Problem(problem.code, message, hint=hint)


def _no_letter(char: str, values: Values) -> Iterator[Problem]:
    """Not even the letter is named: it may be all that a name is recognised by."""
    for name, text in values.items():
        if char in text:
            message = f"no font has one of the letters of the value {name}"
            hint = (
                "use other letters, or give a font that has it with --font-dir; the fonts for "
                "Chinese, Japanese and Korean come with leaflets[cjk]"
            )
            yield Problem("values/missing-glyph", message, Where(field=name), hint)
