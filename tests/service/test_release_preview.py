"""What is shown before a debtor is let out is what then is done, on both databases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from collector_desk.domain.holds import Reason
from collector_desk.domain.release import ReleaseGround
from collector_desk.errors.parties import NobodyLeft, NotPaidThere, OthersOweOn, ReleaseGroundUnfit
from collector_desk.models import Claim, ClaimDebtor, Hold, Note
from collector_desk.service import (
    holding,
    release_preview,
    release_undo,
    releasing,
    unit_questions,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.holds import NewHold
from collector_desk.wire.parties import NewRelease, Owes, ReleasePreview, TryRelease
from collector_desk.wire.units import AskUnit
from tests.kit import TODAY, add_user
from tests.service.casework import objects, opens
from tests.service.mail import Mail
from tests.service.parties import PAID, PDF, WHY, neighbour, shares


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def asked(mail: Mail, **more: object) -> TryRelease:
    about: dict[str, object] = {"claim_id": mail.claim, "ground": ReleaseGround.WRONG_DEBTOR}
    return TryRelease(**(about | more))  # type: ignore[arg-type]


def preview(mail: Mail, order: TryRelease) -> ReleasePreview:
    with mail.db.read(mail.kari) as work:
        return release_preview.preview(work, mail.debtor_id, order)


def released(mail: Mail, order: TryRelease) -> dict[str, int]:
    """The claim's amounts after the release that was asked about."""
    whole = NewRelease(**order.model_dump(), reasons=WHY, document=PDF)
    with mail.db.write(mail.kari) as work:
        releasing.release(work, mail.debtor_id, whole)
    after = mail.books.statement(mail.claim, TODAY).balance
    return {
        "Rest på kravet": after.total,
        "Hovedstol": after.principal,
        "Forsinkelsesrente": after.interest,
        "Gebyr og kostnader": after.fees + after.costs,
    }


def owes(mail: Mail) -> list[Owes]:
    with mail.db.read(mail.kari) as work:
        (claim,) = release_undo.show(work, mail.debtor_id).claims
        return list(claim.owes)


def test_no_vehicle_was_sold_behind_a_place_in_a_kindergarten(mail: Mail) -> None:
    with pytest.raises(ReleaseGroundUnfit, match="typen Barnehage"):
        preview(mail, asked(mail, ground=ReleaseGround.VEHICLE_SOLD))


def test_the_timeline_says_by_which_law_the_owner_does_not_answer(db: Database) -> None:
    mail = Mail(db, kind="control_sanction")
    released(mail, asked(mail, ground=ReleaseGround.VEHICLE_STOLEN))
    (told,) = [one.text for one in mail.rows(Note)]
    assert "Kjøretøyet var stjålet (FOR-2016-03-18-260 § 37 annet ledd)" in told


@pytest.mark.cells
@pytest.mark.parametrize("known", [True, False], ids=["right debtor known", "nobody left"])
@pytest.mark.parametrize("others", [0, 1])
@pytest.mark.parametrize("ground", [ReleaseGround.WRONG_DEBTOR, ReleaseGround.LET_GO])
@pytest.mark.parametrize("share", [None, 30_000])
def test_the_release_does_what_was_shown(
    mail: Mail, known: bool, others: int, ground: ReleaseGround, share: int | None
) -> None:
    mail.noticed()
    paid = mail.books.pays(mail.claim, 40_000, PAID)
    with mail.db.write(SYSTEM) as work:
        work.get_one(ClaimDebtor, (mail.claim, mail.debtor_id)).share = share
    if others:
        shares(mail, neighbour(mail, "Berg, Tor"))
    order = asked(
        mail,
        ground=ground,
        successor_id=neighbour(mail) if known else None,
        payments=(paid.payment_id,) if ground.never_owed else (),
    )
    if not ground.never_owed and not others:
        with pytest.raises(NobodyLeft):
            preview(mail, order)
        return
    if known and others:
        with pytest.raises(OthersOweOn):
            preview(mail, order)
        return
    found = preview(mail, order)
    assert {line.label: line.after for line in found.lines} == released(mail, order)
    assert found.returned == (40_000 if ground.never_owed else 0)
    assert found.closes is (not known and not others)
    assert mail.proved()


