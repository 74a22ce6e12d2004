"""Opening a debtor: the sheet of the debtor screen, in one answer from one snapshot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from sqlalchemy import select

from collector_desk.domain import care, holds, identity
from collector_desk.domain.access import Role, deeds_of
from collector_desk.domain.facts import FactKind
from collector_desk.domain.identity import IdentityKind
from collector_desk.domain.ledger import Statement
from collector_desk.domain.phrases import dotted, not_confirmed
from collector_desk.domain.rates import Rates
from collector_desk.domain.status import (
    OBJECTION_OPEN,
    STATUSES,
    Special,
    Status,
    is_minor,
)
from collector_desk.errors.service import Unknown
from collector_desk.models import (
    Debtor,
    Document,
    Identity,
    ProtectedAddress,
)
from collector_desk.service import (
    claim_rows,
    debtor_book,
    demandable,
    folder,
    former_terms,
    gate,
    hold_rows,
    letter_rows,
    placed,
    sheet_lists,
    stops,
    timeline,
)
from collector_desk.service.clock import end_of
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.wire.debtors import (
    Alert,
    DocumentRow,
    Open,
    PaymentRow,
    Revealed,
    Sheet,
)

_MONEY = frozenset({FactKind.PAYMENT.value, FactKind.PAYBACK.value})


def open_sheet(work: Work, debtor_id: int, order: Open) -> Sheet:
    """Open a debtor and give the whole screen.

    Raises:
        Unknown, OwnCase, ReasonNeeded: as ``gate.open_debtor``.
    """
    debtor = gate.open_debtor(work, debtor_id, order.reason)
    rows = folder.read(work, debtor)
    on = order.on or work.clock.today()
    known = end_of(order.known) if order.known else None
    former = former_terms.at(work, [claim.id for claim in rows.claims], known)
    found = rows.folded(work.rates, on=on, known=known, former=former)
    sheet = _sheet(work, rows, found, on=on, order=order, known=known)
    today = work.clock.today()
    resting = hold_rows.of_debtor(rows, today, work.who.role)
    apart = demandable.of_debtor(rows, found, rates=work.rates, today=today)
    more: dict[str, object] = {
        "agreements": sheet_lists.agreements(rows),
        "objections": sheet_lists.objections(rows, today),
        "holds": resting,
        "not_demanded": apart,
    }
    return sheet.model_copy(update=more)


def _sheet(  # noqa: PLR0913
    work: Work,
    rows: Folder,
    found: Mapping[int, Statement],
    *,
    on: date,
    order: Open,
    known: datetime | None,
) -> Sheet:
    debtor = rows.debtor
    facts = {claim_id: statement.facts for claim_id, statement in found.items()}
    claims = claim_rows.rows(rows, found, today=work.clock.today(), rates=work.rates)
    return Sheet(
        debtor_id=debtor.id,
        version=debtor.version,
        kind=debtor.kind,
        name=debtor.name,
        masked=masked(work, rows),
        birth_date=debtor.birth_date,
        address=address(work, debtor),
        protected=debtor.protection != "open",
        phone=debtor.phone,
        email=debtor.email,
        language=debtor.language,
        portfolio=rows.portfolio,
        responsible=rows.responsible,
        own_portfolio=gate.own_portfolio(work.who, debtor),
        on=on,
        known=order.known,
        warnings=warnings(rows, work.rates, work.clock.today()),
        sums=claim_rows.together(found.values()),
        claims=claims,
        timeline=timeline.events(rows, facts, known=known),
        payments=_payments(rows),
        letters=letter_rows.of_debtor(rows),
        documents=documents(rows),
        draft=rows.draft,
        provisional_from=_provisional_from(work, found, on),
        may=deeds_of(Role(work.who.role)),
    )


def masked(work: Work, rows: Folder) -> str:
    """The identity number with its last five digits hidden, or the organisation number."""
    if rows.debtor.org_number:
        number = rows.debtor.org_number
        return f"org.nr. {number[:3]} {number[3:6]} {number[6:]}"
    if rows.sealed is None:
        return ""
    return identity.mask(work.vault.decrypt(rows.sealed, place=f"identity:{rows.debtor.id}"))


def newest_identity(work: Work, debtor_id: int) -> Identity | None:
    """The number that stands for the debtor: the newest fødselsnummer, before any D-number."""
    return work.scalar(
        select(Identity)
        .where(Identity.debtor_id == debtor_id)
        .order_by(Identity.kind == IdentityKind.D_NUMBER.value, Identity.id.desc())
        .limit(1)
    )


def address(work: Work, debtor: Debtor) -> str:
    """The address in one line; a protected one only for a cleared reader."""
    if debtor.protection != "open":
        row = work.get(ProtectedAddress, debtor.id)
        if row is None or not work.who.clearance:
            return ""
        return work.vault.decrypt(row.ciphertext, place=debtor_book.address_place(debtor.id))
    return debtor_book.address_line(debtor)


def reveal(work: Work, debtor_id: int) -> Revealed:
    """The identity number in full. Showing it is a deed of its own in the debtor's stream.

    Raises:
        Unknown: no identity number is known.
    """
    gate.opened(work, debtor_id)
    row = newest_identity(work, debtor_id)
    if row is None:
        raise Unknown(what="identity", id=debtor_id)
    number = work.vault.decrypt(row.ciphertext, place=f"identity:{debtor_id}")
    work.note("debtors.reveal", stream=f"debtor:{debtor_id}")
    return Revealed(number=number, kind=row.kind)


def document(work: Work, debtor_id: int, document_id: int) -> Document:
    """A kept document of this debtor. Looking at it is noted.

    Raises:
        Unknown: not this debtor's, or its bytes are not kept.
    """
    debtor = gate.opened(work, debtor_id)
    known = {kept.id for kept in folder.read(work, debtor).documents}
    row = work.get(Document, document_id) if document_id in known else None
    if row is None or row.content is None:
        raise Unknown(what="document", id=document_id)
    work.note("documents.show", stream=f"debtor:{debtor_id}", details={"document": document_id})
    return row


def warnings(rows: Folder, rates: Rates, today: date) -> tuple[Alert, ...]:
    """Open objections, then what holds of the debtor today, those that stop coercion first."""
    held = [
        (STATUSES[Status(row.kind)], f"Fra {dotted(row.from_day)}, kilde: {row.source}.")
        for row in rows.statuses
        if row.from_day <= today and (row.to_day is None or today < row.to_day)
    ]
    minor, born = STATUSES[Status.MINOR], rows.debtor.birth_date
    if born and is_minor(born, today) and all(special is not minor for special, _ in held):
        held.append((minor, f"Født {dotted(born)}."))
    held.sort(key=lambda pair: (not pair[0].coercion_stopped, pair[0].label))
    return (
        *_objections(rows, rates, today),
        *_held(rows, today),
        *_care(rows),
        *(_alert(special, since) for special, since in held),
    )


def _held(rows: Folder, today: date) -> Iterator[Alert]:
    """What is stilt i bero today, the debtor as a whole before a case or a claim."""
    numbers = {claim.id: claim.number for claim in rows.claims}
    for hold in stops.running(rows, today):
        reason = holds.Reason(hold.reason)
        kind = holds.KINDS[reason]
        reach = (
            numbers.get(hold.claim_id or 0)
            or hold.measure_number
            or hold.case_number
            or hold_rows.WHOLE
        )
        told = holds.told_until(reason, hold.until)
        followed = holds.followed(
            reason, owner=hold.made_by, review_on=hold.review_on, until=hold.until
        )
        until = f" til {dotted(told)}" if told else ""
        words = f"«{hold.text.rstrip('. ')}». " if hold.text else ""
        yield Alert(
            kind="hold",
            level="info",
            text=f"Stilt i bero{until}: {kind.label.lower()}",
            detail=f"Gjelder {reach}. {words}{followed} ({kind.rule})",
        )


def _care(rows: Folder) -> Iterator[Alert]:
    """That there is a special situation, and nothing of what it is."""
    if rows.care_since is not None:
        yield Alert(
            kind="care",
            level="warning",
            text=care.LABEL,
            detail=f"Registrert {dotted(rows.care_since)}. Vurder hensynet før du ringer, skriver"
            " eller foreslår tvang. Hva det gjelder, leses under «Særlig hensyn …», med"
            f" begrunnelse. ({care.RULE})",
        )


def _objections(rows: Folder, rates: Rates, today: date) -> Iterator[Alert]:
    """As of today, whatever day the balances are shown for."""
    contested = tuple(
        claim
        for claim in rows.claims
        if claim.state == "open"
        and (
            stops.unclassified(rows, claim)
            or stops.unregistered(rows, claim)
            or stops.open_objection(rows, claim)
        )
    )
    owed = rows.only(contested).folded(rates, on=today)
    open_ones = [claim for claim in contested if owed[claim.id].balance.total > 0]
    if open_ones:
        numbers = ", ".join(claim.number for claim in open_ones)
        yield Alert(
            kind="objection",
            level="warning",
            text=f"Åpen innsigelse på {len(open_ones)} krav",
            detail="Gebyr, krav om betaling og tvangsinnkreving stanser til det er avklart hva"
            f" innsigelsen gjelder. Gjelder den innkrevingen, avgjøres den her; gjelder den selve"
            f" gebyret, går den til den som ila det. Krav: {numbers}. ({OBJECTION_OPEN.rule})",
        )


def _alert(special: Special, since: str) -> Alert:
    parts = (special.warning, f"({special.rule})", since, not_confirmed(special.unconfirmed))
    return Alert(
        kind=special.code.value,
        level="error" if special.coercion_stopped else "warning",
        text=special.label,
        detail=" ".join(part for part in parts if part),
    )


def _payments(rows: Folder) -> tuple[PaymentRow, ...]:
    numbers = {claim.id: claim.number for claim in rows.claims}
    money = [fact for fact in rows.standing() if fact.kind in _MONEY]
    money.sort(key=lambda fact: (fact.value_date, fact.id), reverse=True)
    came = rows.payments
    return tuple(
        PaymentRow(
            payment_id=row.payment_id or 0,
            value_date=row.value_date,
            amount=came[row.payment_id].amount if row.payment_id else row.amount,
            placed=placed.signed(row),
            source=row.source,
            claim_number=numbers[row.claim_id],
            text=came[row.payment_id].text if row.payment_id else "",
        )
        for row in money
    )


def documents(rows: Folder) -> tuple[DocumentRow, ...]:
    """The documents of a folder as they cross the wire."""
    return tuple(
        DocumentRow(
            document_id=kept.id,
            title=kept.title,
            kind=kept.kind,
            day=kept.day,
            name=kept.name,
            sha256=kept.sha256,
            kept=bool(kept.kept),
        )
        for kept in rows.documents
    )


def _provisional_from(work: Work, found: Mapping[int, Statement], on: date) -> date | None:
    """The day from which the last known rate is carried forward, where it touches a balance."""
    if not any(line.provisional for one in found.values() for line in one.interest_lines):
        return None
    due = work.rates["late_interest"].next_due
    return due if due is not None and due < on else None
