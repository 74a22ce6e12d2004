"""Who acts for the debtor, and which namsmann is designated, in what goes to him."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from collector_desk.domain.claim import Regime
from collector_desk.domain.delivery import Authority, To
from collector_desk.domain.enforcement.request.decision import Decision
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request.parties import PersonName
from collector_desk.errors.numbers import OrganisationNumberWrong
from collector_desk.exchange.enforcement.json_in import read_request
from collector_desk.models import Debtor, Representative
from collector_desk.service import (
    approval_sheet,
    folder,
    letter_recipients,
    measure_facts,
    requests_out,
    trekk_message,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.request_parties import lawyer_name
from collector_desk.wire.enforcement_requests import FileRequest
from collector_desk.wire.letters import Represent
from collector_desk.wire.measures import MeasureSheet, MeasureTerms
from tests.service.enforcing import TODAY, Enforcement
from tests.service.mail import text_of
from tests.service.requesting import Requesting
from tests.service.test_basis_papers import Fined

OSLO = "Oslo namsfogdembete"
NOT_FILLED = "Valgt namsmannsdistrikt er ikke fylt ut, for vi vet ikke hvem som er utpekt."
NOT_LOOKED_UP = (
    "Om Rund Hvalross AS er hovedenhet og ikke enkeltpersonforetak, er ikke slått opp i"
    " Enhetsregisteret."
)
SAID = f"Valgt namsmannsdistrikt er «{OSLO}»"


def acts(case: Enforcement, name: str, authority: Authority = Authority.CASE) -> None:
    with case.db.write(SYSTEM) as work:
        work.add(
            Representative(
                debtor_id=case.debtor, role="lawyer", authority=authority.value, name=name,
                street="Prøvegata 1", postcode="0150", city="Oslo", from_day=date(2026, 10, 1),
                source="fullmakt 01.10.2026", added_by="test",
            )
        )  # fmt: skip


def protected(case: Enforcement) -> None:
    with case.db.write(SYSTEM) as work:
        work.get_one(Debtor, case.debtor).protection = "confidential"
    case.cleared()


def designated(db: Database) -> None:
    db.post = replace(db.post, designated=OSLO)


def made(case: Requesting, sheet: MeasureSheet) -> tuple[Request, bytes]:
    with case.db.write(case.kari) as work:
        version = case.row(sheet.measure_id).version
        requests_out.make(work, sheet.measure_id, version=version)
        kept = requests_out.newest_of(work, sheet.measure_id)
        assert kept is not None
        return read_request(kept.source), kept.content


def unsure(case: Requesting, terms: MeasureTerms) -> str:
    return " ".join(case.save(terms).reckoned.unconfirmed)


@pytest.mark.parametrize("regime", Regime)
def test_the_lawyer_who_acts_stands_in_the_request_by_name_and_address(
    db: Database, regime: Regime
) -> None:
    case = Requesting(db)
    case.answered(regime)
    acts(case, "Advokat Lise Ny Prøve")
    request, content = made(case, case.decided(case.request()))
    acting = request.debtors[0].attorney
    assert acting is not None
    assert acting.party.person is not None
    name = PersonName(first="Lise", middle="Ny", last="Prøve")
    assert acting.party.person.name == name
    assert acting.licence_holder is not None
    assert acting.licence_holder.name == name
    (address,) = acting.party.addresses
    assert address.home is not None
    assert (address.home.text, address.home.postcode) == ("Prøvegata 1", "0150")
    if regime is Regime.OLD:
        told = "Prosessfullmektig: Lise Ny Prøve, Prøvegata 1, 0150 Oslo"
        assert told in text_of(content)
    else:
        assert b'"saksoektesProsessfullmektig"' in content


def test_who_has_no_authority_does_not_stand_in_it(db: Database) -> None:
    case = Requesting(db)
    case.answered()
    acts(case, "Advokat Lise Prøve", Authority.NONE)
    request, _ = made(case, case.decided(case.request()))
    assert request.debtors[0].attorney is None


@pytest.mark.parametrize("name", ["Advokatfirmaet Prøve AS", "Prøve & Co DA", "Prøve"])
def test_who_is_no_whole_person_is_left_out_of_the_file_and_that_is_said(
    db: Database, name: str
) -> None:
    """It is 0..1 there, and a published check refuses a firm: the request goes all the same."""
    case = Requesting(db)
    case.answered()
    acts(case, name)
    reckoned = case.save(case.request()).reckoned
    assert reckoned.findings == ()
    assert f"«{name}» handler for skyldneren" in " ".join(reckoned.unconfirmed)
    sheet = case.decided(case.request())
    request, content = made(case, sheet)
    assert request.debtors[0].attorney is None
    assert b"saksoektesProsessfullmektig" not in content


@pytest.mark.parametrize("name", ["Advokatfirmaet Prøve AS", "Prøve & Co DA", "Prøve"])
def test_on_paper_a_firm_may_act(db: Database, name: str) -> None:
    case = Requesting(db)
    case.answered(Regime.OLD)
    acts(case, name)
    assert "handler for skyldneren" not in unsure(case, case.request())
    _, content = made(case, case.decided(case.request()))
    assert f"Prosessfullmektig: {name}, Prøvegata 1, 0150 Oslo" in text_of(content)


def test_a_later_version_of_a_filed_request_is_made_though_a_firm_acts_now(db: Database) -> None:
    case = Requesting(db)
    case.answered()
    sheet = case.decided(case.request())
    made(case, sheet)
    with case.db.write(case.kari) as work:
        version = case.row(sheet.measure_id).version
        order = FileRequest(version=version, day=TODAY)
        requests_out.filed(work, sheet.measure_id, order)
    acts(case, "Advokatfirmaet Prøve AS")
    request, _ = made(case, sheet)
    assert request.debtors[0].attorney is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maria da Silva", PersonName(first="Maria", middle="da", last="Silva")),
        ("Lise Prøve, advokat", PersonName(first="Lise", last="Prøve")),
        ("Lise Ny Prøve, advokat MNA", PersonName(first="Lise", middle="Ny", last="Prøve")),
        ("Prøve, Lise, adv.", PersonName(first="Lise", last="Prøve")),
        ("Advokat Prøve", PersonName(last="Prøve")),
        ("Prøve & Lykt", PersonName(last="Prøve & Lykt")),
        ("Prøve D.A.", PersonName(last="Prøve D.A.")),
        ("Advokat Prøve as", PersonName(last="Advokat Prøve as")),
        ("D.A. Prøve", PersonName(first="D.A.", last="Prøve")),
    ],
)
def test_a_lawyers_name_is_read_without_titles_and_apart_from_firms(
    text: str, name: PersonName
) -> None:
    assert lawyer_name(text) == name


@pytest.mark.parametrize("known", [True, False])
def test_a_request_on_a_decision_names_the_designated_namsmann_where_he_is_known(
    db: Database, known: bool
) -> None:
    case = Fined(db)
    for claim in case.claims:
        case.keeps(claim)
    assert "namsmannsdistrikt" not in unsure(case, case.fined())  # the home decides
    protected(case)
    if known:
        designated(db)
    told = unsure(case, case.fined())
    assert (SAID in told, NOT_FILLED in told) == (known, not known)
    request, content = made(case, case.decided(case.fined()))
    if known:
        assert request.district is not None
        assert request.district.name == OSLO
        assert request.district.why == "Adressen er sperret (tvangsfullbyrdelsesloven § 7-3)."
        assert f'"namsmannsdistrikt":"{OSLO}"' in content.decode().replace('": "', '":"')
    else:
        assert request.district is None


def test_none_is_chosen_for_a_written_message_and_that_is_said(db: Database) -> None:
    case = Requesting(db)
    case.answered()
    protected(case)
    designated(db)
    sheet = case.save(case.request())
    assert "Ved skriftlig meddelelse velges ikke" in " ".join(sheet.reckoned.unconfirmed)
    assert sheet.reckoned.findings == ()  # O5: it must not be there
    request, _ = made(case, case.decided(case.request()))
    assert request.district is None


@pytest.mark.parametrize("regime", [Regime.OLD, Regime.NEW])
def test_that_a_firm_was_not_looked_up_is_told_who_prepares_and_who_approves(
    db: Database, regime: Regime
) -> None:
    case = Requesting(db)
    case.answered(regime)
    assert "Enhetsregisteret" not in " ".join(case.save(case.request()).reckoned.unconfirmed)
    with db.write(SYSTEM) as work:
        debtor = work.get_one(Debtor, case.debtor)
        debtor.kind, debtor.name, debtor.org_number = "company", "Rund Hvalross AS", "315867592"
    sheet = case.save(case.request())
    assert NOT_LOOKED_UP in sheet.reckoned.unconfirmed
    case.propose(sheet)
    with db.write(case.per) as work:
        assert NOT_LOOKED_UP in approval_sheet.show(work, case.proposal().id).unconfirmed


@pytest.mark.parametrize("known", [True, False])
def test_an_own_decision_names_him_too(db: Database, known: bool) -> None:
    case = Enforcement(db)
    protected(case)
    if known:
        designated(db)
    found, lacks = drafted(case)
    assert (found.district.name if found.district else "") == (OSLO if known else "")
    assert (SAID in lacks, NOT_FILLED in lacks) == (known, not known)


@pytest.mark.parametrize("number", ["", "NO 313 159 949 MVA"])
def test_an_own_decision_names_the_lawyers_firm_by_the_number_that_is_registered(
    db: Database, number: str
) -> None:
    """The message has a field for it; the published contract has none for the licence itself."""
    case = Enforcement(db)
    order = Represent(
        to=To.LAWYER, authority=Authority.CASE, name="Advokat Lise Prøve", organisation=number,
        street="Prøvegata 1", postcode="0150", city="Oslo", source="fullmakt",
    )  # fmt: skip
    with db.write(case.kari) as work:
        letter_recipients.represent(work, case.debtor, order)
    found, lacks = drafted(case)
    assert found.attorney is not None
    assert (found.attorney.licensed, found.attorney.organisation) == (
        True, "313159949" if number else "",
    )  # fmt: skip
    assert ("Organisasjonsnummeret er ikke kjent her" in lacks) is not bool(number)


def test_a_number_that_is_none_is_not_registered(db: Database) -> None:
    case = Enforcement(db)
    order = Represent(
        to=To.LAWYER, authority=Authority.CASE, name="Advokat Lise Prøve", organisation="313159948",
        street="Prøvegata 1", postcode="0150", city="Oslo", source="fullmakt",
    )  # fmt: skip
    with db.write(case.kari) as work, pytest.raises(OrganisationNumberWrong):
        letter_recipients.represent(work, case.debtor, order)


def drafted(case: Enforcement) -> tuple[Decision, str]:
    with case.db.read(case.kari) as work:
        rows = folder.read(work, work.get_one(Debtor, case.debtor))
        facts = measure_facts.of(work, rows, case.terms(), on=TODAY)
        folded = rows.folded(work.rates, on=TODAY)
        found = trekk_message.drafted(work, rows, case.terms(), facts, folded)
    return found.decision, " ".join(found.lacks)
