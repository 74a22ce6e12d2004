"""Class e of dekningsloven § 2-8 by the dated setting: what is spared, and what is not confirmed."""

from __future__ import annotations

from dataclasses import replace

from collector_desk.domain.enforcement.condition_facts import Condition
from collector_desk.domain.enforcement.conditions import conditions
from collector_desk.models import Debtor
from collector_desk.service import folder, measure_facts
from collector_desk.service.database import Database
from collector_desk.wire.measures import ClassE
from tests.service.enforcing import TODAY, Enforcement

SPARED = ClassE(does_what_can=True, favours_nobody=True, finding="Betaler det han kan.")


def class_e(db: Database, *, rank: str, unconfirmed: str = "") -> Condition:
    case = Enforcement(db)
    with db.read(case.kari) as work:
        rows = folder.read(work, work.get_one(Debtor, case.debtor))
        facts = measure_facts.of(work, rows, case.terms(class_e=SPARED), on=TODAY)
    assert facts.rank == "e"
    assert "parkeringsgebyr" in facts.rank_unconfirmed
    changed = replace(facts, rank=rank, rank_unconfirmed=unconfirmed)
    return next(one for one in conditions(changed) if one.code == "class_e")


def test_who_does_what_can_be_done_is_spared_in_class_e(db: Database) -> None:
    assert class_e(db, rank="e").holds is False


def test_a_claim_of_a_better_class_spares_nobody_and_says_so(db: Database) -> None:
    asked = class_e(db, rank="d")
    assert (asked.holds, asked.detail) == (True, "Gjelder ikke: kravene er i klasse d.")
    assert asked.unconfirmed == ""
