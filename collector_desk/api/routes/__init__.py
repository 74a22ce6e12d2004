"""The routes, one module an area."""

from collector_desk.api.routes import (
    approvals,
    audit,
    debtors,
    holds,
    house,
    imports,
    inquiries,
    letters,
    notes,
    objections,
    payments,
    rates,
    search,
    session,
    work,
)

ROUTERS = (
    approvals.router,
    audit.router,
    debtors.router,
    holds.router,
    house.router,
    imports.router,
    inquiries.router,
    letters.router,
    notes.router,
    objections.router,
    payments.router,
    rates.router,
    search.router,
    session.router,
    work.router,
)
