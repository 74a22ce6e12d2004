"""Refusals on the wire: problem+json with a code and its params; anything else, a number."""

from __future__ import annotations

import logging
import re

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from collector_desk import log
from collector_desk.errors import DeskError
from collector_desk.errors.service import BadInput, Broken, Unknown
from collector_desk.errors.session import SlowDown
from collector_desk.service.database import Who, Work

_PROBLEMS = {
    "missing": "mangler",
    "extra_forbidden": "feltet er ukjent",
    "string_too_long": "teksten er for lang",
    "string_too_short": "teksten er for kort",
    "string_pattern_mismatch": "teksten har feil form",
    "greater_than": "tallet er for lite",
    "greater_than_equal": "tallet er for lite",
    "less_than_equal": "tallet er for stort",
    "too_short": "listen er tom",
    "too_long": "listen er for lang",
}
_OUR_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_log = logging.getLogger(__name__)


def problem(error: DeskError) -> JSONResponse:
    """A refusal as RFC 9457 problem details; the sentence is for machines' logs and people.

    What is unknown is not named: whether it was the debtor or the object would tell of a protected
    person's objects, and of whose they are.
    """
    body = {
        "type": f"tag:collector-desk,2026:{error.code}",
        "title": error.text(),
        "detail": error.advice(),
        "status": error.status,
        "code": error.code,
        "params": {} if isinstance(error, Unknown) else error.params,
    }
    headers = {"Retry-After": str(error.params["seconds"])} if isinstance(error, SlowDown) else {}
    return JSONResponse(
        body, status_code=error.status, headers=headers, media_type="application/problem+json"
    )


def install(app: FastAPI) -> None:
    """Give the app its one way to say no."""
    app.add_exception_handler(DeskError, _refused)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _no_route)
    app.add_exception_handler(Exception, _broken)


def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, DeskError)
    who: Who | None = getattr(request.state, "who", None)
    route = request.scope.get("route")
    if who is not None and route is not None:
        deed = route.openapi_extra["x-deed"]
        subject = _subject(request)
        outcome = f"refused:{error.code}"

        def note(work: Work) -> None:
            work.note(deed, outcome=outcome, details=subject)

        # In a transaction of its own: the refused one leaves nothing behind.
        request.app.state.house.trail.add(who, note)
    _log.info("refused %s", error.code)
    return problem(error)


def _subject(request: Request) -> dict[str, str]:
    """What was asked for; never anything long enough to be an identity number."""
    params = {name: str(value) for name, value in request.path_params.items()}
    return {name: value for name, value in params.items() if _OUR_NUMBER.fullmatch(value)}


def _unreadable(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    place = [str(part) for part in first["loc"] if part not in ("body", "path", "query")]
    text = _PROBLEMS.get(first["type"], "verdien har feil form")
    return _refused(request, BadInput(field=".".join(place) or "JSON", problem=text))


def _no_route(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    if isinstance(error.__cause__, DeskError):  # raised while the body was read
        return _refused(request, error.__cause__)
    if error.status_code < 500:
        answer = problem(Unknown(what="route"))
        answer.status_code = error.status_code
        return answer
    return problem(Broken(incident=log.incident(error)))


def _broken(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001
    return problem(Broken(incident=log.incident(error)))
