"""A second, separately written reading of the Bot API: aiogram's method models. Knows nothing of the bot.

`problems` says what is wrong with a call; `conftest.py` asks it about every call that any test makes.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import pytest
from pydantic import BaseModel, ValidationError

from bot.emulator.params import Upload

# aiogram would build each of its 450 models, which takes four seconds; a test calls few methods.
with pytest.MonkeyPatch.context() as patch:
    patch.setattr(BaseModel, "model_rebuild", lambda *_, **__: None)
    import aiogram.methods
    from aiogram.client.default import Default
    from aiogram.methods import TelegramMethod
    from aiogram.types import BufferedInputFile

_METHODS: dict[str, type[TelegramMethod[Any]]] = {
    model.__api_method__: model
    for name in aiogram.methods.__all__
    if isinstance(model := getattr(aiogram.methods, name), type)
    and issubclass(model, TelegramMethod)
    and model is not TelegramMethod
}
_right: Final[set[int]] = set()
_NAMES: Final = {**vars(aiogram.types), "Default": Default}


def problems(method: str, params: Mapping[str, Any]) -> list[str]:
    """What the models find wrong: unknown methods and fields, missing fields, wrong types."""
    said = hash((method, repr(params)))  # a menu, which is told a thousand times, is looked at once
    if said not in _right:
        if found := _problems(method, params):
            return found
        _right.add(said)
    return []


def _problems(method: str, params: Mapping[str, Any]) -> list[str]:
    model = _model(method)
    if model is None:
        return [f"{method}: no such method"]
    values = {name: _file(value) for name, value in params.items()}
    try:
        call = _validated(model, values)
    except ValidationError as error:
        return [
            f"{method}: {'.'.join(map(str, problem['loc']))}: {problem['msg']}" for problem in error.errors()
        ]
    return [f"{method}: unknown field {path}" for path in _unknown(call, "")]


@cache
def _model(method: str) -> type[TelegramMethod[Any]] | None:
    model = _METHODS.get(method)
    if model is not None:
        model.model_rebuild(_types_namespace=_NAMES)
    return model


def _validated(model: type[TelegramMethod[Any]], values: dict[str, Any]) -> TelegramMethod[Any]:
    """The call; where a form's string stands for an object or array, what its JSON holds is read."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        wrong = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
        decoded = {name: _decoded(values[name]) for name in wrong & values.keys()}
        if all(decoded[name] is values[name] for name in decoded):
            raise
        return model.model_validate(values | decoded)


def _decoded(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _file(value: Any) -> Any:
    return BufferedInputFile(value.content, value.name) if isinstance(value, Upload) else value


def _unknown(value: Any, path: str) -> list[str]:
    """Paths of fields that no model has, however deep."""
    if isinstance(value, list):
        return [found for number, item in enumerate(value) for found in _unknown(item, f"{path}[{number}]")]
    if not isinstance(value, BaseModel):
        return []
    lead = f"{path}." if path else ""
    found = [f"{lead}{name}" for name in value.model_extra or {}]
    for name in type(value).model_fields:
        found += _unknown(getattr(value, name), f"{lead}{name}")
    return found