def test_what_ends_and_what_begins_anew_is_told_in_words(mail: Mail) -> None:
    mail.noticed()
    objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    with mail.db.write(mail.kari) as work:
        until = TODAY + timedelta(days=10)
        hold = NewHold(reason=Reason.EXAMINATION, until=until, claim_id=mail.claim)
        holding.put(work, mail.debtor_id, hold)
    words = " ".join(preview(mail, asked(mail, successor_id=neighbour(mail))).effects)
    assert "Vik, Sol begynner på nytt" in words
    assert "Varsler som er sendt, gjelder ikke." in words
    assert "Innsigelsen tas til følge." in words
    assert "oppheves" in words


def test_what_rests_for_the_right_debtor_is_told_and_then_rests(mail: Mail) -> None:
    """Interest waits for a demand of their own (ruling 12), the claim for its unit's answer."""
    with mail.db.write(mail.kari) as work:
        order = AskUnit(claim_id=mail.claim, text="Hvem sto på plassen?", hold=True)
        unit_questions.ask(work, mail.debtor_id, order)
    right = neighbour(mail)
    words = preview(mail, asked(mail, successor_id=right)).effects
    released(mail, asked(mail, successor_id=right))
    (hold,) = [one for one in mail.rows(Hold) if one.debtor_id == right]
    assert hold.until is not None
    assert (
        f"Kravet er stilt i bero til {hold.until:%d.%m.%Y} for Vik, Sol også, eller til"
        " virksomheten har svart."
    ) in words
    (claim,) = mail.rows(Claim)
    assert (claim.interest_from, claim.interest_basis) == (None, "demand_plus_30")
    assert (
        "Renten hviler for Vik, Sol til 30 dager etter at nytt krav er sendt på papir"
        " (forsinkelsesrenteloven § 2)."
    ) in words


def test_nothing_is_said_to_rest_where_nothing_does(db: Database) -> None:
    mail = Mail(db, kind="parking_fine")
    mail.claim = mail.books.claim(90_000, due=PAID, interest_from=None, kind="parking_fine")
    with mail.db.write(mail.kari) as work:
        until = TODAY + timedelta(days=10)
        hold = NewHold(reason=Reason.EXAMINATION, until=until, claim_id=mail.claim)
        holding.put(work, mail.debtor_id, hold)
    right = neighbour(mail)
    words = " ".join(preview(mail, asked(mail, successor_id=right)).effects)
    released(mail, asked(mail, successor_id=right))
    assert "hviler" not in words
    assert "stilt i bero til" not in words
    assert [one for one in mail.rows(Hold) if one.debtor_id == right] == []


def test_who_is_put_on_beside_nobody_is_not_spoken_of(mail: Mail) -> None:
    assert "hviler" not in " ".join(preview(mail, asked(mail)).effects)


def test_a_payment_that_lies_elsewhere_is_refused(mail: Mail) -> None:
    with pytest.raises(NotPaidThere):
        preview(mail, asked(mail, payments=(99,)))


def test_each_who_owes_has_notices_holds_share_and_limitation_of_their_own(mail: Mail) -> None:
    mail.noticed()
    other = neighbour(mail)
    shares(mail, other, share=25_000)
    with mail.db.write(mail.kari) as work:
        until = TODAY + timedelta(days=10)
        order = NewHold(reason=Reason.EXAMINATION, until=until, claim_id=mail.claim)
        holding.put(work, other, order)
    mail.books.book(mail.claim)
    first, second = owes(mail)
    assert (first.debtor_id, first.share) == (mail.debtor_id, None)
    assert first.notices == ("Inkassovarsel 21.09.2026, frist 05.10.2026",)
    assert first.holds == ()
    assert (second.debtor_id, second.name, second.role_label) == (other, "Vik, Sol", "Forelder")
    assert (second.share, second.notices, len(second.holds)) == (25_000, (), 1)
    assert second.last_day == first.last_day == date(2029, 9, 3)


def test_a_protected_joint_debtor_has_no_name_for_who_is_not_cleared(mail: Mail) -> None:
    shares(mail, neighbour(mail, protection="confidential"))
    anne = add_user(mail.db, "anne", name="Anne Berg")
    opens(mail.db, anne, mail.debtor_id)
    with mail.db.read(anne) as work:
        (claim,) = release_undo.show(work, mail.debtor_id).claims
    assert [(one.debtor_id is None, one.name) for one in claim.owes][1] == (True, "Skjermet person")
