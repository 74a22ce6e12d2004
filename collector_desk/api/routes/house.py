"""Is the service alive, is it ready, and what does it offer?"""

from __future__ import annotations

from typing import Any

from fastapi import Request

from collector_desk.api.deps import Called
from collector_desk.api.routing import DeskRouter
from collector_desk.service import ready
from collector_desk.wire.session import Health

router = DeskRouter()


@router.deed("house.alive")
def alive() -> Health:
    return Health(well=True)


@router.deed("house.ready")
def is_ready(call: Called) -> Health:
    ready.check(call.house.db)
    return Health(well=True)


@router.deed("house.api")
def api(request: Request) -> dict[str, Any]:
    described: dict[str, Any] = request.app.openapi()
    return described
