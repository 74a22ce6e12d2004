"""What a line of the debtor screen's lists leads to when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desk.ui.debtor import pages, texts
from collector_desk.ui.debtor.texts import Asked
from collector_desk.wire.debtors import AgreementRow, ContestRow, Event

if TYPE_CHECKING:
    from collector_desk.ui.debtor.view import DebtorScreen


def event(screen: DebtorScreen, row: Event) -> None:
    """The document of an event, else the note, else the claim, else what is known."""
    document = texts.shown_document(screen.presenter.sheet, row.document_id)
    if document is not None:
        screen.opener.open(document)
    elif row.kind == "note":
        screen.pages.go(pages.NOTES)
        screen.pages.notes.stand_on(row)
    elif row.claim_id is not None:
        _claim(screen, row.claim_id)
    else:
        screen.pages.go(pages.FACTS)


def agreement(screen: DebtorScreen, row: AgreementRow) -> None:
    """A plan in its screen; of a deferral, the first claim that it puts off."""
    if row.plan_id is not None:
        screen.presenter.context.open_plans(screen.presenter.debtor_id, row.plan_id)
        return
    sheet = screen.presenter.sheet
    found = (
        [claim.claim_id for claim in sheet.claims if claim.number in row.claims] if sheet else []
    )
    if found:
        _claim(screen, found[0])


def objection(screen: DebtorScreen, row: ContestRow) -> None:
    """An objection where it is decided; one that is not registered where it is registered."""
    context = screen.presenter.context
    if row.objection_id is not None:
        context.open_objection(row.objection_id, screen.presenter.debtor_id)
    elif row.in_inbox:
        context.open_place("inbox")
    elif screen.presenter.sheet is not None:
        screen.registering.begin(screen.presenter.sheet, row.claim_id)


def _claim(screen: DebtorScreen, claim_id: int) -> None:
    screen.pages.go(pages.CLAIMS)
    screen.pages.claims.table.point_at(Asked(claim_id))
