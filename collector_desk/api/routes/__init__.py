"""The routes, one module an area."""

from collector_desk.api.routes import (
    audit,
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
    audit.router,
    debtors.router,
    house.router,
    imports.router,
    notes.router,
    payments.router,
    rates.router,
    search.router,
    session.router,
)
