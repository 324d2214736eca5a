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
