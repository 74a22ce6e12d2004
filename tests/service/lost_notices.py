"""The letters that the notices of a debtor came with, and their coming back, for a world without them."""

from __future__ import annotations

from sqlalchemy import select

from collector_desk.domain.letter import LetterKind
from collector_desk.models import LetterRow, Notice
from collector_desk.service import letter_returns
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.letters import Returned

_KINDS = {
    "enforcement_notice": LetterKind.OWN_NOTICE,
    "payment_demand": LetterKind.PAYMENT_DEMAND,
    "collection_notice": LetterKind.COLLECTION_NOTICE,
}


def written(db: Database, debtor_id: int, *claims: int) -> list[int]:
    """A letter behind the notices of each kind and day, of these claims (none: of all); their ids."""
    with db.write(SYSTEM) as work:
        query = select(Notice).where(Notice.debtor_id == debtor_id).order_by(Notice.id)
        made: dict[tuple[str, str], LetterRow] = {}
        for notice in work.scalars(query):
            if claims and notice.claim_id not in claims:
                continue
            key = notice.kind, str(notice.sent_on)
            if key not in made:
                made[key] = LetterRow(
                    debtor_id=debtor_id, kind=_KINDS[notice.kind].value, template="prøve",
                    language="nb", regime="old", recipient="debtor", recipient_name="Lykt, Fager",
                    content={}, state="sent", lawful_from=notice.sent_on, made_on=notice.sent_on,
                    sent_on=notice.sent_on, deadline=notice.deadline, made_by="test",
                    made_at=work.clock.now(),
                )  # fmt: skip
                work.add(made[key])
                work.flush()
            notice.letter_id = made[key].id
        return [row.id for row in made.values()]


def come_back(db: Database, who: Who, letters: list[int]) -> None:
    """Each of them comes back in the post."""
    for number in letters:
        with db.write(who) as work:
            version = work.get_one(LetterRow, number).version
            letter_returns.returned(work, number, Returned(version=version, text="ukjent"))
