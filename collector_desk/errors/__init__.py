"""Everything the desk can refuse, by code.

A refusal is raised in domain or service, crosses the wire as ``{code, params}``, is raised
again as the same class in the client, and becomes a sentence on the screen. One module per
area; each is imported here so that every code is known wherever ``errors`` is.
"""

from collector_desk.errors import (  # noqa: F401
    approvals,
    calls,
    care,
    chosen_files,
    documents,
    enforcement,
    fields,
    files,
    holds,
    imports,
    inquiries,
    judgments,
    law,
    ledger,
    letter_post,
    letters,
    lists,
    look_ups,
    numbers,
    objections,
    outages,
    parties,
    payments,
    plans,
    rates,
    refunds,
    reliefs,
    reports,
    requests,
    service,
    session,
    settings,
    start,
    statuses,
    suits,
    undo,
    units,
    work,
)
from collector_desk.errors.base import DeskError

__all__ = ["DeskError"]
