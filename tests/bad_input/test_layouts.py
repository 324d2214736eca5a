"""Templates, themes, layouts and papers that cannot be used."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.bad_input.cases import HANDOUT, TEXT_TEMPLATE, THEME, Case
from tests.bad_input.mended import BOTH, Mended

LOOP = "{% for entry in block.paragraphs %}"
PARAGRAPH = "<p>{{ entry.text }}</p>"
A4 = "layouts/papers/a4.yaml"


def template(name: str, new: str, code: str, *says: str, old: str = PARAGRAPH,
             line: int | Literal["found"] = "found") -> Case:  # fmt: skip
    return Case(name, TEXT_TEMPLATE, old, new, code, says, BOTH, line=line)


TEMPLATES = [
    template("an undefined name", "<p>{{ entry.texxt }}</p>", "template/name", "texxt"),
    template("an undefined label", "<p>{{ labels['no-such'] }}</p>", "template/name", "no-such"),
    template("a syntax error", "<p>{{ entry.text }</p>", "template/syntax", "check this line"),
    template("a loop that does not end", LOOP.replace("%}", ""), "template/syntax",
         "check this line",
             old=LOOP, line=6),
    template("an unknown element", "<div>{{ entry.text }}</div>", "template/markup", "<div>"),
    template("an element not closed", "<p>{{ entry.text }}", "template/markup",
             "<p> is opened but not closed"),
    template("an unknown class", '<p class="fancy">{{ entry.text }}</p>', "theme/unknown-style",
             "“fancy”", "styles in the theme"),
    template("words outside a paragraph", "{{ entry.text }}", "template/markup",
             "words outside a paragraph", "put them into <p>", line=1),
    template("a missing template", "{% include 'blocks/none.xml.j2' %}", "template/missing",
             "blocks/none.xml.j2"),
    template("a template outside the layouts", "{% include '../../content/workspace.yaml' %}",
             "template/missing", "workspace.yaml"),
    template("a huge range", "{% for i in range(99999999999) %}<p>x</p>{% endfor %}",
             "template/", "range"),
    template("a class of Python", "<p>{{ entry.text.__class__ }}</p>", "template/name",
             "__class__"),
    template("an attribute by name", "<p>{{ entry|attr('__class__') }}</p>", "template/name",
             "__class__"),
    template("a function of Python", "<p>{{ entry.text.fill.__globals__ }}</p>", "template/name",
             "__globals__"),
    template("cycler", "<p>{{ cycler.__init__ }}</p>", "template/name", "names a template can use"),
    template("import", "{% import 'os' as os %}", "template/", "os"),
    template("safe", "<p>{{ entry.text|safe }}</p>", "template/syntax", "safe"),
    template("a number divided by nothing", "<p>{{ 1 // 0 }}</p>", "template/value", ""),
    template("a sum of words and numbers", "<p>{{ 1 + 'a' }}</p>", "template/value", ""),
    template("too much", "<p>{{ 'x' * 999999999 }}</p>", "template/", ""),
    template("a power", "<p>{{ 9 ** 9 ** 9 }}</p>", "template/", ""),
    template("a filter that formats", "<p>{{ '%999999999d'|format(1) }}</p>", "template/", ""),
    template("a filter that centers", "<p>{{ 'x'|center(999999999) }}</p>", "template/", ""),
    template("nested loops", "{% for a in block.paragraphs %}" * 19 + "x" + "{% endfor %}" * 19,
             "template/syntax", "more than 4 loops", line=1),
    template("a macro that calls itself", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
             "template/endless", "leads back to itself", line=0),
    template("a template that includes itself", "{% include 'blocks/text.xml.j2' %}",
             "template/endless", "leads back to itself", line=0),
    template("a picture that is not there", '<img src="nowhere"/>', "template/markup", "nowhere"),
    template("a row with too few cells",
             "<table><tr><td>a</td><td>b</td></tr></table>", "template/markup", "<tr>"),
    template("an entity", "<p>&nbsp;</p>", "template/markup", "&nbsp;", "the character itself"),
    template("a doctype", '<!DOCTYPE x [<!ENTITY a "b">]>', "template/markup", "broken", line=3),
    template("a bad link", '<p><a href="javascript:x">{{ entry.text }}</a></p>', "template/markup",
             "javascript:x"),
    template("a bad language", '<p lang="???">{{ entry.text }}</p>', "template/markup", "???"),
    template("a QR code too long",
         '<qr href="{{ \'https://example.org/\' ~ \'x\' * 5000 }}" alt="x"/>',
             "template/", ""),
    template("an unknown colspan", '<table><tbody><tr><td colspan="0">a</td></tr></tbody></table>',
             "template/markup", ""),
]  # fmt: skip

THEMES = [
    Case("a colour that is none", THEME, 'ink: "#1b2330"', 'ink: "navy"', "content/",
         ("six digits",),
         BOTH, field="palette.ink"),
    Case("a weak palette", THEME, 'ink: "#1b2330"', 'ink: "#9a9a9a"', "theme/contrast",
         ("4.5:1", "darker"), BOTH),
    Case("an unknown colour", THEME, "audience: {type: body,",
         "audience: {colour: navy, type: body,",
         "theme/unknown-colour", ("“navy”",), BOTH),
    Case("small body text", THEME, "body: {size: 12,", "body: {size: 11,", "content/",
         ("12 points",), BOTH, field="type.body.size"),
    Case("tiny text", THEME, "fine: {size: 9.5,", "fine: {size: 6,", "content/", ("9 or more",),
         BOTH, field="type.fine.size"),
    Case("an unknown type step", THEME, "p: {after: 2,", "p: {type: huge,",
         "theme/unknown-type",
         ("huge",), BOTH),
    Case("an unknown icon", THEME, "icon: {name: emergency, size: 8", "icon: {name: siren, size: 8",
                  "theme/unknown-icon", ("siren",),
         BOTH, field="styles.tier-emergency-now.bar.icon.name"),
    Case("a negative number", THEME, "p: {after: 2,", "p: {after: -2,", "content/", ("0 or more",),
         BOTH,
         field="styles.p.after"),
    Case("three paddings", THEME, "p: {after: 2,", "p: {padding: [1, 2, 3],", "content/",
         ("1, 2 or 4",), BOTH, field="styles.p.padding"),
    Case("not a number", THEME, "p: {after: 2,", "p: {after: wide,", "content/", ("not a number",),
         BOTH, field="styles.p.after"),
    Case("endless", THEME, "p: {after: 2,", "p: {after: inf,", "content/", ("",),
         BOTH, field="styles.p.after"),
    Case("nan", THEME, "p: {after: 2,", "p: {after: nan,", "content/", ("",),
         BOTH, field="styles.p.after"),
    Case("zero columns", THEME, "sources: {type: fine, columns: 3",
         "sources: {type: fine, columns: 0", "content/",
         ("",), BOTH, field="styles.sources.columns"),
    Case("zero widths", THEME, "widths: [4, 5]", "widths: [0, 0]", "theme/widths",
         ("above 0",), BOTH, field="styles.myths.widths"),
    Case("an accent colour that is none", THEME, 'teal:\n    colours: {accent: "#0d4f6b"',
         'teal:\n    colours: {accent: "teal"', "theme/colour",
         ("six digits",), BOTH, line=30),
    Case("leading too small", THEME, "leading: 1.33", "leading: 0.5", "content/", ("1 or more",),
         BOTH),
    Case("huge indent", THEME, "checklist: {marker: checkbox, indent: 7.5",
         "checklist: {marker: checkbox, indent: 750",
         "layout/off-the-page", ("outside the paper",), line=2, told_in=HANDOUT),
    Case("a bar without a colour", THEME, "bar: {width: 1.8, colour: accent}", "bar: {width: 1.8}",
         "content/missing", ("colour",), BOTH),
]  # fmt: skip


def layout(name: str, old: str, new: str, code: str, *says: str,
           line: int | Literal["found"] = "found", field: str = "") -> Case:  # fmt: skip
    return Case(name, HANDOUT, old, new, code, says, line=line, field=field)


SIDE = "width: 54\n            roles: [aside, next, contact]"
MAIN = f"""\
width: flex
            roles: [lead, urgent, main]
          - name: side
            {SIDE}"""
"""Of the form for upright A4."""

LAYOUTS = [
    layout("margins larger than the paper", "sides: 14", "sides: 140", "layout/no-room",
           "margins leave no room", "210 x 297 mm", line=2),
    layout("margins taller than the paper", "top: 13", "top: 400", "layout/no-room",
           "margins leave no room", line=2),
    layout("a column wider than the page", "width: 54", "width: 540", "layout/no-room",
           "column main", "182 mm", line=2),
    layout("no room left for flex", "width: 54", "width: 182", "layout/no-room", "column main",
           line=2),
    layout("a narrow column", "width: 54", "width: 3", "layout/no-room", "side", "25 mm", line=2),
    layout("columns that overlap the margin", MAIN, MAIN.replace("flex", "150"), "layout/no-room",
           "30 mm wider", line=2),
    layout("a negative margin", "sides: 14", "sides: -14", "content/", "0 or more"),
    layout("a negative column", "width: 54", "width: -54", "content/fault", "above 0", "flex"),
    layout("an unknown role", "[lead, urgent, main]", "[leed, urgent, main]",
           "content/literal-error", "did you mean lead"),
    layout("no forms", "forms:\n", "forms: []\nmore:\n", "content/too-short", "add an entry"),
    layout("forms in the wrong order", "min_width: 180", "min_width: 90", "content/fault",
           "widest", line=52, field="forms.4.min_width"),
    layout("a role in two columns", SIDE, SIDE.replace("contact", "contact, lead"),
           "content/fault", "role lead", line=45),
    layout("two columns of one name", "name: side", "name: main", "content/fault",
           "column main", "twice"),
    layout("an unknown style property", "h1: {type: title-small}", "h1: {font: Comic}",
           "content/extra-forbidden", "“font”"),
    layout("a step of the scale that is none", "    margins: {top: 13",
           "    type: {headign: {size: 14}}\n    margins: {top: 13", "theme/unknown-type",
           "headign", "heading", field="forms.3.type.headign"),
    layout("type below the floor of the layout", "    margins: {top: 13",
           "    smallest: 10\n    margins: {top: 13", "theme/too-small",
           "would be 9 pt, below 10 pt", "footer: {size: 10}", field="forms.3.smallest"),
    layout("a style that nobody uses", "h1: {type: title-small}", "hh1: {type: title-small}",
           "theme/unused-style", "“hh1”", "h1", field="forms.4.styles.hh1"),
    layout("a page that does not exist", "- gutter: 8", "- page: 0\n        gutter: 8", "content/",
           "1 or more"),
    layout("an unknown role of a part", "theme: calm", "theme: calm\nonly: [urgnt]",
           "content/literal-error", "did you mean urgent", line=5),
    layout("small body text of a form", "    margins: {top: 13",
           "    type: {body: {size: 11}}\n    margins: {top: 13", "content/fault",
           "12 points", field="forms.3.type.body.size"),
    Case("paper without height", A4, "height: 297", "height: 0", "content/", ("more than 0",),
         BOTH),
    Case("huge paper", A4, "height: 297", "height: 99999", "content/", ("2000 or less",), BOTH),
    Case("paper too narrow", A4, "width: 210", "width: 60", "layout/paper-too-narrow",
         ("60 mm",), BOTH, line=2, told_in=HANDOUT),
    Case("paper not high enough", A4, "height: 297", "height: 40", "layout/no-room",
         ("210 x 40 mm",), BOTH, line=2, told_in=HANDOUT),
]  # fmt: skip


@pytest.mark.parametrize("case", [*TEMPLATES, *THEMES, *LAYOUTS], ids=str)
def test_refused(mended: Mended, case: Case) -> None:
    case.check(mended)
