"""The routes, one module an area."""

from collector_desk.api.routes import debtors, house, notes, rates, search, session

ROUTERS = (
    debtors.router,
    house.router,
    notes.router,
    rates.router,
    search.router,
    session.router,
)
