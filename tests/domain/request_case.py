"""The worked request of the published contract (§ 11): a kindergarten fee, from plain facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.request.case_facts import (
    BasisFacts,
    CaseFacts,
    ClaimFacts,
    CostFacts,
    Paid,
    Part,
)
from collector_desk.domain.enforcement.request.claim_lines import (
    claim_lines,
    request_kind,
    writing_cost,
)
from collector_desk.domain.enforcement.request.decision import (
    Decision,
    DecisionDebtor,
    Municipality,
)
from collector_desk.domain.enforcement.request.document import (
    Delivery,
    Demand,
    Notice,
    Request,
    SpecialBasis,
    WrittenMessage,
)
from collector_desk.domain.enforcement.request.known import Known, RegimeAnswer, Stored, Unit
from collector_desk.domain.enforcement.request.parties import (
    Account,
    Address,
    Attachment,
    Creditor,
    Debtor,
    HomeAddress,
    Identity,
    Organisation,
    Party,
    Payee,
    Person,
    PersonName,
    Sender,
)
from collector_desk.domain.enforcement.request.settings import settings_on
from collector_desk.domain.enforcement.request.values import (
    AddressKind,
    AttachmentKind,
    Channel,
    NoticeKind,
    OrganisationKind,
    Rank,
)
from collector_desk.domain.rates import Rates

FILED = date(2026, 10, 15)
WARNED = date(2026, 8, 3)
CREDITOR, DEBTOR = "313182495", "69887800189"
RATES = Rates.shipped()
SETTINGS = settings_on(RATES, FILED)
BASIS_ID = "11111111-1111-4111-8111-111111111111"
NOTICE_ID = "22222222-2222-4222-8222-222222222222"
DEMAND_ID = "33333333-3333-4333-8333-333333333333"

_FILE = "betalingsoppfordring-20260803.pdf"


def letter(kind: AttachmentKind, uuid: str) -> Attachment:
    return Attachment(kind=kind, filename=_FILE, uuid=uuid)


DEMAND = Demand(
    sent=WARNED,
    deadline=date(2026, 8, 17),
    document=letter(AttachmentKind.DEMAND, DEMAND_ID),
)
MESSAGE = WrittenMessage(
    ground="Foreldrebetaling barnehage april og mai 2026",
    facts="Barnet hadde plass i kommunal barnehage."
    " Faktura for april og mai 2026 er ikke fullt betalt.",
    default_judgment=True,
    conciliation=True,
    statement="Rimelig Merr dømmes til å betale kr 2 000,00 med forsinkelsesrente og kostnader"
    " innen 2 uker.",
    delivery=Delivery(channel=Channel.POST),
)
MUNICIPALITY = Party(
    organisation=Organisation(
        name="PRØVE KOMMUNE", identity=Identity(number=CREDITOR), kind=OrganisationKind.OTHER
    ),
    addresses=(
        Address(
            kind=AddressKind.BUSINESS,
            home=HomeAddress(text="Rådhusplassen 1", postcode="0037", city="OSLO"),
        ),
    ),
)
MERR = Party(
    person=Person(name=PersonName(first="RIMELIG", last="MERR"), identity=Identity(number=DEBTOR)),
    addresses=(
        Address(
            kind=AddressKind.HOME,
            home=HomeAddress(text="Testveien 2", postcode="0652", city="OSLO", municipality="0301"),
        ),
    ),
)


def fee(number: str, month: str, due: date, *paid: Paid) -> ClaimFacts:
    """A month of kindergarten, 1 200 kr."""
    return ClaimFacts(
        number=number,
        text=f"Barnehage {month} 2026",
        due=due,
        principal=Part(original=120_000, paid=paid),
        interest_from=due,
    )


def case() -> CaseFacts:
    april = fee("A", "april", date(2026, 4, 20), Paid(day=date(2026, 7, 15), amount=40_000))
    may = fee("B", "mai", date(2026, 5, 20))
    collection = CostFacts(
        text="Inkassovarsel 38 og betalingsoppfordring 113",
        amount=Part(original=15_100),
        claims=("A", "B"),
        demand=DEMAND,
    )
    basis = BasisFacts(
        key="AB",
        title="Betalingsoppfordring 2026-08-03, barnehage april og mai 2026",
        day=WARNED,
        document=letter(AttachmentKind.BASIS, BASIS_ID),
        claims=(april, may),
        costs=(collection,),
        notices=(
            Notice(
                kind=NoticeKind.SECTION_418,
                day=WARNED,
                document=letter(AttachmentKind.NOTICE, NOTICE_ID),
                channel=Channel.POST,
            ),
        ),
        special=SpecialBasis(
            creditors=(Identity(number=CREDITOR),),
            debtors=(Identity(number=DEBTOR),),
            message=MESSAGE,
        ),
    )
    return CaseFacts(filed=FILED, bases=(basis,), writing=writing_cost(RATES, SETTINGS, FILED))


def request() -> Request:
    """The worked request; lines A-H, A-R01–A-R03, B-H, B-R01, B-R02, AB-U1, AB-S1."""
    lines, bases = claim_lines(case(), late_interest=RATES["late_interest"], settings=SETTINGS)
    return Request(
        reference="2026-004711-1",
        kind=request_kind(bases, SETTINGS),
        day=FILED,
        signature="Kari Saksbehandler",
        creditors=(Creditor(party=MUNICIPALITY),),
        debtors=(Debtor(party=MERR),),
        sender=Sender(party=MUNICIPALITY, caseworker="Kari Saksbehandler"),
        lines=lines,
        bases=bases,
        payee=Payee(
            receiver=Identity(number=CREDITOR),
            norwegian=True,
            kid="2509937609",
            account=Account(number="69930570044"),
        ),
    )


def known() -> Known:
    """What the desk knows of the worked request: nothing stands in its way."""
    worked = request()
    return Known(
        today=FILED,
        settings=SETTINGS,
        late_interest=RATES["late_interest"],
        synthetic=True,
        signed_in=CREDITOR,
        units={CREDITOR: Unit(form="KOMM")},
        uploads=dict.fromkeys((BASIS_ID, NOTICE_ID, DEMAND_ID), "2026-004711-1"),
        stored=dict.fromkeys(
            (BASIS_ID, NOTICE_ID, DEMAND_ID), Stored(sent="c0ffee", attached="c0ffee")
        ),
        balances={each.reference: each.remaining.ore for each in worked.lines if each.remaining},
        last_days={"A-H": date(2029, 4, 20), "B-H": date(2029, 5, 20)},
        ranks={each.reference: Rank.OTHER for each in worked.lines},
        regimes={DEBTOR: RegimeAnswer(regime=Regime.NEW, asked_on=FILED)},
    )


def decision() -> Decision:
    """The same lines as the municipality's own decision on trekk."""
    return Decision(
        reference="T-2026-000012",
        day=FILED,
        signature="Per Leder",
        document=Attachment(
            kind=AttachmentKind.OTHER,
            filename="beslutning.pdf",
            uuid="44444444-4444-4444-8444-444444444444",
        ),
        municipality=Municipality(identity=CREDITOR),
        debtor=DecisionDebtor(identity=Identity(number=DEBTOR), registered_address=True),
        payee=request().payee,
        lines=request().lines,
    )


T = TypeVar("T")
_STEP = re.compile(r"([a-z_]+)(?:\[([0-9]+)\])?\.?")


def changed(document: T, changes: Mapping[str, Any]) -> T:
    """The document with other values at some paths."""
    for path, value in changes.items():
        document = _put(document, [*_STEP.findall(path)], value)
    return document


def _put(document: Any, steps: list[tuple[str, str]], value: Any) -> Any:
    (field, index), *rest = steps
    inside = getattr(document, field)
    if not index:
        new = _put(inside, rest, value) if rest else value
        return replace(document, **{field: new})
    at = int(index)
    new = _put(inside[at], rest, value) if rest else value
    return replace(document, **{field: (*inside[:at], new, *inside[at + 1 :])})
