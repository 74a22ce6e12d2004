"""The flow of each special status: what its registration needs, what follows, how it ends.

What a status stops is in ``status.STATUSES``; here is what somebody must do about it, and by when.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from collector_desk.domain.delivery import To
from collector_desk.domain.phrases import dotted
from collector_desk.domain.rates import Rates
from collector_desk.domain.status import STATUSES, Status

PROKLAMA = timedelta(weeks=6)
"""Creditors answer the estate's proklama by then, or the claim lapses (arveloven § 102)."""


class Answer(StrEnum):
    """How we answer a status."""

    FILING = "filing"  # the claims are filed with the estate, the trustee or the namsmann
    WRITE_OTHERS = "write_others"  # letters go to somebody else, or to both
    ADDRESS = "address"  # a new address ends it, and letters are sent anew
    HIDDEN = "hidden"  # letters go by identity number alone, never by address
    ASSESSMENT = "assessment"  # a person decides how to go on


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What follows from a status.

    ``task`` is what must be done; where the status gives a deadline of the law it is done by
    that, else within the days of the house (``rates/holds.toml``). ``to`` is who must be known before letters or the
    filing can go. ``ends`` says what ends it; ``after`` is what is to be done then.
    """

    answer: Answer
    task: str
    ends: str
    to: To | None = None
    files_by: str = ""  # what the filing deadline is called; empty: nothing is filed
    ends_agreements: bool = False
    after: str = ""
    rule: str = "husregel"


_REST = "Avklar det som står igjen: krev videre, foreslå sletting eller tapsføring, eller sett på arvingene."
_FLOWS: Mapping[Status, Flow] = {
    Status.DECEASED: Flow(
        answer=Answer.FILING, to=To.ESTATE, files_by="seks uker etter siste proklama",
        task="Finn hvem som svarer for dødsboet, og om proklama er kunngjort",
        ends="boet er skiftet, privat eller offentlig", after=_REST, ends_agreements=True,
        rule="arveloven §§ 102 og 116",
    ),
    Status.BANKRUPTCY: Flow(
        answer=Answer.FILING, to=To.TRUSTEE, files_by="fristen i kunngjøringen",
        task="Meld kravene i konkursboet",
        ends="bobehandlingen er avsluttet eller innstilt", after=_REST, ends_agreements=True,
        rule="konkursloven § 109",
    ),
    Status.DEBT_SETTLEMENT: Flow(
        answer=Answer.FILING, to=To.BAILIFF, files_by="fristen i kunngjøringen",
        task="Meld kravene i gjeldsforhandlingen",
        ends="gjeldsordningen er oppfylt, opphevet eller ikke kommet i stand",
        after="Er ordningen oppfylt, er restgjelden borte: foreslå sletting. Ellers: krev videre.",
        ends_agreements=True, rule="gjeldsordningsloven §§ 3-4 og 5-2",
    ),
    Status.GUARDIAN: Flow(
        answer=Answer.WRITE_OTHERS, to=To.GUARDIAN,
        task="Få vergens mandat, og registrer hvem det skal skrives til",
        ends="vergemålet er opphørt", rule="vergemålsloven § 25",
    ),
    Status.MINOR: Flow(
        answer=Answer.WRITE_OTHERS, to=To.GUARDIAN,
        task="Registrer vergen til den mindreårige, og få juristens vurdering før tvang",
        ends="fylte 18 år", rule="vergemålsloven § 9",
    ),
    Status.EMIGRATED: Flow(
        answer=Answer.ASSESSMENT,
        task="Finn adressen i utlandet. Vurder særskilt utpekt namsmann, eller foreslå tapsføring",
        ends="flyttet tilbake til Norge",
        after="Registrer adressen i Norge, og vurder neste steg.",
        rule="foreldelsesloven § 10 nr. 3, tvangsfullbyrdelsesloven § 7-3",
    ),
    Status.UNKNOWN_ADDRESS: Flow(
        answer=Answer.ADDRESS, task="Finn adressen i Folkeregisteret eller hos skyldneren",
        ends="ny adresse er registrert", after="Send brevene på nytt til den nye adressen.",
        rule="god inkassoskikk, inkassoloven § 8",
    ),
    Status.CONFIDENTIAL: Flow(
        answer=Answer.HIDDEN,
        task="Kontroller at brev går i beskyttet kanal; begjæringer til særskilt utpekt namsmann",
        ends="graderingen er opphevet i Folkeregisteret",
        rule="folkeregisterloven § 10-4, tvangsfullbyrdelsesloven § 7-3",
    ),
    Status.STRICTLY_CONFIDENTIAL: Flow(
        answer=Answer.HIDDEN,
        task="Kontroller at brev går i beskyttet kanal; begjæringer til særskilt utpekt namsmann",
        ends="graderingen er opphevet i Folkeregisteret",
        rule="folkeregisterloven § 10-4, tvangsfullbyrdelsesloven § 7-3",
    ),
}  # fmt: skip
FLOWS: Mapping[Status, Flow] = MappingProxyType(_FLOWS)
"""What follows from each status."""

PROTECTED = frozenset({Status.CONFIDENTIAL, Status.STRICTLY_CONFIDENTIAL})
"""The statuses that are a grade of address protection."""


def done_within(status: Status, *, on: date, rates: Rates) -> timedelta:
    """How soon what follows from a status that is registered ``on`` is done, by the house's days."""
    return timedelta(days=rates.keyed("status_days")[status.value].on(on).whole)


def filing_deadline(status: Status, *, announced: date | None, stated: date | None) -> date | None:
    """The last day to file; None where nothing is filed, or no announcement is known yet.

    A deadline stated in the announcement goes before what is reckoned. Six weeks after the last
    proklama is not moved off a weekend: that would be for the court to allow.

    >>> filing_deadline(Status.DECEASED, announced=date(2026, 11, 2), stated=None)
    datetime.date(2026, 12, 14)
    """
    if not FLOWS[status].files_by:
        return None
    if stated is not None:
        return stated
    known = announced is not None and status is Status.DECEASED
    return announced + PROKLAMA if known and announced is not None else None


def task_of(status: Status, *, deadline: date | None) -> str:
    """What is to be done, with the deadline of the law where there is one."""
    flow = FLOWS[status]
    if deadline is None:
        return f"{STATUSES[status].label}: {flow.task}. ({flow.rule})"
    last = dotted(deadline)
    return f"{STATUSES[status].label}: meld kravene senest {last}, {flow.files_by}. ({flow.rule})"
