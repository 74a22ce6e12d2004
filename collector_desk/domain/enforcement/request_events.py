"""What comes back on a request to the namsmann, the day it gives, and how it ends the case."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from collector_desk.domain.calendar import add_months, add_years, next_working_day
from collector_desk.domain.limitation_steps import Outcome
from collector_desk.domain.rate_table import Rate
from collector_desk.domain.rates import Rates


class RequestEventKind(StrEnum):
    """What came back."""

    RECEIPT = "receipt"
    REFUSED = "refused"  # with a published code
    COMPLETION = "completion"  # something is to be mended or added by a day
    COURT_FEE = "court_fee"  # the invoice of the court fee
    COSTS = "costs"  # what he fixed that the debtor owes in costs
    JUDGMENT = "judgment"  # of the conciliation board: continuation must be asked for
    LIEN = "lien"
    WITHHOLDING = "withholding"
    NOTHING = "nothing"  # «intet til utlegg»
    DISMISSED = "dismissed"
    CONTESTED = "contested"  # it fell, as the debtor disputes the claims (§ 7-7)
    ACCEPTED = "accepted"  # the debtor disputes them no more

    @property
    def label(self) -> str:
        """The event in Bokmål."""
        return _RULES[self].label

    @property
    def names_claims(self) -> bool:
        """Whether such an answer gives the namsmann's own id of each claim."""
        return self in {
            RequestEventKind.RECEIPT,
            RequestEventKind.LIEN,
            RequestEventKind.WITHHOLDING,
            RequestEventKind.NOTHING,
        }

    @property
    def of_some(self) -> bool:
        """Whether it is what the debtor said, which may be of some of the claims."""
        return self in {RequestEventKind.CONTESTED, RequestEventKind.ACCEPTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRule:
    """What an event of a request or of a complaint (``suit``) asks for and does.

    ``needs`` are the fields somebody must fill in; ``outcome`` how it ends the case for
    limitation, None: it goes on; ``task`` what must be done by its day.
    """

    label: str
    needs: tuple[str, ...] = ()
    outcome: Outcome | None = None
    task: str = ""


_ONLY_AFTER = (RequestEventKind.COSTS, RequestEventKind.ACCEPTED)
MEANWHILE = tuple(kind for kind in RequestEventKind if kind not in _ONLY_AFTER)
"""What may come on a request that runs. It bears no costs yet: its next version would claim them
twice."""

AFTER = (RequestEventKind.COURT_FEE, *_ONLY_AFTER)
"""What may come when the case is over: the court fee is invoiced in arrears, and the costs are fixed
with the result. The debtor may accept what was disputed."""

_TOGETHER = (RequestEventKind.LIEN, RequestEventKind.WITHHOLDING)


def after(came: Collection[RequestEventKind]) -> tuple[RequestEventKind, ...]:
    """What may come when the case is over, by what came on it before.

    A lien and a trekk are taken beside each other: for most claims a bank deposit first, and then
    a trekk in addition (FOR-2025-07-09-1508). There is one trekk, and as many liens as assets.

    >>> [kind.value for kind in after({RequestEventKind.LIEN}) if kind not in AFTER]
    ['lien', 'withholding']
    """
    if not set(came).intersection(_TOGETHER):
        return AFTER
    trekk = () if RequestEventKind.WITHHOLDING in came else (RequestEventKind.WITHHOLDING,)
    return (*AFTER, RequestEventKind.LIEN, *trekk)


def rule_of(kind: RequestEventKind) -> EventRule:
    """What an event of this kind asks for and does."""
    return _RULES[kind]


def deadline_of(
    kind: RequestEventKind, day: date, given: date | None, *, months: int
) -> date | None:
    """The day that an event gives: as the letter says, or by law.

    A judgment leaves ``months`` to ask for continuation (``goes_on_until``), a dismissal one year
    of grace from limitation (foreldelsesloven § 22 no. 1).
    """
    if kind is RequestEventKind.JUDGMENT:
        return goes_on_until(day, months)
    if kind in {RequestEventKind.DISMISSED, RequestEventKind.CONTESTED}:
        return add_years(day, 1)
    if kind is RequestEventKind.REFUSED:
        return given or day
    return given


def goes_on_until(judged: date, months: int) -> date:
    """The last day to ask that a request is taken up again (tvangsfullbyrdelsesloven § 7-7).

    One that ends on a weekend or a holiday runs on (domstolloven § 149).

    >>> goes_on_until(date(2027, 1, 31), 1)  # 28 February is a Sunday
    datetime.date(2027, 3, 1)
    """
    return next_working_day(add_months(judged, months))


def time_to_go_on(rates: Rates, judged: date) -> Rate:
    """How many months there are for that; its note says what is not confirmed of them."""
    return rates["request_continue_months"].on(judged)


_RULES: Mapping[RequestEventKind, EventRule] = MappingProxyType(
    {
        RequestEventKind.RECEIPT: EventRule(label="Kvittering"),
        RequestEventKind.REFUSED: EventRule(
            label="Avvist av mottakeren", needs=("code",), task="Rett og send på nytt"
        ),
        RequestEventKind.COMPLETION: EventRule(
            label="Bedt om utfylling", needs=("deadline", "text"), task="Svar namsmannen"
        ),
        RequestEventKind.COURT_FEE: EventRule(
            label="Faktura på rettsgebyr", needs=("deadline", "amount"), task="Betal rettsgebyret"
        ),
        RequestEventKind.COSTS: EventRule(
            label="Kostnader fastsatt av namsmannen", needs=("amount",)
        ),
        RequestEventKind.JUDGMENT: EventRule(
            label="Dom i forliksrådet",
            task="Krev at begjæringen tas under behandling igjen (§ 7-7)",
        ),
        RequestEventKind.LIEN: EventRule(
            label="Utleggspant", needs=("text",), outcome=Outcome.NOT_COVERED
        ),
        RequestEventKind.WITHHOLDING: EventRule(label="Utleggstrekk", outcome=Outcome.NOT_COVERED),
        RequestEventKind.NOTHING: EventRule(label="Intet til utlegg", outcome=Outcome.NOT_COVERED),
        RequestEventKind.DISMISSED: EventRule(
            label="Avvist eller hevet",
            needs=("text",),
            outcome=Outcome.DISMISSED,
            task="Foreldelse: siste dag etter foreldelsesloven § 22",
        ),
        RequestEventKind.CONTESTED: EventRule(
            label="Hevet: skyldneren bestrider kravet",
            needs=("text",),
            outcome=Outcome.DISMISSED,
            task="Klag til forliksrådet eller HTU: foreldelse etter foreldelsesloven § 22",
        ),
        RequestEventKind.ACCEPTED: EventRule(label="Skyldneren godtar kravet", needs=("text",)),
    }
)
