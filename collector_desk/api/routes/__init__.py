"""The routes, one module an area."""

from collector_desk.api.routes import house, session

ROUTERS = (house.router, session.router)
