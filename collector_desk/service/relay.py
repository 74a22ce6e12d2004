"""The relay: what was written to leave the house is handed over after the commit, each once.

Marked before it goes and after it went. Killed between, it asks the receiver by our own number
before it sends again, and lays no folder that lies there: nothing is lost, nothing comes twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import select

from collector_desk.domain.delivery import SVARUT, Channel, Delivery, To
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.letter_post import SvarUtRefused, SvarUtSilent
from collector_desk.exchange.file_drop import Paper, PrintLetter, drop, laid
from collector_desk.exchange.svarut import Dokument, Forsendelse, Mottaker, SvarUt
from collector_desk.models import Debtor, Dispatch, Document, Identity, LetterRow
from collector_desk.service import covering, letter_keep, letter_moot, letter_post, letter_returns
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.service.keys import turn

_log = logging.getLogger(__name__)
_ASKED_AT_ONCE = 100
_LEASE = timedelta(minutes=2)  # longer than a call may take: another relay waits that long
_DOUBLINGS = 6  # of the lease, for a letter with a fault: two hours at most
_SILENCES = 3  # in a row: SvarUt is down, and the rest waits for the next round
_TRIES = 5  # before a person is told that a letter does not go


def run(
    db: Database, folder: Path, svarut: SvarUt | None, *, lease: timedelta = _LEASE
) -> Iterator[str]:
    """Hand over what waits, and ask what became of what was sent. Each line says what was done.

    A letter with a fault of its own is marked and tried again, later each time; the others go on.
    """
    for batch in sorted(_batches(db, lease)):
        yield f"Utskrift: {_drop(db, folder, batch)} brev i {batch}"
    if svarut is None:
        return
    try:
        sent, silent = _send_all(db, svarut, lease)
        yield f"SvarUt: {sent} brev sendt"
        if silent is not None:
            yield silent.text()
        if silent is None or sent:
            yield f"SvarUt: {_ask(db, svarut)} brev har fått ny status"
    except SvarUtSilent as why:
        yield why.text()


def reference(letter: LetterRow) -> str:
    """Our own number of a letter, that a receiver knows it again by; bound to its bytes."""
    return f"brev-{letter.id}-{letter.sha256[:16]}"


def _batches(db: Database, lease: timedelta) -> set[str]:
    """Give every waiting letter for print its batch, before anything is laid anywhere.

    A batch keeps its name until every letter of it is marked: what lies there is not laid again.
    """
    with db.write(SYSTEM) as work:
        turn(work, "relay")
        rows = _waiting(work, Channel.FILE_DROP)
        fresh = [row for row in rows if not row.external and _due(work, row, lease)]
        if fresh:
            first = fresh[0]
            again = f"-{first.attempts}" if first.attempts else ""
            for row in fresh:
                row.external = f"{work.clock.today().isoformat()}-{first.id:08d}{again}"
        return {row.external for row in rows if row.external}


def _drop(db: Database, folder: Path, batch: str) -> int:
    """Lay a batch, and mark what lies in it as sent; what could not be laid waits for another."""
    there = laid(folder, batch)
    if there is None:
        letters = _print_all(db, batch)
        if letters:
            drop(folder, batch, letters)
        there = laid(folder, batch) or frozenset()
    sent = 0
    for number, letter_id in _of_batch(db, batch):
        if letter_id in there:
            sent += _safely(db, number, partial(_settle, db, number, Delivery.SENT))
        else:
            _unbatch(db, number)
    return sent


def _print_all(db: Database, batch: str) -> list[PrintLetter]:
    """The letters of a batch that can be laid; one that may not go, or is broken, is left out."""
    found: list[PrintLetter] = []
    for number, _ in _of_batch(db, batch):
        _safely(db, number, partial(_print_one, db, number, found))
    return found


def _print_one(db: Database, number: int, found: list[PrintLetter]) -> None:
    with db.read() as work:
        row = work.get_one(Dispatch, number)
        moot = letter_moot.moot(work, work.get_one(LetterRow, row.letter_id))
        if moot is None:
            found.append(_printed(work, row))
    if moot:
        _settle(db, number, moot.state, fault=moot.why)


def _of_batch(db: Database, batch: str) -> list[tuple[int, int]]:
    """The waiting letters of a batch: the number of each dispatch, and of its letter."""
    with db.read() as work:
        rows = _waiting(work, Channel.FILE_DROP)
        return [(row.id, row.letter_id) for row in rows if row.external == batch]


def _unbatch(db: Database, number: int) -> None:
    """Let a letter that was not laid go with another batch."""
    with db.write(SYSTEM) as work:
        work.get_one(Dispatch, number, with_for_update=True).external = ""


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
        papers=tuple(_papers(work, letter)),
    )


def _papers(work: Work, letter: LetterRow) -> Iterator[Paper]:
    """What goes along with a covering letter, as it came."""
    if letter.inquiry_id is None:
        return
    for document in covering.papers(work, letter.inquiry_id):
        assert document.content is not None  # what came in is kept with its bytes
        ending = document.name.rpartition(".")[2]
        yield Paper(ending=ending, sha256=document.sha256, content=document.content)


def _send_all(db: Database, svarut: SvarUt, lease: timedelta) -> tuple[int, SvarUtSilent | None]:
    """Send what waits, one by one; stops where SvarUt is silent several times in a row."""
    last, sent, silences, silent = 0, 0, 0, None
    while silences < _SILENCES and (number := _take(db, lease, after=last)) is not None:
        last = number
        try:
            sent += _safely(db, number, partial(_hand_over, db, svarut, number))
            silences, silent = 0, None
        except SvarUtSilent as why:
            _stuck(db, number, why.text())
            silences, silent = silences + 1, why
    return sent, silent


def _take(db: Database, lease: timedelta, *, after: int) -> int | None:
    """Take the next waiting letter for SvarUt, so that no other relay sends it meanwhile.

    One at a time: however long the queue, each is taken right before it is sent.
    """
    with db.write(SYSTEM) as work:
        turn(work, "relay")
        rows = _waiting(work, Channel.SVARUT, after=after)
        row = next((row for row in rows if _due(work, row, lease)), None)
        if row is None:
            return None
        row.attempts, row.changed_at = row.attempts + 1, work.clock.wall()
        return row.id


def _due(work: Work, row: Dispatch, lease: timedelta) -> bool:
    """Whether a letter may be tried: at once, and after a fault later each time."""
    waits = lease * 2 ** min(max(0, row.attempts - 1), _DOUBLINGS)
    return row.attempts == 0 or row.changed_at <= work.clock.wall() - waits


def _hand_over(db: Database, svarut: SvarUt, dispatch_id: int) -> None:
    with db.read() as work:
        row = work.get_one(Dispatch, dispatch_id)
        letter = work.get_one(LetterRow, row.letter_id)
        moot = letter_moot.moot(work, letter)
        shipment, pdf = _shipment(work, letter), _bytes(work, letter)
        again = row.attempts > 1
    try:
        number = svarut.find(shipment.ekstern_referanse) if again else None
        if moot and number is None:  # one that lies there has gone
            _settle(db, dispatch_id, moot.state, fault=moot.why)
            return
        number = number or _send(svarut, shipment, pdf)
    except SvarUtRefused as why:
        _settle(db, dispatch_id, Delivery.FAILED, fault=why.text())
        return
    _settle(db, dispatch_id, Delivery.SENT, external=number)


def _safely(db: Database, dispatch_id: int, do: Callable[[], None]) -> bool:
    """Do something with one letter; a fault nobody foresaw is noted on it. Raises SvarUtSilent."""
    try:
        do()
    except SvarUtSilent:
        raise
    except Exception as fault:  # noqa: BLE001  the other letters go on
        _log.exception("the letter of dispatch %d waits", dispatch_id)
        _stuck(db, dispatch_id, f"uventet feil ({type(fault).__name__})")
        return False
    return True


def _stuck(db: Database, dispatch_id: int, why: str) -> None:
    """Note on a letter why it waits; after several tries a person is told, once."""
    with db.write(SYSTEM) as work:
        row = work.get_one(Dispatch, dispatch_id, with_for_update=True)
        row.fault = why[:300]
        if row.channel == Channel.FILE_DROP.value:  # for SvarUt it was counted when it was taken
            row.attempts, row.changed_at = row.attempts + 1, work.clock.wall()
        if row.attempts == _TRIES and row.state == Delivery.WAITING.value:
            letter = work.get_one(LetterRow, row.letter_id)
            text = f"{LetterKind(letter.kind).label} {letter.id} går ikke ut: {why}"
            letter_keep.task(work, letter.debtor_id, None, text)


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
        # It may have come back, been given up, or been marked by another relay meanwhile.
        if Delivery(row.state).reached and row.state != state.value:
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
                number = some[external]
                changed += _safely(db, number, partial(_settle, db, number, state, fault=fault))
    return changed


def _mark(work: Work, row: Dispatch, state: Delivery, fault: str) -> None:
    letter = work.get_one(LetterRow, row.letter_id, with_for_update=True)
    if state is Delivery.FAILED:
        letter_returns.failed(work, letter, fault)
        return
    if state is Delivery.WITHDRAWN:
        letter_returns.kept_back(work, letter, fault)
        return
    row.state, row.changed_at, row.fault = state.value, work.clock.wall(), ""
    letter.state = state.value
    letter_post.went(work, letter)
    details = {"letter": letter.id, "state": state.value, "external": row.external}
    work.note("letters.relayed", stream=letter_keep.stream(letter.debtor_id), details=details)


def _shipment(work: Work, letter: LetterRow) -> Forsendelse:
    address = letter.content["address"]
    own = letter.debtor_id if letter.recipient == To.DEBTOR.value else None
    digital = None if own is None else _digital(work, own)
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


def _waiting(work: Work, channel: Channel, *, after: int = 0) -> Sequence[Dispatch]:
    return work.scalars(
        select(Dispatch)
        .where(
            Dispatch.channel == channel.value,
            Dispatch.state == Delivery.WAITING.value,
            Dispatch.id > after,
        )
        .order_by(Dispatch.id)
    ).all()
