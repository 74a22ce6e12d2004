"""Routes are made from the table of deeds; a route that is not in it cannot be made."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute

from collector_desk.domain.access import DEEDS
from collector_desk.errors.service import BadInput
from collector_desk.wire.base import Wire

_Handler = Callable[..., Any]
_LARGEST = 2**53


class StrictRequest(Request):
    """A request whose JSON has one meaning only."""

    async def json(self) -> Any:
        """The body; duplicate keys, NaN, huge numbers and unpaired surrogates are refused."""
        if not hasattr(self, "_json"):
            self._json = read_json(await self.body())
        return self._json


def read_json(body: bytes) -> Any:
    """Parse JSON strictly.

    Raises:
        BadInput: not JSON, or JSON that two readers could read differently.
    """
    try:
        return json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_int=_whole,
        )
    except (ValueError, RecursionError) as error:
        raise BadInput(field="JSON", problem="meldingen er ikke gyldig JSON") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadInput(field="JSON", problem="samme felt står to ganger")
    for key, value in pairs:
        _printable(key)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str):
                _printable(item)
    return found


def _printable(text: str) -> None:
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise BadInput(field="JSON", problem="teksten har tegn som ikke kan lagres")


def _refuse_constant(name: str) -> Any:
    raise BadInput(field="JSON", problem=f"{name} er ikke et tall")


def _whole(text: str) -> int:
    if len(text) > 17 or abs(number := int(text)) > _LARGEST:
        raise BadInput(field="JSON", problem="tallet er for stort")
    return number


class DeskRoute(APIRoute):
    """A route that reads its body strictly."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Hand the route a strict request."""
        handle = super().get_route_handler()

        async def strictly(request: Request) -> Response:
            return await handle(StrictRequest(request.scope, request.receive))

        return strictly


class DeskRouter(APIRouter):
    """A router that takes method and path of each route from the table of deeds."""

    def __init__(self) -> None:
        super().__init__(route_class=DeskRoute)

    def deed(self, name: str, *, status_code: int = 200) -> Callable[[_Handler], _Handler]:
        """Make the route of a deed. An unknown name fails when the module is imported."""
        deed = DEEDS[name]
        add = self.api_route(
            deed.path,
            methods=[deed.method],
            name=name,
            operation_id=name,
            status_code=status_code,
            openapi_extra={"x-deed": name},
        )
        return lambda handler: add(_spelt(handler, status_code))


def _spelt(handler: _Handler, status_code: int) -> _Handler:
    """The handler with its answer as the bytes that are sent.

    An answer is a frozen value of the wire already: to check it once more costs a turn in the
    thread pool, and finds nothing.
    """

    @wraps(handler)
    def answer(*args: Any, **named: Any) -> Any:
        made = handler(*args, **named)
        if not isinstance(made, Wire):
            return made
        body = made.model_dump_json()
        return Response(body, status_code=status_code, media_type="application/json")

    return answer
