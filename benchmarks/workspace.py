"""A temporary workspace with many clinics, so that every leaflet of a batch differs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from leaflets.model.job import Job

REPOSITORY = Path(__file__).parents[1]
SAMPLE = "riverbank-sample"
PLACES = ("Łódź Road", "Émile Street", "Übergate", "Harbour", "Mill Lane", "St Ann’s", "Žižka Row")


def make_workspace(folder: Path, clinics: int) -> Path:
    """Copy content and layouts; write ``clinics`` clinics with names, phones and addresses of
    their own (so with a QR code of their own) and the translations of each."""
    for part in ("content", "layouts"):
        shutil.copytree(REPOSITORY / part, folder / part)
    content = folder / "content"
    sample = (content / "clinics" / f"{SAMPLE}.yaml").read_text("utf-8")
    catalogs = sorted(content.glob(f"translations/*/clinic-{SAMPLE}.po"))
    for number in range(clinics):
        name = f"{PLACES[number % len(PLACES)]} Clinic {number}"
        text = sample.replace("Riverbank Sample Clinic", name)
        text = re.sub(r"(?m)^phone: .*", f"phone: 020 7946 {number:04}", text)
        text = re.sub(r"(?m)^leaflets_web: .*", f"leaflets_web: c{number}.example.org", text)
        (content / "clinics" / f"{clinic(number)}.yaml").write_text(text, "utf-8")
        for catalog in catalogs:
            words = catalog.read_text("utf-8").replace(SAMPLE, clinic(number))
            words = words.replace("Riverbank Sample Clinic", name)
            (catalog.parent / f"clinic-{clinic(number)}.po").write_text(words, "utf-8")
    return folder


def clinic(number: int) -> str:
    """The name of a made-up clinic."""
    return f"clinic-{number}"


def job(leaflet: str, language: str, number: int) -> Job:
    """The handout of one clinic on A4, for the screen."""
    return Job(leaflet, language, clinic(number), "handout", "a4", "screen")


def make_new_words(folder: Path, leaflets: int) -> Path:
    """A workspace of ``leaflets`` leaflets, each for a clinic of its own and each with words that
    no other has: every word of four letters or more gets two other letters in its middle.

    What stays the same is what every clinic's leaflets share: labels, and blocks of all topics.
    """
    make_workspace(folder, leaflets)
    content = folder / "content"
    recipe = (content / "leaflets" / f"{WARNING_SIGNS}.yaml").read_text("utf-8")
    blocks = {path.name: path.read_text("utf-8") for path in content.glob(f"blocks/{TOPIC}/*")}
    for number in range(leaflets):
        topic = f"{TOPIC}-{number}"
        (content / "blocks" / topic).mkdir()
        for name, text in blocks.items():
            new = _FIELD.sub(lambda found, n=number: _with_new_words(found, n), text)  # type: ignore[misc]
            (content / "blocks" / topic / name).write_text(new, "utf-8")
        text = recipe.replace(f"block: {TOPIC}/", f"block: {topic}/")
        text = text.replace("id: SD-WARN", f"id: SD-WARN-{number}")
        text = text.replace("short_address: sd-warn", f"short_address: sd-warn-{number}")
        (content / "leaflets" / f"{new_words(number)}.yaml").write_text(text, "utf-8")
    return folder


def new_words(number: int) -> str:
    """The name of a leaflet that ``make_new_words`` has made."""
    return f"{WARNING_SIGNS}-{number}"


WARNING_SIGNS, TOPIC = "sacral-dimple-warning-signs", "sacral-dimple"
_FIELDS = "title|lead|action|sign|text|question|step|detail|message|caption|alt|item"
_FIELD = re.compile(rf"(?m)^(\s*(?:- )?(?:{_FIELDS}): )(.*)$")
_WORD = re.compile(r"\{[^}]*\}|[a-z]{4,}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _with_new_words(found: re.Match[str], number: int) -> str:
    pair = _LETTERS[number // 26 % 26] + _LETTERS[number % 26]

    def other(word: re.Match[str]) -> str:
        text = word[0]
        middle = len(text) // 2
        return text if text[0] == "{" else f"{text[: middle - 1]}{pair}{text[middle + 1 :]}"

    return found[1] + _WORD.sub(other, found[2])
