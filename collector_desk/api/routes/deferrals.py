"""Deferrals: previewed, granted, refused, ended and listed."""

from __future__ import annotations

from collections.abc import Callable

from collector_desk.api.deps import Call, Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.models import Deferral
from collector_desk.service import (
    deferral_end,
    deferral_form,
    deferral_rows,
    deferrals,
    letters_ahead,
)
from collector_desk.service.database import Work
from collector_desk.wire.deferrals import (
    DeferralCost,
    DeferralForm,
    DeferralRow,
    Deferrals,
    EndDeferral,
    NewDeferral,
    RefuseDeferral,
)
from collector_desk.wire.letters import LetterPreview

router = DeskRouter()


@router.deed("deferrals.list")
def listed(call: Called) -> Deferrals:
    with call.read() as work:
        return deferral_rows.listed(work)


@router.deed("deferrals.form")
def form(debtor_id: Key, call: Called) -> DeferralForm:
    with call.read() as work:
        return deferral_form.form(work, debtor_id)


@router.deed("deferrals.preview")
def preview(debtor_id: Key, order: NewDeferral, call: Called) -> DeferralCost:
    with call.read() as work:
        return deferrals.preview(work, debtor_id, order)


@router.deed("deferrals.preview_refusal")
def preview_refusal(debtor_id: Key, order: RefuseDeferral, call: Called) -> LetterPreview:
    with call.write() as work:
        return letters_ahead.deferral_refusal(work, debtor_id, order)


@router.deed("deferrals.grant")
def grant(debtor_id: Key, order: NewDeferral, call: Called) -> DeferralRow:
    return _done(call, lambda work: deferrals.grant(work, debtor_id, order))


@router.deed("deferrals.refuse")
def refuse(debtor_id: Key, order: RefuseDeferral, call: Called) -> DeferralRow:
    return _done(call, lambda work: deferrals.refuse(work, debtor_id, order))


@router.deed("deferrals.end")
def end(deferral_id: Key, order: EndDeferral, call: Called) -> DeferralRow:
    return _done(call, lambda work: deferral_end.end(work, deferral_id, order))


def _done(call: Call, do: Callable[[Work], Deferral]) -> DeferralRow:
    def step(work: Work) -> DeferralRow:
        row = do(work)
        work.flush()
        return deferral_rows.shown(work, row.id)

    return call.once(DeferralRow, step)
