"""Where a debtor lives: a new address, and one that is taken out of sight or shown again."""

from __future__ import annotations

from sqlalchemy import select

from collector_desk.domain.holds import Reason
from collector_desk.domain.status import Status
from collector_desk.domain.status_flow import FLOWS
from collector_desk.domain.work import WorkKind
from collector_desk.models import (
    Debtor,
    DebtorStatus,
    FormerAddress,
    Hold,
    ProtectedAddress,
    Task,
)
from collector_desk.service import asking, debtor_book, gate, merged
from collector_desk.service.database import Work
from collector_desk.service.search_index import index_debtor
from collector_desk.wire.statuses import FormerAddress as WireFormer
from collector_desk.wire.statuses import NewAddress

_FOUND = "ny adresse er registrert"


def move(work: Work, debtor_id: int, order: NewAddress) -> None:
    """Register a new address: «ukjent adresse» ends, and what rested on returned post goes on.

    A letter that came back counts for nothing, so that it can be sent anew at once. Where the
    debtor lived before is kept, so that a wrong registration can be put right.

    Raises Unknown, NotOpened, OwnCase.
    """
    debtor = gate.opened(work, debtor_id)
    _keep(work, debtor)
    place = {"street": order.street, "postcode": order.postcode, "city": order.city}
    if debtor.protection == "open":
        debtor.street, debtor.postcode, debtor.city = order.street, order.postcode, order.city
        debtor.country = order.country
        index_debtor(work, debtor)
    else:
        debtor.country = order.country
        phone = _sealed_phone(work, debtor_id)
        debtor_book.seal_address(work, debtor_id, **place, country=order.country, phone=phone)
    if _found(work, debtor_id):
        text = f"Ny adresse er registrert ({order.source}). {FLOWS[Status.UNKNOWN_ADDRESS].after}"
        asking.task(work, debtor_id, WorkKind.FOLLOW_UP, text)
    details = {"source": order.source, "country": order.country}
    work.note("debtors.move", stream=f"debtor:{debtor_id}", details=details)
    work.flush()


def former(work: Work, debtor_id: int) -> tuple[WireFormer, ...]:
    """Where an open debtor lived before, the newest first.

    One that was protected while it held is not shown in the open afterwards.

    Raises Unknown (also to who is not cleared for a protected debtor), NotOpened, OwnCase.
    """
    debtor = gate.opened(work, debtor_id)
    hidden = debtor.protection != "open"
    query = select(FormerAddress).where(FormerAddress.debtor_id == debtor_id)
    rows = work.scalars(query.order_by(FormerAddress.id.desc()))
    read = work.vault.decrypt
    return tuple(
        WireFormer(address=read(row.ciphertext, place=_place(row)), until=row.until)
        for row in rows
        if hidden or not row.protected
    )


def _keep(work: Work, debtor: Debtor) -> None:
    """Keep the address that is known now among the former ones."""
    hidden = work.get(ProtectedAddress, debtor.id)
    if hidden is None:
        words = debtor_book.address_line(debtor)
    else:
        place = debtor_book.address_place(debtor.id)
        words = work.vault.decrypt(hidden.ciphertext, place=place)
    if not words:
        return
    row = FormerAddress(
        debtor_id=debtor.id, until=work.clock.today(), protected=hidden is not None, ciphertext=b""
    )
    work.add(row)
    work.flush()
    row.ciphertext = work.vault.encrypt(words, place=_place(row))


def _place(row: FormerAddress) -> str:
    return f"former:{row.id}"


def hide(work: Work, debtor: Debtor, grade: Status) -> None:
    """Take a known address out of sight; a graver protection takes the place of a lesser."""
    if debtor.protection == "open":
        debtor_book.protect(work, debtor.id)
    for one in (debtor, *merged.gone(work, debtor.id)):
        one.protection = grade.value
    work.flush()


def show(work: Work, debtor: Debtor) -> None:
    """End the protection. The address is not known in the open until it is registered anew."""
    for one in (debtor, *merged.gone(work, debtor.id)):
        sealed = work.get(ProtectedAddress, one.id)
        if sealed is not None:
            work.delete(sealed)
        one.protection = "open"
    text = "Adressen er ikke lenger skjermet. Registrer den på nytt fra Folkeregisteret."
    asking.task(work, debtor.id, WorkKind.FOLLOW_UP, text)
    index_debtor(work, debtor)


def _sealed_phone(work: Work, debtor_id: int) -> str:
    """The phone that lies with a protected address, so that a new address does not lose it."""
    row = work.get(ProtectedAddress, debtor_id)
    if row is None:
        return ""
    place = debtor_book.address_place(debtor_id)
    _, known, phone = work.vault.decrypt(row.ciphertext, place=place).rpartition("tlf. ")
    return phone if known else ""


def _found(work: Work, debtor_id: int) -> bool:
    """End what waited for the address; whether anything did."""
    today, name = work.clock.today(), work.who.name
    unknown = select(DebtorStatus).where(
        DebtorStatus.debtor_id == debtor_id,
        DebtorStatus.kind == Status.UNKNOWN_ADDRESS.value,
        DebtorStatus.to_day.is_(None),
    )
    asked = []
    for row in work.scalars(unknown):
        row.to_day, row.ended_by, row.ended_why = today, name, _FOUND
        asked.append(row.task_id)
    holds = select(Hold).where(
        Hold.debtor_id == debtor_id,
        Hold.reason == Reason.RETURNED_POST.value,
        Hold.ended_on.is_(None),
    )
    for hold in work.scalars(holds):
        hold.ended_on, hold.ended_by, hold.ended_why = today, name, _FOUND
    tasks = work.scalars(
        select(Task).where(
            Task.debtor_id == debtor_id,
            Task.state == "open",
            (Task.kind == WorkKind.RETURNED_POST.value) | Task.id.in_(asked),
        )
    ).all()
    for task in tasks:
        task.state, task.done_by, task.done_on = "done", name, today
    return bool(asked or tasks)
