"""``leaflets build``: make PDFs."""

from __future__ import annotations

from typing import Any

import click

from leaflets.commands._batch_options import batch_options
from leaflets.commands._frame import (
    a_command,
    completes,
    font_dir_option,
    only_option,
    output_profile_option,
)
from leaflets.problems import ExitCode


@a_command("build")
@click.argument("leaflet", nargs=-1, shell_complete=completes("leaflets"))
@only_option("language", "Only this language, for example ar or es.")
@only_option("clinic", "Only for this clinic.")
@click.option(
    "--bilingual",
    metavar="[LANGUAGE]",
    is_flag=False,
    flag_value="clinic",
    shell_complete=completes("languages"),
    help="Print a second language beside the patient's, block by block, so that both of you can "
    "point at the same sentence. Without a LANGUAGE, at the end of the line: the clinic's own.",
)
@click.option(
    "--layout",
    metavar="LAYOUT",
    multiple=True,
    shell_complete=completes("layouts"),
    help="In this layout. Usual choice: the one the leaflet names.",
)
@click.option(
    "--paper",
    metavar="PAPER",
    multiple=True,
    shell_complete=completes("papers"),
    help="On this paper, for example a4 or letter. Usual choice: the clinic's own.",
)
@click.option(
    "--profile",
    metavar="PROFILE",
    multiple=True,
    shell_complete=completes("profiles"),
    help="screen: to read and send. office: for the office printer. mono: black and white. print: "
    "for a print shop. html: a web page for telephones, without layout and paper. Or a preset of "
    "your own, from layouts/profiles. Usual choice: screen.",
)
@output_profile_option
@click.option(
    "--final",
    is_flag=True,
    help="Only what may go to patients: refuse a leaflet that is not reviewed, or has changed, or "
    "expired since. Without it, such a leaflet is made with a mark on every page.",
)
@click.option(
    "--allow-mixed",
    is_flag=True,
    help="Where a translation is missing, print the original words, framed and marked, instead of "
    "refusing the leaflet.",
)
@font_dir_option
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    help="Put the PDFs into FOLDER, or into object storage (s3://BUCKET/FOLDER). Usual choice: "
    '"output" beside your leaflets.',
)
@batch_options
def command(**said: Any) -> ExitCode:
    """Make the PDFs: all of them, or only the leaflets you name.

    Language, clinic, layout, paper and profile may be given several times; each adds to what is
    made. A leaflet that cannot be made does not stop the others, and its earlier PDF stays as it
    was. What has not changed since it was last made is not made again. Ctrl-C stops; the same
    command then goes on where it stopped.

    \b
    Examples:
      leaflets build                                   everything
      leaflets build sacral-dimple-warning-signs       one leaflet, in all languages
      leaflets build -l ar -l es                       all leaflets in Arabic and Spanish
      leaflets build -c hill-street --paper letter     for one clinic, on US Letter
      leaflets build -c hill-street --final            only what is signed and up to date
      leaflets build -l ar --bilingual                 Arabic, and the clinic's language beside it
      leaflets build -l ar --bilingual fr              Arabic and French
      leaflets build --profile print                   for a print shop
      leaflets build --profile html                    web pages, to read on telephones
      leaflets build --plan                            what would be made, and why
      leaflets build --orders today.csv                what an order file asks for
      leaflets build --zip clinic --report run.html    zips to hand on, and a report

    A PDF is named output/CLINIC/LANGUAGE/LEAFLET-LAYOUT-PAPER-PROFILE.pdf; -with-LANGUAGE stands at
    the end of the name where there are two languages. A web page is named
    output/CLINIC/LANGUAGE/LEAFLET.html.
    """
    from leaflets.commands._building import build
    from leaflets.commands._wanted import Wanted

    return build(Wanted(**said))
