"""WeasyPrint, tagged: a template's HTML and one style sheet."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path
from typing import Any

import segno
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

STYLE = """
@font-face {{ font-family: Leaflet; src: url(file://{regular}) }}
@font-face {{ font-family: Leaflet; font-weight: bold; src: url(file://{bold}) }}
@page {{ size: A4; margin: 14mm 17mm 20mm;
  @bottom-left {{ content: element(foot) }}
  @bottom-right {{ content: counter(page) "/" counter(pages); font: 9pt Leaflet }} }}
body {{ font: 12pt/1.4 Leaflet; color: #1c2b33 }}
footer {{ position: running(foot); font-size: 9pt }}
h1 {{ font-size: 24pt }} h2 {{ font-size: 15pt }} h3 {{ font-size: 12.5pt }}
p {{ margin: 0 0 5pt }}
.box {{ background: #e8f1f2; border: 1pt solid #b3261e; padding: 8pt; margin-bottom: 6pt }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ border: 0.5pt solid #1c2b33; padding: 3pt; text-align: start }}
.qr {{ width: 26mm }}
"""


def ready(folder: Path, font: str) -> Callable[[Any], bytes]:
    """Open the fonts, once."""
    configuration = FontConfiguration()
    regular, bold = (folder / f"{font}-{weight}.ttf" for weight in ("Regular", "Bold"))
    sheet = CSS(string=STYLE.format(regular=regular, bold=bold), font_config=configuration)
    arabic = "Arabic" in font

    def build(story: Any) -> bytes:
        body = _CODE.sub(lambda found: _qr(unescape(found[1])), story)
        head = '<html lang="ar" dir="rtl">' if arabic else '<html lang="en">'
        made: bytes = HTML(string=f"{head}{body}</html>").write_pdf(
            stylesheets=[sheet], font_config=configuration, pdf_variant="pdf/ua-1"
        )
        return made

    return build


def prepared(story: dict[str, Any]) -> Any:
    """The HTML; QR codes are put in when it is set."""
    body = "".join(_entry(entry) for entry in story["body"])
    title, footer = story["title"], story["footer"]
    return f"<head><title>{title}</title></head><body><footer>{footer}</footer>{body}</body>"


_CODE = re.compile(r'(?<=role="img") data-code="([^"]*)">')


def _qr(payload: str) -> str:
    file = io.BytesIO()
    segno.make_qr(payload, error="q").save(file, kind="svg", xmldecl=False)
    return f">{file.getvalue().decode()}"


def _words(markup: str) -> str:
    return markup.replace("<super>", "<sup>").replace("</super>", "</sup>")


def _entry(entry: list[Any]) -> str:
    kind, *rest = entry
    match kind:
        case "heading":
            return f"<h{rest[0]}>{_words(rest[1])}</h{rest[0]}>"
        case "text":
            return f"<p>{_words(rest[0])}</p>"
        case "box":
            return f'<div class="box">{"".join(_entry(inner) for inner in rest[0])}</div>'
        case "list":
            tag = "ol" if rest[0] else "ul"
            items = "".join(f"<li>{_all(item)}</li>" for item in rest[1])
            return f"<{tag}>{items}</{tag}>"
        case "table":
            head, *rows = rest[0]
            cells = "".join(f'<th scope="col">{_all(cell)}</th>' for cell in head)
            body = "".join(_row(row) for row in rows)
            return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"
        case "qr":
            return f'<div class="qr" role="img" data-code="{escape(rest[0])}"></div>'
        case "picture":
            drawing = (
                '<svg width="160" height="90"><path d="M20 80 70 10 140 80" fill="none" '
                'stroke="#1c2b33"/></svg>'
            )
            return f"<div>{drawing}{_all(rest[1])}</div>"
        case _:
            return "<hr>"


def _all(markups: list[str]) -> str:
    return "".join(f"<p>{_words(markup)}</p>" for markup in markups)


def _row(row: list[list[str]]) -> str:
    return f"<tr>{''.join(f'<td>{_all(cell)}</td>' for cell in row)}</tr>"
