"""Plural rules: the C expression of a PO header, read and computed without ``eval``.

GNU gettext manual, 12.6: ``Plural-Forms: nplurals=2; plural=n != 1;``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

Number = Callable[[int], int]

_TOKEN = r"\s*(\d+|n|\|\||&&|[=!<>]=|[<>!?:%*/+()-])"
_LEVELS: tuple[tuple[str, ...], ...] = (
    ("||",),
    ("&&",),
    ("==", "!="),
    ("<", ">", "<=", ">="),
    ("+", "-"),
    ("*", "/", "%"),
)
"""Operators of C from the loosest to the tightest."""
MAX_TOKENS = 300
"""The longest rule of CLDR (Arabic) has about 40."""


@dataclass(frozen=True, slots=True)
class PluralRule:
    """Which of ``count`` forms goes with a number."""

    count: int
    rule: Number

    def sole_number(self, form: int) -> int | None:
        """The number that alone takes `form`, of 1 to 1,000; None if several do, or none."""
        return _sole_number(self, form)

    def form(self, number: int) -> int:
        """The form for `number`, from 0. A rule that goes astray gives the last form."""
        try:
            return min(max(self.rule(number), 0), self.count - 1)
        except ZeroDivisionError:
            return self.count - 1

    def examples(self, form: int) -> str:
        """Numbers that take a form: ``2, 3, 4, 22, 23, 24 …``."""
        numbers = [str(n) for n in range(1001) if self.form(n) == form]
        return ", ".join(numbers[:6]) + (" …" if len(numbers) > 6 else "")


@lru_cache(maxsize=256)
def _sole_number(rule: PluralRule, form: int) -> int | None:
    numbers = [number for number in range(1, 1001) if rule.form(number) == form]
    return numbers[0] if len(numbers) == 1 else None


GERMANIC = PluralRule(2, lambda n: int(n != 1))
"""One form for 1, one for all else: English, and what holds where a file gives no rule."""


@lru_cache(maxsize=64)
def plural_rule(header: str) -> PluralRule:
    """Read the value of ``Plural-Forms``. Raises ValueError with what is wrong with it."""
    found = re.fullmatch(r"\s*nplurals\s*=\s*([1-6])\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*", header)
    if not found:
        raise ValueError("it must read: nplurals=2; plural=(n != 1);")
    rule = PluralRule(int(found[1]), _Expression(found[2]).whole())
    _try_out(rule)
    return rule


def _try_out(rule: PluralRule) -> None:
    """That a rule gives each number one of its forms; ``msgfmt --check`` asks for the same. The
    rules of CLDR depend on the last two digits, and on whole millions."""
    for number in (*range(1001), 1_000_000, 2_000_000, 10_000_000):
        try:
            form = rule.rule(number)
        except ZeroDivisionError:
            raise ValueError(f"it divides by zero for the number {number}") from None
        if not 0 <= form < rule.count:
            raise ValueError(f"it gives form {form} for the number {number}; there is no such form")


class _Expression:
    """A recursive-descent reader: each method reads one level of precedence."""

    def __init__(self, text: str) -> None:
        self._tokens: list[str] = []
        position = 0
        while position < len(text):
            token = re.compile(_TOKEN).match(text, position)
            if not token or len(self._tokens) >= MAX_TOKENS:
                raise ValueError(f"“{text[position:][:20]}” is not part of a plural rule")
            self._tokens.append(token[1])
            position = token.end()
        self._tokens.append("")
        self._depth = 0

    def whole(self) -> Number:
        result = self._choice()
        if self._tokens[0]:
            raise ValueError(f"“{self._tokens[0]}” is not expected there")
        return result

    def _take(self, *wanted: str) -> str | None:
        return self._tokens.pop(0) if self._tokens[0] in wanted else None

    def _need(self, wanted: str) -> None:
        if not self._take(wanted):
            raise ValueError(f"a “{wanted}” is missing")

    def _choice(self) -> Number:
        self._depth += 1
        if self._depth > 50:
            raise ValueError("it is nested too deeply")
        condition = self._level(0)
        if self._take("?"):
            yes = self._choice()
            self._need(":")
            no = self._choice()
            self._depth -= 1
            return lambda n: yes(n) if condition(n) else no(n)
        self._depth -= 1
        return condition

    def _level(self, level: int) -> Number:
        if level == len(_LEVELS):
            return self._single()
        left = self._level(level + 1)
        while operator := self._take(*_LEVELS[level]):
            left = _operation(operator, left, self._level(level + 1))
        return left

    def _single(self) -> Number:
        if self._take("!"):
            value = self._single()
            return lambda n: int(not value(n))
        if self._take("("):
            inner = self._choice()
            self._need(")")
            return inner
        token = self._tokens.pop(0)
        if token == "n":
            return lambda n: n
        if token.isdigit():
            constant = int(token[:9])
            return lambda n: constant
        raise ValueError("it ends too early" if not token else f"“{token}” is not expected there")


def _operation(operator: str, left: Number, right: Number) -> Number:
    operations: dict[str, Number] = {
        "||": lambda n: int(bool(left(n) or right(n))),
        "&&": lambda n: int(bool(left(n) and right(n))),
        "==": lambda n: int(left(n) == right(n)),
        "!=": lambda n: int(left(n) != right(n)),
        "<": lambda n: int(left(n) < right(n)),
        ">": lambda n: int(left(n) > right(n)),
        "<=": lambda n: int(left(n) <= right(n)),
        ">=": lambda n: int(left(n) >= right(n)),
        "+": lambda n: left(n) + right(n),
        "-": lambda n: left(n) - right(n),
        "*": lambda n: left(n) * right(n),
        "/": lambda n: left(n) // right(n),
        "%": lambda n: left(n) % right(n),
    }
    return operations[operator]
