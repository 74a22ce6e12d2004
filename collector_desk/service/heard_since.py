"""Whether an objection to a claim is newer than a message: conditions of a query, and nothing else.

The folder asks them too, so that no module that makes letters of a folder is read in here.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_

from collector_desk.domain.objection import State
from collector_desk.models import Claim, Inquiry, Objection


def since() -> ColumnElement[bool]:
    """Whether an objection to a claim is open, or was decided since a message (in a query of both).

    Mail that belonged to nobody when it was sent on is answered so, whoever of the debtors objects.
    """
    return exists().where(Objection.claim_id == Claim.id, later(Inquiry.id, Inquiry.received_on))


def later(message: Any, received_on: Any) -> ColumnElement[bool]:
    """Whether an objection came after a message, is still open, or was decided since it came."""
    heard = or_(
        Objection.inquiry_id > message,
        Objection.decided_on.is_(None),
        Objection.decided_on >= received_on,
    )
    return and_(Objection.state != State.VOID.value, heard)
