"""``python -m benchmarks.merging``: what it costs to bring PO files up to date."""

from __future__ import annotations

import argparse
import datetime
import io
import platform
import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.measure import used
from leaflets.catalogs.merging import Heading, merge
from leaflets.catalogs.messages import Message
from leaflets.catalogs.po import parse_po
from leaflets.catalogs.writing import quoted, template

SIZES = (500, 30_000)
CHANGED = 54 / 500
"""Part of the messages whose English has changed."""
HEADING = Heading("ar", datetime.date(2026, 12, 1))
_ENGLISH = "call us if your baby has a fever or is very sleepy and does not want to feed"
_ARABIC = "اتصلوا بنا إذا كان رضيعكم مصابًا بالحمى أو كثير النوم ولا يريد أن يرضع"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.merging", description=__doc__)
    parser.add_argument("--babel", action="store_true", help="Babel too, at 500: 5 to 15 s a round")
    parser.add_argument("--rounds", type=int, default=5, help="the least of so many counts (5)")
    wanted = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}; milliseconds of processor")
    print(f"{'':28}" + "".join(f"{f'{size:,} messages':>20}" for size in SIZES))
    rows: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as name:
        for size in SIZES:
            before, after = messages(size)
            text = translated(before)
            for title, work in engines(Path(name), text, after, wanted.babel).items():
                taken = least(work, wanted.rounds) if work else None
                rows.setdefault(title, []).append(f"{taken:.1f}" if taken else "")
    for title, cells in rows.items():
        print(f"{title:28}" + "".join(f"{cell:>20}" for cell in cells))


def messages(size: int) -> tuple[list[Message], list[Message]]:
    """As they were and as they are now: 54 in 500 have another word in them."""
    chance = random.Random(size)
    before = [
        Message(
            f"topic/block-{number // 10}#entry-{number % 10}.text",
            " ".join(chance.choices(_ENGLISH.split(), k=chance.randint(4, 40))).capitalize() + ".",
            None,
            ("text: The words of the paragraph", "Reading age: 11."),
            f"content/blocks/topic/block-{number // 10}.yaml#entry-{number % 10}.text",
        )
        for number in range(size)
    ]
    changed = set(chance.sample(range(size), round(size * CHANGED)))
    after = [
        replace(message, source=f"{message.source} Now.") if number in changed else message
        for number, message in enumerate(before)
    ]
    return before, after


def translated(before: list[Message]) -> str:
    """A PO file of them in which every message has a translation, of as many words."""
    chance = random.Random(0)
    text = merge(HEADING, before).text
    head, *entries = text.split('\nmsgstr ""\n\n')
    words = (" ".join(chance.choices(_ARABIC.split(), k=chance.randint(4, 40))) for _ in before)
    made = [head]
    for entry, translation in zip(entries, words, strict=False):
        made.append(f"\nmsgstr {quoted(translation)}\n\n{entry}")
    return "".join(made)


def engines(
    folder: Path, text: str, after: list[Message], babel: bool
) -> dict[str, Callable[[], object] | None]:
    """Title -> work; None where it would take too long."""
    po, pot = folder / "old.po", folder / "new.pot"
    po.write_text(text, "utf-8")
    pot.write_text(template(after), "utf-8")
    msgmerge = ["msgmerge", "--quiet", "--previous", "--no-wrap", "-o", str(folder / "x.po")]
    found: dict[str, Callable[[], object] | None] = {
        "leaflets: read, merge, write": lambda: ours(po, after, folder / "ours.po"),
        "leaflets: nothing changed": lambda: ours(folder / "ours.po", after, folder / "same.po"),
    }
    small = len(after) <= SIZES[0]
    if shutil.which("msgmerge"):
        exact, guessing = [*msgmerge, "-N"], msgmerge
        found["msgmerge -N (no guesses)"] = lambda: run([*exact, str(po), str(pot)])
        found["msgmerge (with guesses)"] = (
            (lambda: run([*guessing, str(po), str(pot)])) if small else None
        )
    if babel:
        found["Babel catalog.update"] = (lambda: with_babel(po, pot)) if small else None
    return found


def ours(old: Path, after: list[Message], new: Path) -> None:
    """As ``leaflets translations update`` does it: the whole file, checked."""
    known = parse_po(old.read_text("utf-8"), old)
    new.write_text(merge(HEADING, after, known).text, "utf-8")


def run(command: list[str]) -> None:
    """A process, with its start."""
    subprocess.run(command, check=True)


def with_babel(old: Path, new: Path) -> None:
    """Reads both files, updates and writes in memory."""
    from babel.messages.pofile import read_po, write_po

    with old.open("rb") as known, new.open("rb") as wanted:
        catalog, templates = read_po(known, locale="ar"), read_po(wanted)
    catalog.update(templates)
    write_po(io.BytesIO(), catalog)


def least(work: Callable[[], object], rounds: int) -> float:
    """Milliseconds of processor time, here and in children: what other programs do meanwhile does
    not count."""
    taken = []
    for _ in range(rounds):
        start = used()
        work()
        taken.append((used() - start) * 1000)
    return min(taken)


if __name__ == "__main__":
    main()
