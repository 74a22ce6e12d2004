"""The routes, one module an area."""

from collector_desk.api.routes import (
    debtors,
    house,
    imports,
    notes,
    payments,
    rates,
    search,
    session,
)

ROUTERS = (
    debtors.router,
    house.router,
    imports.router,
    notes.router,
    payments.router,
    rates.router,
    search.router,
    session.router,
)
