"""What is wrong with a file of knowledge, in words for people who do not program. Reads no file."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to repair: the file (relative to `knowledge/`), the place in it, what was expected."""

    file: str
    place: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.place, self.message) if part)


REFERENCE: Final = "a reference"
OWN: Final = "a statement"
_TAGS: Final = (REFERENCE, OWN)  # which of two forms a value has: no key of a file

_EXPECTED: Final = {
    "missing": "is missing",
    "date_type": "expected a date without quotes, such as 2026-03-31",
    "time_type": "expected a time without quotes, such as 22:00:00",
    "string_type": "expected text in quotes",
    "string_too_short": "is empty",
    "too_short": "needs at least one entry",
    "int_type": "expected a whole number without quotes",
    "bool_type": "expected true or false, without quotes",
    "tuple_type": "expected a list in square brackets",
    "model_type": "expected keys and values, such as { zh = …, en = … }",
}


def key_of(entry: object, index: int) -> str:
    """How an entry of a list is named in a place: by what tells it apart, or else counted from 1."""
    if isinstance(entry, Mapping):
        for key in ("id", "number", "since", "source", "name"):
            if isinstance(entry.get(key), str) or (key == "since" and key in entry):
                return str(entry[key])
    return str(index + 1)


def explain(
    file: str, data: Mapping[str, Any], model: type[BaseModel], error: ValidationError
) -> Iterator[Problem]:
    found = error.errors(include_url=False)
    for one in found:
        loc = one["loc"] = tuple(step for step in one["loc"] if step not in _TAGS)
        if one["type"] == "too_short" and any(o["loc"][: len(loc)] == loc and o is not one for o in found):
            continue  # the entries are there, but each has a problem of its own
        yield Problem(file, _place(data, loc), _message(one, model))


def nearest(word: str, known: Sequence[str]) -> str:
    """A hint at the known word that was probably meant, or nothing."""
    close = difflib.get_close_matches(word, known, n=1)
    return f"; did you mean “{close[0]}”?" if close else ""


def _place(data: object, loc: tuple[int | str, ...]) -> str:
    parts: list[str] = []
    for step in loc:
        if isinstance(step, int) and isinstance(data, Sequence):
            data = data[step]
            parts.append(key_of(data, step))
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
            parts.append(str(step))
    return ".".join(parts)


def _message(one: ErrorDetails, model: type[BaseModel]) -> str:
    kind, value = one["type"], one["input"]
    if kind == "extra_forbidden":
        return "unknown key" + nearest(str(one["loc"][-1]), _fields_at(model, one["loc"][:-1]))
    if kind in ("enum", "literal_error"):
        known = one["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        return f"expected one of {', '.join(filter(None, known))}; found “{value}”" + nearest(
            str(value), known
        )
    if kind == "string_pattern_mismatch":
        return f"“{value}” does not have the right form ({one['ctx']['pattern']})"
    expected = _EXPECTED.get(kind, one["msg"].removeprefix("Value error, "))
    return (
        expected if kind in ("missing", "string_too_short", "too_short") else f"{expected}; found {value!r}"
    )


def _fields_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    for step in loc:
        if step in model.model_fields:
            model = _model_in(model.model_fields[str(step)].annotation) or model
    return list(model.model_fields)


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
