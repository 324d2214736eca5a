"""A YAML tree -> a checked noun, or problems in the author's words at the author's line.

The one place that turns pydantic's errors into sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from leaflets.model.content import ID
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.strict_yaml import Location, Tree
from leaflets.strict_yaml.messages import BELOW

Noun = TypeVar("Noun", bound=BaseModel)

_SHAPES = {
    ID: "use small letters, digits and single hyphens, for example lower-back",
    r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$": "write topic/name: the folder and the "
    "name of the block, for example shared/contact",
    r"^[A-Z0-9]+(-[A-Z0-9]+)*$": "use capital letters, digits and hyphens, for example SD-WARN",
    r"^[0-9]+\.[0-9]+\.[0-9]+$": "write three numbers with dots, for example 1.0.0",
    r"^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$": "write a code of ICD-10-CM, for example Q82.6",
    "^[A-Z]{2}$": "write two capital letters, for example GB",
    "^[0-9]{1,6}$": "write a whole number with the digits 0 to 9, for example 6",
    r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$": "write a language tag, for example en-GB",
    r"^#[0-9a-fA-F]{6}$": "write # and six digits or letters a to f, between quotation marks",
}


def validate(model: type[Noun], tree: Tree) -> Noun:
    """Check a file. Raises LeafletsError with every problem of the file."""
    if not isinstance(tree.data, dict):
        hint = f"each line begins with the name of a field: {', '.join(model.model_fields)}"
        where = Where(tree.path, 1)
        raise LeafletsError(Problem("content/shape", "this file holds no fields", where, hint))
    try:
        return model.model_validate(tree.data)
    except ValidationError as error:
        found = _translated(error.errors(include_url=False), model, tree)
        raise LeafletsError(*found) from None


LISTED = 40
"""Names that a message lists at the most: fields and sources of a workspace, but not its messages,
of which there are hundreds."""


def nearest(name: str, known: Iterable[str]) -> str:
    """“did you mean …?” with names like `name`, or the `known` names."""
    import difflib  # only for those who need it

    known = list(known)
    close = difflib.get_close_matches(name, known, n=3, cutoff=0.6)
    if close:
        return f"did you mean {' or '.join(close)}?"
    more = f" and {len(known) - LISTED} more" if len(known) > LISTED else ""
    return f"there is {', '.join(known[:LISTED])}{more}" if known else "there is none yet"


def model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """The schema of the value at `location` in a file of `model`, or None if it is not a group."""
    here: Any = model
    for step in location:
        if isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(str(step))
            here = _bare(field.annotation) if field else None
        elif get_origin(here) is tuple or (get_origin(here) and isinstance(step, str)):
            arguments = get_args(here)
            here = _bare(arguments[1] if isinstance(step, str) else arguments[0])
        else:
            return None
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None


def _bare(annotation: Any) -> Any:
    """Without ``Annotated`` and ``| None``."""
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    options = [a for a in get_args(annotation) if a is not type(None)]
    if len(options) == 1 and type(None) in get_args(annotation):
        return _bare(options[0])
    return annotation


def _translated(
    errors: Iterable[Mapping[str, Any]], model: type[BaseModel], tree: Tree
) -> Iterator[Problem]:
    """One or more problems for each error; the variants of a choice become one."""
    misspelt = set(_misspelt(errors, model))
    told: set[tuple[Location, str]] = set()
    for error in errors:
        place: Location = tuple(error["loc"])
        if error["type"] == "missing" and place in misspelt:
            continue
        place += tuple(error.get("ctx", {}).get("at", ()))
        for below, message, hint in _told(error, model, tree):
            known = tree.known(place + below)
            where = Where(tree.path, tree.line(known), tree.field(known))
            code = f"content/{error['type'].replace('_', '-')}"
            if (known, message) not in told:
                told.add((known, message))
                yield Problem(code, message, where, hint)


def _misspelt(errors: Iterable[Mapping[str, Any]], model: type[BaseModel]) -> Iterator[Location]:
    """Missing fields that stand in the file under a name one slip away."""
    import difflib

    extra = [tuple(e["loc"]) for e in errors if e["type"] == "extra_forbidden"]
    missing = [tuple(e["loc"]) for e in errors if e["type"] == "missing"]
    for place in missing:
        beside = [str(e[-1]) for e in extra if e[:-1] == place[:-1]]
        if difflib.get_close_matches(str(place[-1]), beside, cutoff=0.6):
            yield place


def _told(
    error: Mapping[str, Any], model: type[BaseModel], tree: Tree
) -> Iterator[tuple[Location, str, str]]:
    """Where below the error's place, what is wrong and what to do."""
    if error["type"] == "fault":
        for fault in error["ctx"]["faults"]:
            yield fault.at, fault.message, fault.hint
    else:
        for message, hint in _sentences(error, model, tree):
            yield (), message, hint


