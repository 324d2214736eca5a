"""Typst, tagged: one compiler, one template; the words come in as JSON."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import segno
import typst

TEMPLATE = r"""
#let story = json(bytes(sys.inputs.story))
#set document(title: story.title, date: datetime(year: 2026, month: 11, day: 22))
#set page(paper: "a4", margin: (x: 17mm, top: 14mm, bottom: 20mm),
  footer: text(9pt)[#story.footer #h(1fr) #context counter(page).display("1 / 1", both: true)])
#set text(font: story.font, size: 12pt, fill: rgb("#1c2b33"), lang: story.lang,
  dir: if story.lang == "ar" { rtl } else { ltr })
#set par(leading: 0.55em, spacing: 7pt)
#show heading.where(level: 1): set text(24pt)
#show heading.where(level: 2): set text(15pt)
#show heading.where(level: 3): set text(12.5pt)
#let words(runs) = for run in runs {
  let part = if run.at(1) { strong(run.at(0)) } else { run.at(0) }
  let part = if run.at(2) { super(part) } else { part }
  if run.at(3) != "" { link(run.at(3), part) } else { [#part] }
}
#let set_all(body) = for entry in body {
  let kind = entry.at(0)
  if kind == "heading" { heading(level: entry.at(1), words(entry.at(2))) }
  else if kind == "text" { par(words(entry.at(1))) }
  else if kind == "box" {
    block(width: 100%, fill: rgb("#e8f1f2"), stroke: 1pt + rgb("#b3261e"), inset: 9pt,
      set_all(entry.at(1)))
  }
  else if kind == "list" {
    let items = entry.at(2).map(item => item.map(words).join())
    if entry.at(1) { enum(..items) } else { list(..items) }
  }
  else if kind == "table" {
    let rows = entry.at(1)
    table(columns: calc.max(..rows.map(row => row.len())) * (1fr,),
      table.header(..rows.at(0).map(cell => cell.map(words).join())),
      ..rows.slice(1).flatten().len() * (), ..rows.slice(1).map(row => row.map(
        cell => [#cell.map(words).join()])).flatten())
  }
  else if kind == "qr" {
    image(bytes(story.codes.at(entry.at(1))), format: "svg", width: 26mm,
      alt: "QR code of the web page")
  }
  else if kind == "picture" {
    figure(alt: "A picture", block({
      curve(curve.move((20pt, 60pt)), curve.line((70pt, 10pt)), curve.line((140pt, 60pt)))
      for label in entry.at(1) { par(words(label)) }
    }))
  }
  else if kind == "rule" { line(length: 100%) }
}
#set_all(story.body)
"""


def ready(folder: Path, font: str) -> Callable[[Any], bytes]:
    """Write the template into ``folder``, where the fonts are."""
    template = folder / f"{font}.typ"
    template.write_text(TEMPLATE, "utf-8")
    compiler: Any = typst.Compiler(
        str(template), root=str(folder), font_paths=[str(folder)], ignore_system_fonts=True
    )
    family = "Noto Sans Arabic" if "Arabic" in font else "Noto Sans"
    language = "ar" if "Arabic" in font else "en"

    def build(story: Any) -> bytes:
        story["codes"] = [_qr(payload) for payload in story["payloads"]]
        words = json.dumps({**story, "font": [family, "Noto Sans"], "lang": language})
        made: bytes = compiler.compile(
            format="pdf", sys_inputs={"story": words}, pdf_standards=["ua-1", "a-2a"]
        )
        return made

    return build


def prepared(story: dict[str, Any]) -> Any:
    """Runs in place of markup. What is to be in QR codes stands apart: they are made in time."""
    payloads: list[str] = []
    body = _all(story["body"], payloads)
    title, footer = story["title"], _plain(story["footer"])
    return {"title": title, "footer": footer, "body": body, "payloads": payloads}


def _all(body: list[Any], payloads: list[str]) -> list[Any]:
    return [_entry(entry, payloads) for entry in body]


def _entry(entry: list[Any], payloads: list[str]) -> list[Any]:
    kind, *rest = entry
    match kind:
        case "heading":
            return [kind, rest[0], _runs(rest[1])]
        case "text":
            return [kind, _runs(rest[0])]
        case "box":
            return [kind, _all(rest[0], payloads)]
        case "list":
            return [kind, rest[0], [[_runs(words) for words in item] for item in rest[1]]]
        case "table":
            return [kind, [[[_runs(w) for w in cell] for cell in row] for row in rest[0]]]
        case "qr":
            payloads.append(rest[0])
            return [kind, len(payloads) - 1]
        case "picture":
            return [kind, [_runs(words) for words in rest[1]]]
        case _:
            return entry


def _qr(payload: str) -> str:
    file = io.BytesIO()
    segno.make_qr(payload, error="q").save(file, kind="svg", xmldecl=False)
    return file.getvalue().decode()


_TAG = re.compile(r"<(/?)(b|super|a)(?: href=\"([^\"]*)\")?>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def _plain(markup: str) -> str:
    text = _TAG.sub("", markup)
    for entity, letter in _ENTITIES:
        text = text.replace(entity, letter)
    return text


def _runs(markup: str) -> list[list[Any]]:
    """``[text, bold, raised, link]`` of each run."""
    found: list[list[Any]] = []
    bold, raised, link, at = False, False, "", 0
    for tag in _TAG.finditer(markup):
        if tag.start() > at:
            found.append([_plain(markup[at : tag.start()]), bold, raised, link])
        opens, at = not tag[1], tag.end()
        if tag[2] == "b":
            bold = opens
        elif tag[2] == "super":
            raised = opens
        else:
            link = _plain(tag[3] or "") if opens else ""
    if at < len(markup):
        found.append([_plain(markup[at:]), bold, raised, link])
    return found
