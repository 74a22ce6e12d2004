"""A letter whose turn comes when its claim may not be demanded any more: it stays, and is told of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from collector_desk.domain.delivery import Authority, Channel, Delivery, To
from collector_desk.domain.facts import FactKind
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.release import ReleaseGround
from collector_desk.domain.status import Status
from collector_desk.models import Audit, Debtor, Dispatch
from collector_desk.service import letter_recipients, relay, releasing, unit_messages
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.house_post import HousePost
from collector_desk.wire.letters import Represent
from collector_desk.wire.parties import NewRelease
from collector_desk.wire.units import Recall
from tests.kit import TODAY
from tests.service.blockers import BLOCKERS
from tests.service.casework import objects
from tests.service.mail import Mail
from tests.service.parties import PDF, WHY, neighbour, shares
from tests.service.svarut_server import receiving
from tests.service.test_plan_letters import plan


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def let_out(mail: Mail) -> None:
    order = NewRelease(
        claim_id=mail.claim, ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF
    )
    with mail.db.write(mail.kari) as work:
        releasing.release(work, mail.debtor_id, order)


def _tried_once(mail: Mail) -> None:
    """It was on its way out, and a fault kept it: the deed that frees takes back no such letter."""
    with mail.db.write(SYSTEM) as work:
        work.scalars(select(Dispatch)).one().attempts = 1


def _taken_back(mail: Mail) -> None:
    order = Recall(claim_id=mail.claim, text="sendt ved en feil", document=PDF)
    with mail.db.write(mail.kari) as work:
        unit_messages.recall(work, mail.debtor_id, order)


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("meanwhile", [let_out, _taken_back])
def test_what_is_not_owed_any_more_is_not_demanded_and_the_letter_that_says_so_goes(
    mail: Mail, tmp_path: Path, channel: Channel, meanwhile: Callable[[Mail], None]
) -> None:
    mail.db.post = HousePost(sender=mail.db.post.sender, channel=channel)
    mail.noticed()
    mail.send(mail.order(LetterKind.PAYMENT_DEMAND))
    _tried_once(mail)
    meanwhile(mail)
    with receiving() as there:
        list(relay.run(mail.db, tmp_path, there.port(), lease=timedelta()))
    demand, told = mail.letters()
    assert (demand.state, told.state) == ("withdrawn", "sent")
    assert mail.total() == 0
    assert any("K-2026-000001 skyldes ikke lenger" in text for text in mail.tasks())
    assert mail.proved()


DEMAND = LetterKind.PAYMENT_DEMAND
MEANWHILE = {
    "objection to a part": "en del av kravet er bestridt",
    "objection to the whole": "en innsigelse er ikke avgjort",
    "objection in the inbox that names no claim": "en innsigelse eller klage ligger i innboksen",
    "unplaced money for this claim": "ligger uplassert og peker på K-2026-000001",
    "time-barred": "kravet er foreldet",
    "hold on the debtor": "annet, stilt i bero til",
    **{f"hold: {reason.value}": reason.label.lower() for reason in Reason},
    "status: deceased": "død",
    "status: debt_settlement": "gjeldsordning",
    "status: bankruptcy": "konkurs",
    "status: emigrated": "er utvandret fra",
    "status: minor": "mindreårig",
    "status: unknown_address": "ukjent adresse",
}
"""What stops a demand, by its name in the table of blockers, and what the task says of it."""


def _by(mail: Mail, channel: Channel) -> None:
    mail.db.post = HousePost(sender=mail.db.post.sender, channel=channel)


def _state(mail: Mail) -> tuple[str, str]:
    return mail.letters()[0].state, mail.dispatches()[0].state


@pytest.mark.cells
@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("what", MEANWHILE)
def test_a_demand_that_waits_is_kept_back_by_what_would_have_stopped_it_when_it_was_written(
    mail: Mail, tmp_path: Path, what: str, channel: Channel
) -> None:
    _by(mail, channel)
    mail.noticed()
    before = mail.total(), len(mail.tasks())
    mail.send(mail.order(DEMAND))
    assert mail.total() > before[0]
    BLOCKERS[what](mail)
    with receiving() as there:
        list(relay.run(mail.db, tmp_path, there.port()))
        assert there.letters == {}
    assert list(tmp_path.rglob("*.pdf")) == []
    assert _state(mail) == ("withdrawn", "withdrawn")
    assert Delivery.WITHDRAWN.label == "Trukket før det gikk"
    assert mail.total() == before[0]
    (told,) = [text for text in mail.tasks() if "ble ikke sendt" in text]
    assert MEANWHILE[what] in told
    assert [row.details["letter"] for row in mail.rows(Audit, deed="letters.kept_back")] == [1]
    assert mail.proved()


@pytest.mark.parametrize("channel", Channel)
def test_a_demand_that_nothing_new_stops_goes_though_a_part_was_disputed_and_paid_on_meanwhile(
    mail: Mail, tmp_path: Path, channel: Channel
) -> None:
    _by(mail, channel)
    mail.noticed()
    objects(mail.db, mail.kari, mail.debtor_id, mail.claim, disputed=10_000)
    mail.goes()
    mail.send(mail.order(DEMAND))
    mail.books.happens(mail.claim, FactKind.CREDIT, 20_000, TODAY)
    with receiving() as there:
        list(relay.run(mail.db, tmp_path, there.port()))
    assert mail.letters()[-1].state == "sent"


@pytest.mark.parametrize("channel", Channel)
def test_a_letter_that_has_gone_is_not_touched_by_what_comes_after(
    mail: Mail, tmp_path: Path, channel: Channel
) -> None:
    """Not even where the relay was stopped between handing it over and marking it."""
    _by(mail, channel)
    mail.noticed()
    mail.send(mail.order(DEMAND))
    owed = mail.total()
    with receiving() as there, pytest.MonkeyPatch.context() as killed:
        killed.setattr(relay, "_settle", _stops)
        with pytest.raises(KeyboardInterrupt):
            list(relay.run(mail.db, tmp_path, there.port()))
        killed.undo()
        BLOCKERS["hold on the debtor"](mail)
        list(relay.run(mail.db, tmp_path, there.port(), lease=timedelta()))
    assert _state(mail) == ("sent", "sent")
    assert mail.total() == owed
    assert not any("ble ikke sendt" in text for text in mail.tasks())


@pytest.mark.parametrize("left", [0, 1])
def test_a_demand_whose_claim_is_paid_but_for_its_own_fee_does_not_go(
    mail: Mail, left: int
) -> None:
    mail.noticed()
    owed = mail.total()
    mail.send(mail.order(DEMAND))
    mail.books.pays(mail.claim, owed - left, TODAY)
    mail.goes()
    assert _state(mail)[0] == ("sent" if left else "withdrawn")
    assert any("K-2026-000001 er betalt" in text for text in mail.tasks()) is not bool(left)
    assert mail.proved()


def test_a_demand_with_a_fee_does_not_go_when_another_who_owes_the_claim_objects(
    mail: Mail,
) -> None:
    other = neighbour(mail)
    shares(mail, other)
    mail.noticed()
    owed = mail.total()
    mail.send(mail.order(DEMAND))
    assert mail.total() > owed
    objects(mail.db, mail.kari, other, mail.claim)
    mail.goes()
    assert _state(mail) == ("withdrawn", "withdrawn")
    assert mail.total() == owed
    assert any("hviler for en annen som skylder det" in text for text in mail.tasks())


def _stops(*_what: object, **_more: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("status", [Status.DECEASED, Status.DEBT_SETTLEMENT])
def test_an_offer_of_a_plan_stays_too_when_its_debtor_dies_or_negotiates(
    mail: Mail, status: Status
) -> None:
    offered = plan(mail, agreed_on=None)
    mail.send(mail.order(LetterKind.PLAN_OFFER, plan_id=offered))
    mail.status(status.value)
    mail.goes()
    assert _state(mail) == ("withdrawn", "withdrawn")


def test_an_answer_goes_whatever_came(mail: Mail) -> None:
    mail.send(mail.order(LetterKind.STATEMENT))
    BLOCKERS["objection to the whole"](mail)
    mail.goes()
    assert _state(mail) == ("sent", "sent")


@pytest.mark.parametrize("what", ["emigrated", "protected", None])
def test_the_copy_of_a_lawyer_stays_with_the_letter_it_is_a_copy_of(
    mail: Mail, what: str | None
) -> None:
    order = Represent(
        to=To.LAWYER, authority=Authority.LETTERS, name="Dag Dal", street="Gata 1",
        postcode="0155", city="Oslo", source="fullmakt 1.11.2026",
    )  # fmt: skip
    with mail.db.write(mail.kari) as work:
        letter_recipients.represent(work, mail.debtor_id, order)
    mail.noticed()
    mail.send(mail.order(DEMAND))
    if what == "emigrated":
        mail.status(what)
    if what == "protected":
        with mail.db.write(SYSTEM) as work:
            work.get_one(Debtor, mail.debtor_id).protection = "confidential"
    mail.goes()
    first = {"emigrated": "withdrawn", "protected": "failed", None: "sent"}[what]
    copy = "sent" if what is None else "withdrawn"
    assert [(one.recipient, one.state) for one in mail.letters()] == [
        ("debtor", first), ("lawyer", copy),
    ]  # fmt: skip
