"""The routes, one module an area."""

from collector_desk.api.routes import debtors, house, notes, rates, session

ROUTERS = (debtors.router, house.router, notes.router, rates.router, session.router)
