"""The relay: what was written to leave the house is handed over after the commit, each once.

Marked before it goes and after it went. Killed between, it asks the receiver by our own number
before it sends again, and lays no folder that lies there: nothing is lost, nothing comes twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from collector_desk.domain.delivery import SVARUT, Channel, Delivery, To
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.letter_post import SvarUtRefused, SvarUtSilent
from collector_desk.exchange.file_drop import PrintLetter, drop
from collector_desk.exchange.svarut import Dokument, Forsendelse, Mottaker, SvarUt
from collector_desk.models import Debtor, Dispatch, Document, Identity, LetterRow
from collector_desk.service import letter_post, letter_returns
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.service.keys import turn

_PROTECTED_SINCE = "adressen ble skjermet før brevet gikk"
_ASKED_AT_ONCE = 100
_LEASE = timedelta(minutes=2)  # longer than a call may take: another relay waits that long


def run(
    db: Database, folder: Path, svarut: SvarUt | None, *, lease: timedelta = _LEASE
) -> Iterator[str]:
    """Hand over what waits, and ask what became of what was sent. Each line says what was done."""
    batches = _batches(db)
    for batch in sorted(batches):
        yield f"Utskrift: {_drop(db, folder, batch)} brev i {batch}"
    if svarut is None:
        return
    try:
        sent = sum(_hand_over(db, svarut, number) for number in _taken(db, lease))
        yield f"SvarUt: {sent} brev sendt"
        yield f"SvarUt: {_ask(db, svarut)} brev har fått ny status"
    except SvarUtSilent as why:
        yield why.text()


def reference(letter: LetterRow) -> str:
    """Our own number of a letter, that a receiver knows it again by; bound to its bytes."""
    return f"brev-{letter.id}-{letter.sha256[:16]}"


def _batches(db: Database) -> set[str]:
    """Give every waiting letter for print its batch, before anything is laid anywhere."""
    with db.write(SYSTEM) as work:
        turn(work, "relay")
        rows = [row for row in _waiting(work, Channel.FILE_DROP) if not _hidden_since(work, row)]
        fresh = [row for row in rows if not row.external]
        if fresh:
            batch = f"{work.clock.today().isoformat()}-{fresh[0].id:08d}"
            for row in fresh:
                row.external = batch
        return {row.external for row in rows}


def _drop(db: Database, folder: Path, batch: str) -> int:
    with db.read() as work:
        rows = [row for row in _waiting(work, Channel.FILE_DROP) if row.external == batch]
        drop(folder, batch, [_printed(work, row) for row in rows])
    with db.write(SYSTEM) as work:
        turn(work, "relay")
        for row in _waiting(work, Channel.FILE_DROP):
            if row.external == batch:
                _mark(work, row, Delivery.SENT, "")
    return len(rows)


def _printed(work: Work, row: Dispatch) -> PrintLetter:
    letter = work.get_one(LetterRow, row.letter_id)
    head = letter.content["head"]["recipient"]
    return PrintLetter(
        letter=letter.id,
        kind=letter.kind,
        sha256=letter.sha256,
        pdf=_bytes(work, letter),
        name=head["name"],
        lines=tuple(head["lines"]),
    )


def _taken(db: Database, lease: timedelta) -> list[int]:
    """Take the waiting letters for SvarUt, so that no other relay sends them meanwhile."""
    with db.write(SYSTEM) as work:
        turn(work, "relay")
        now = work.clock.wall()
        free = [
            row
            for row in _waiting(work, Channel.SVARUT)
            if row.attempts == 0 or row.changed_at <= now - lease
        ]
        taken = [row for row in free if not _hidden_since(work, row)]
        for row in taken:
            row.attempts, row.changed_at = row.attempts + 1, now
        return [row.id for row in taken]


def _hand_over(db: Database, svarut: SvarUt, dispatch_id: int) -> int:
    with db.read() as work:
        row = work.get_one(Dispatch, dispatch_id)
        letter = work.get_one(LetterRow, row.letter_id)
        shipment, pdf = _shipment(work, letter), _bytes(work, letter)
        again = row.attempts > 1
    try:
        number = svarut.find(shipment.ekstern_referanse) if again else None
        number = number or _send(svarut, shipment, pdf)
    except SvarUtRefused as why:
        _settle(db, dispatch_id, Delivery.FAILED, fault=why.text())
        return 0
    except SvarUtSilent as why:
        with db.write(SYSTEM) as work:
            work.get_one(Dispatch, dispatch_id).fault = why.text()[:300]
        raise
    _settle(db, dispatch_id, Delivery.SENT, external=number)
    return 1


def _send(svarut: SvarUt, shipment: Forsendelse, pdf: bytes) -> str:
    """Send; a refusal of what is there already is no refusal."""
    try:
        return svarut.send(shipment, pdf)
    except SvarUtRefused:
        found = svarut.find(shipment.ekstern_referanse)
        if found is None:
            raise
        return found


def _settle(
    db: Database, dispatch_id: int, state: Delivery, *, external: str = "", fault: str = ""
) -> None:
    with db.write(SYSTEM) as work:
        row = work.get_one(Dispatch, dispatch_id, with_for_update=True)
        if external:
            row.external = external
        if Delivery(row.state).reached:  # else it came back, or was given up, meanwhile
            _mark(work, row, state, fault)


def _ask(db: Database, svarut: SvarUt) -> int:
    """What became of the letters that are sent and not yet delivered."""
    with db.read() as work:
        rows = work.execute(
            select(Dispatch.id, Dispatch.external)
            .where(
                Dispatch.channel == Channel.SVARUT.value,
                Dispatch.state == Delivery.SENT.value,
            )
            .order_by(Dispatch.id)
        ).all()
    changed = 0
    for start in range(0, len(rows), _ASKED_AT_ONCE):
        some = {row.external: row.id for row in rows[start : start + _ASKED_AT_ONCE]}
        for external, status in svarut.statuses(list(some)).items():
            state = SVARUT.get(status, Delivery.SENT)
            if state is not Delivery.SENT and external in some:
                fault = f"SvarUt: {status}" if state is Delivery.FAILED else ""
                _settle(db, some[external], state, fault=fault)
                changed += 1
    return changed


def _mark(work: Work, row: Dispatch, state: Delivery, fault: str) -> None:
    letter = work.get_one(LetterRow, row.letter_id, with_for_update=True)
    if state is Delivery.FAILED:
        letter_returns.failed(work, letter, fault)
        return
    row.state, row.changed_at, row.fault = state.value, work.clock.wall(), ""
    letter.state = state.value
    letter_post.went(work, letter)
    details = {"letter": letter.id, "state": state.value, "external": row.external}
    work.note("letters.relayed", stream=f"debtor:{letter.debtor_id}", details=details)


def _hidden_since(work: Work, row: Dispatch) -> bool:
    """An address that was protected after the letter was written does not leave the house."""
    letter = work.get_one(LetterRow, row.letter_id)
    debtor = work.get_one(Debtor, letter.debtor_id)
    shows = letter.recipient == To.DEBTOR.value and letter.content["address"] is not None
    if shows and debtor.protection != "open":
        _mark(work, row, Delivery.FAILED, _PROTECTED_SINCE)
        return True
    return False


def _shipment(work: Work, letter: LetterRow) -> Forsendelse:
    address = letter.content["address"]
    digital = _digital(work, letter.debtor_id) if letter.recipient == To.DEBTOR.value else None
    return Forsendelse(
        tittel=LetterKind(letter.kind).label,
        mottaker=Mottaker(
            navn=letter.recipient_name,
            digital_id=digital,
            adresselinje1=address and address["street"],
            postnummer=address and address["postcode"],
            poststed=address and address["city"],
            land=address["country"] if address and address["country"] != "NO" else None,
        ),
        dokumenter=(Dokument(filnavn=f"brev-{letter.id}.pdf"),),
        ekstern_referanse=reference(letter),
        forsendelsestype=letter.kind,
        kun_digital_levering=address is None,
    )


def _digital(work: Work, debtor_id: int) -> str | None:
    """The number a debtor's digital letter box is found by; read here, and kept nowhere else."""
    sealed = work.scalar(
        select(Identity.ciphertext)
        .where(Identity.debtor_id == debtor_id)
        .order_by(Identity.id.desc())
        .limit(1)
    )
    if sealed is not None:
        return work.vault.decrypt(sealed, place=f"identity:{debtor_id}")
    return work.get_one(Debtor, debtor_id).org_number


def _bytes(work: Work, letter: LetterRow) -> bytes:
    content = work.get_one(Document, letter.document_id).content
    assert content is not None  # letters are always kept with their bytes
    return content


def _waiting(work: Work, channel: Channel) -> Sequence[Dispatch]:
    return work.scalars(
        select(Dispatch)
        .where(Dispatch.channel == channel.value, Dispatch.state == Delivery.WAITING.value)
        .order_by(Dispatch.id)
    ).all()
