"""The one list of a debtor's letters: ours with what became of them, and those of the unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from collector_desk.domain.delivery import Channel, Delivery, To
from collector_desk.domain.letter import LetterKind
from collector_desk.service import timeline
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptLetter, KeptNotice
from collector_desk.service.letter_recipients import spoken_name
from collector_desk.wire.letters import Letter


def key_of(letter_id: int) -> str:
    """The key of one of our own letters in the list."""
    return f"letter:{letter_id}"


def of_debtor(rows: Folder) -> tuple[Letter, ...]:
    """Every letter to or about a debtor, the newest first."""
    fees: dict[int, int] = defaultdict(int)
    for found in rows.notices.values():
        for notice in found:
            fees[notice.letter_id or 0] += notice.fee
    ours = [_ours(letter, fees) for letter in reversed(rows.letters)]
    return tuple(sorted([*ours, *_before_us(rows)], key=lambda row: row.day, reverse=True))


def _ours(row: KeptLetter, fees: Mapping[int, int]) -> Letter:
    state = Delivery(row.state)
    return Letter(
        key=key_of(row.id),
        letter_id=row.id,
        version=row.version,
        kind=row.kind,
        kind_label=LetterKind(row.kind).label,
        template=row.template,
        to_label=To(row.recipient).label,
        name=row.recipient_name,
        claims=tuple(sorted((row.claims or "").split())),
        state=row.state,
        state_label=state.label,
        channel_label=Channel(row.channel).label if row.channel else "",
        fault=row.fault or "",
        lawful_from=row.lawful_from,
        made_on=row.made_on,
        sent_on=row.sent_on,
        deadline=row.deadline,
        fee=fees.get(row.id, 0) if state.reached else 0,
        document_id=row.document_id,
        sha256=row.sha256,
        made_by=row.made_by,
    )


def _before_us(rows: Folder) -> Iterator[Letter]:
    """What the unit sent before the claim came here, and told of in the hand-over."""
    numbers, name = {claim.id: claim.number for claim in rows.claims}, spoken_name(rows.debtor)
    notices = [row for found in rows.notices.values() for row in found if row.letter_id is None]
    for row in sorted(notices, key=lambda row: row.id, reverse=True):
        yield _told(row, numbers.get(row.claim_id, ""), name)


def _told(row: KeptNotice, number: str, name: str) -> Letter:
    state = Delivery.RETURNED if row.returned_on else Delivery.SENT
    return Letter(
        key=f"notice:{row.id}",
        letter_id=None,
        version=0,
        kind=row.kind,
        kind_label=timeline.letter_label(row.kind),
        template="",
        to_label=To.DEBTOR.label,
        name=name,
        claims=(number,) if number else (),
        state=state.value,
        state_label=state.label,
        channel_label=timeline.way_label(row.way),
        fault="",
        lawful_from=row.sent_on,
        made_on=row.sent_on,
        sent_on=row.sent_on,
        deadline=row.deadline,
        fee=row.fee if state.reached else 0,
        document_id=None,
        sha256="",
        made_by=row.source,
    )
