"""Which claims of a case the debtor disputes or accepts: all of them, or those that are chosen.

What is disputed there is not enforced on the message (``disputed_before``). Fees and demands stop by
an objection, which a task asks to register.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Select, select

from collector_desk.domain.claim import KINDS, ClaimKind, Enforcement
from collector_desk.domain.objection import CLOSED
from collector_desk.domain.work import WorkKind
from collector_desk.errors.enforcement import EventOfAll, SaidOfOther
from collector_desk.models import Claim, Judgment, Measure, MeasureClaim, Objection, Task
from collector_desk.service import asking, disputed_before, judgment_rows
from collector_desk.service.database import Work

_IN_ONE = 8
"""Claims that are named in one task: the text of a task has no room for more."""

_BEGINS = "Skyldneren bestrider krav i "
_ASKS = " Registrer innsigelsen, så stanser gebyrer"
_REGISTER = (
    "{begins}"
    + _ASKS
    + " og krav om betaling til den er avgjort (inkassoloven §§ 8 og 17): {claims}"
)


def kept(
    number: str, chosen: Collection[int], of_case: Collection[int], event: str, *, some: bool
) -> list[int]:
    """The chosen claims as they are kept with an event of a case; empty: it is of all of them.

    ``some``: whether such an event may be of some of them.

    Raises:
        EventOfAll: it may not, and some are chosen.
        SaidOfOther: a claim that cannot be disputed in this case.
    """
    if chosen and not some:
        raise EventOfAll(event=event, number=number)
    if not set(chosen) <= set(of_case):
        raise SaidOfOther(number=number)
    return [] if set(chosen) == set(of_case) else sorted(set(chosen))


def disputed(work: Work, number: str, debtor_id: int, claim_ids: Collection[int]) -> None:
    """Ask to register the objection to what is disputed in a case, once for each claim (ruling 18).

    Not where one is open, and not of what is judged, withdrawn, or accepted later.
    """
    disputed_no_more(work, debtor_id)
    stand = disputed_before.cases(work, debtor_id).get(number, ())
    known = select(Objection.claim_id).where(
        Objection.debtor_id == debtor_id, Objection.state.not_in(CLOSED)
    )
    query = select(Claim.number).where(
        Claim.id.in_(set(claim_ids).intersection(stand)),
        Claim.id.not_in(known),
        Claim.state == "open",
    )
    asked = " ".join(_asked(work, debtor_id, _disputes(number)))
    claims = [one for one in work.scalars(query.order_by(Claim.id)) if one not in asked]
    for first in range(0, len(claims), _IN_ONE):
        some = ", ".join(claims[first : first + _IN_ONE])
        text = _REGISTER.format(begins=_disputes(number), claims=some)
        asking.task(work, debtor_id, WorkKind.FOLLOW_UP, text)


def disputed_no_more(work: Work, debtor_id: int) -> list[int]:
    """Close that of each case in which nothing stays disputed, whatever decided it. Gives the tasks."""
    asked = {
        text.removeprefix(_BEGINS).partition(".")[0]
        for text in _asked(work, debtor_id, _BEGINS)
        if _ASKS in text  # not what somebody wrote in these words
    }
    over = sorted(asked - disputed_before.cases(work, debtor_id).keys())
    return [task for one in over for task in asking.done_all(work, debtor_id, _disputes(one))]


def disputed_again(work: Work, debtor_id: int, claim_ids: Collection[int]) -> None:
    """Ask what stays disputed of claims when what was entered of them is taken back."""
    disputed_no_more(work, debtor_id)
    for number, of_case in disputed_before.cases(work, debtor_id).items():
        disputed(work, number, debtor_id, set(of_case).intersection(claim_ids))


def _asked(work: Work, debtor_id: int, beginning: str) -> Sequence[str]:
    query = select(Task.text).where(
        Task.debtor_id == debtor_id,
        Task.text.startswith(beginning, autoescape=True),
        Task.state == "open",
    )
    return work.scalars(query.order_by(Task.id)).all()


def _disputes(number: str) -> str:
    return f"{_BEGINS}{number}."


def told(work: Work, claim_ids: Collection[int]) -> str:
    """The claims that an event is of, in words; empty where it is of all."""
    if not claim_ids:
        return ""
    query = select(Claim.number).where(Claim.id.in_(claim_ids)).order_by(Claim.id)
    return f"gjelder {', '.join(work.scalars(query))}"


def unjudged(work: Work, debtor_id: int, claim_ids: Collection[int]) -> list[int]:
    """Those of some claims on which no judgment stands for a debtor."""
    query = select(Claim.id).where(Claim.id.in_(claim_ids), Claim.id.not_in(_judged(debtor_id)))
    return list(work.scalars(query.order_by(Claim.id)))


def _judged(debtor_id: int) -> Select[int]:
    return select(Judgment.claim_id).where(
        Judgment.debtor_id == debtor_id, judgment_rows.standing()
    )


def disputable(work: Work, row: Measure) -> Sequence[int]:
    """The claims of a request that the debtor may dispute: on the message alone, and not judged.

    What rests on a decision of its own (tvangsfullbyrdelsesloven § 7-2 d) or on a judgment is not
    sent to a board when it is disputed.
    """
    query = (
        select(Claim.id, Claim.kind)
        .join(MeasureClaim, MeasureClaim.claim_id == Claim.id)
        .where(MeasureClaim.measure_id == row.id, Claim.id.not_in(_judged(row.debtor_id)))
        .order_by(Claim.id)
    )
    return [
        claim_id
        for claim_id, kind in work.execute(query)
        if KINDS[ClaimKind(kind)].enforcement is Enforcement.MESSAGE
    ]