def _sentences(
    error: Mapping[str, Any], model: type[BaseModel], tree: Tree
) -> Iterator[tuple[str, str]]:
    """What is wrong and what to do, for one pydantic error."""
    location: Location = tuple(error["loc"])
    context = error.get("ctx", {})
    value = error["input"]
    match error["type"]:
        case "missing" if isinstance(location[-1], int):
            field = location
            while field and isinstance(field[-1], int):
                field = field[:-1]
            hint = _described(model, field) or "write it"
            yield f"entry {location[-1] + 1} of this list is missing", hint
        case "missing":
            hint = f"add a line: {location[-1]}: …"
            if described := _described(model, location):
                hint += f" ({described[:1].lower()}{described[1:]})"
            yield f"the field “{location[-1]}” is missing", hint
        case "extra_forbidden":
            group = model_at(model, location[:-1])
            names = list(group.model_fields) if group else []
            yield f"there is no field “{location[-1]}” here", nearest(str(location[-1]), names)
        case "literal_error":
            known = [
                word.strip("' ") for word in context["expected"].replace(" or ", ",").split(",")
            ]
            yield (
                f"“{value}” is not one of the words that can stand here",
                nearest(str(value), known),
            )
        case "string_type":
            yield _not_text(value)
        case "string_pattern_mismatch":
            hint = _SHAPES.get(context["pattern"], f"it must look like {context['pattern']}")
            yield f"“{value}” cannot stand here", hint
        case "tuple_type" | "list_type":
            yield "this is not a list", "start a line for each entry with two spaces and a hyphen"
        case "too_short" if len(value) >= context["min_length"]:
            return  # pydantic counts the valid entries only; each of the others has been told
        case "too_short":
            hint = "add an entry, or delete what the list belongs to"
            yield f"this list needs {context['min_length']} or more entries", hint
        case "too_long":
            yield (
                f"this list has {context['actual_length']}; it may have {context['max_length']}",
                ("take some away, or make two blocks"),
            )
        case "value_error":
            yield str(context["error"]), _described(model, location)
        case _:
            yield from _numbers(error, value, model, location)


def _numbers(
    error: Mapping[str, Any], value: Any, model: type[BaseModel], location: Location
) -> Iterator[tuple[str, str]]:
    kind, context = error["type"], error.get("ctx", {})
    limits = {
        "greater_than": "more than {gt}",
        "greater_than_equal": "{ge} or more",
        "less_than": "less than {lt}",
        "less_than_equal": "{le} or less",
    }
    if kind in limits:
        limit = {name: f"{number:g}" for name, number in context.items()}
        only = _only_number(model, location)
        hint = f"write {only:g}" if only else f"write {limits[kind].format(**limit)}"
        yield f"{value} is out of range", hint
    elif kind.startswith("int"):
        hint = "write the digits 0 to 9 and nothing else, for example 12"
        yield f"“{value}” is not a whole number", hint
    elif kind.startswith(("float", "finite")):
        hint = "write the digits 0 to 9, with a point in decimals, for example 12 or 12.5"
        yield f"“{value}” is not a number", hint
    elif kind.startswith("bool"):
        yield f"“{value}” is neither true nor false", "write true or false"
    elif kind.startswith(("model", "dict", "mapping")):
        group = model_at(model, location)
        hint = f"its fields: {', '.join(group.model_fields)}" if group else "write name: value"
        yield "fields are expected here, not words alone", hint
    else:
        yield str(error["msg"]), _described(model, location)


def _only_number(model: type[BaseModel], location: Location) -> float | None:
    """The number that a field must hold, if its limits leave but one."""
    group = model_at(model, location[:-1]) if location else None
    field = group.model_fields.get(str(location[-1])) if group else None
    marks = field.metadata if field else []
    least = [mark.ge for mark in marks if hasattr(mark, "ge")]
    most = [mark.le for mark in marks if hasattr(mark, "le")]
    return float(least[0]) if least and least == most else None


def _not_text(value: Any) -> tuple[str, str]:
    if isinstance(value, dict) and len(value) == 1 and "" in value.values():
        return "{ at the start of a value has a meaning of its own", f"if it begins a text, {BELOW}"
    if isinstance(value, dict):
        return "words are expected here, not fields", f"text that contains a colon: {BELOW}"
    return "words are expected here, not a list", f"text that begins with [ or -: {BELOW}"


def _described(model: type[BaseModel], location: Location) -> str:
    group = model_at(model, location[:-1]) if location else None
    field = group.model_fields.get(str(location[-1])) if group else None
    return (field.description or "") if field else ""
