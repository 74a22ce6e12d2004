"""A request that goes on after the conciliation board has judged: what it takes up, and until when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Select, select

from collector_desk.domain.enforcement.request.checks_bases import goes_on
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request_events import (
    RequestEventKind,
    goes_on_until,
    rule_of,
    time_to_go_on,
)
from collector_desk.domain.phrases import dotted
from collector_desk.errors.enforcement import MeasureGateClosed
from collector_desk.errors.requests import RequestTooLate
from collector_desk.exchange.enforcement.json_in import read_request
from collector_desk.models import Claim, Debtor, Judgment, Measure, RequestVersion
from collector_desk.service import asking, judgment_rows, measures, suit_asking
from collector_desk.service.database import Work


def first_filed(work: Work, measure_id: int) -> RequestVersion | None:
    """The first version that the namsmann got: what it settled stays."""
    return work.scalar(_had(measure_id).order_by(RequestVersion.number).limit(1))


def last_filed(work: Work, measure_id: int) -> RequestVersion | None:
    """The version that the namsmann has."""
    return work.scalar(_had(measure_id).order_by(RequestVersion.number.desc()).limit(1))


def _had(measure_id: int) -> Select[RequestVersion]:
    """The versions that were filed, but for those that the receiver refused."""
    return select(RequestVersion).where(
        RequestVersion.measure_id == measure_id,
        RequestVersion.filed_on.is_not(None),
        RequestVersion.refused_on.is_(None),
    )


def lines(work: Work, row: Measure, request: Request) -> frozenset[str]:
    """The lines that it asks the namsmann to go on with after a judgment, and asked nobody before."""
    last = last_filed(work, row.id)
    if last is None:
        return frozenset()
    told = read_request(last.source)
    return frozenset(line for each in request.bases if goes_on(each, told) for line in each.lines)


def may(work: Work, row: Measure, taken_up: frozenset[str], *, on: date) -> None:
    """Whether the claims that it goes on with may be taken anew: in time, and nothing stops them.

    The time to have the judgment tried keeps it not back, for the month to go on runs meanwhile.

    Raises RequestTooLate, MeasureGateClosed.
    """
    if not taken_up:
        return
    _in_time(work, row, taken_up, on)
    debtor, today = work.get_one(Debtor, row.debtor_id), work.clock.today()
    facts = measures.weighed(work, debtor, measures.standing_terms(work, row), row.id).facts
    ripens = set(suit_asking.unripe(work, row.debtor_id, on=today).values())
    for claim in facts.claims:
        if f"{claim.number}-H" not in taken_up:
            continue
        for stop in (*claim.stops, *facts.rests):
            if stop not in ripens:
                raise MeasureGateClosed(why=f"{claim.number}: {stop.reason}.")


def asked_for(work: Work, row: Measure, taken_up: frozenset[str]) -> None:
    """It is asked for no more that the request goes on, where this version asks the namsmann."""
    if taken_up:
        asked = f"{row.number}: {rule_of(RequestEventKind.JUDGMENT).task}"
        asking.done_all(work, row.debtor_id, asked)


def ask_again(work: Work, row: Measure, refused: RequestVersion) -> None:
    """The version that asked the namsmann to go on was refused: it is to be asked for in time again."""
    taken_up = lines(work, row, read_request(refused.source))
    days = {day for number, day in _judged(work, row).items() if f"{number}-H" in taken_up}
    for judged in sorted(days):
        time = time_to_go_on(work.rates, judged)
        last = goes_on_until(judged, time.whole)
        text = (
            f"{row.number}: {rule_of(RequestEventKind.JUDGMENT).task} innen {dotted(last)}."
            f" Versjon {refused.number} er avvist av mottakeren. {time.note}"
        )
        asking.follow_up(work, row.debtor_id, text.strip(), due=last, person_id=row.made_by_person)


def _in_time(work: Work, row: Measure, taken_up: frozenset[str], on: date) -> None:
    for number, judged in sorted(_judged(work, row).items()):
        if f"{number}-H" not in taken_up:
            continue
        time = time_to_go_on(work.rates, judged)
        last = goes_on_until(judged, time.whole)
        if on > last:
            raise RequestTooLate(
                number=row.number,
                claim=number,
                judged=judged.isoformat(),
                last=last.isoformat(),
                unsure=time.note,
            )


def _judged(work: Work, row: Measure) -> Mapping[str, date]:
    """The day of the newest judgment on each claim, as it stands in the request."""
    query = (
        select(Claim.number, Judgment.decided_on)
        .join(Claim, Claim.id == Judgment.claim_id)
        .where(Judgment.debtor_id == row.debtor_id, judgment_rows.standing())
        .order_by(Judgment.id)
    )
    return dict(iter(work.execute(query)))
