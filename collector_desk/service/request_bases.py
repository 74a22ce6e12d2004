"""The bases of a request: the claims of one written message, one decision or one judgment each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select

from collector_desk.domain.claim import KINDS, ClaimKind, Enforcement
from collector_desk.domain.enforcement.request import document
from collector_desk.domain.enforcement.request.case_facts import BasisFacts, ClaimFacts, CostFacts
from collector_desk.domain.enforcement.request.document import (
    Delivery,
    Demand,
    FineOrStatute,
    JudgmentTerms,
    OrdinaryBasis,
    SpecialBasis,
    WrittenMessage,
)
from collector_desk.domain.enforcement.request.known import Stored
from collector_desk.domain.enforcement.request.ledger_facts import claim_facts, part_of
from collector_desk.domain.enforcement.request.parties import Attachment, Identity, Party
from collector_desk.domain.enforcement.request.settings import rank_of
from collector_desk.domain.enforcement.request.values import (
    AttachmentKind,
    FineKind,
    NoticeKind,
    OrdinaryKind,
)
from collector_desk.domain.facts import Bucket
from collector_desk.domain.fees import Letter
from collector_desk.domain.ledger import Statement
from collector_desk.domain.limitation_steps import Step
from collector_desk.domain.phrases import dotted
from collector_desk.models import Document, Judgment, LimitationEvent
from collector_desk.service import basis_papers, judgment_rows
from collector_desk.service.database import Work
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.service.request_papers import Paper, attachment
from collector_desk.wire.enforcement_requests import JudgmentKind
from collector_desk.wire.measures import MeasureTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A basis with the letters behind it: document of each attachment, and its checksums."""

    facts: BasisFacts
    papers: Mapping[str, int]  # uuid → the kept document
    attachments: tuple[Attachment, ...]
    stored: Mapping[str, Stored]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Claims that one basis carries."""

    claims: tuple[KeptClaim, ...]
    paper: Paper | None  # the demand, of a written message
    decision: Document | None  # of a claim that is enforced on one
    notices: tuple[Paper, ...]  # each once, though it spoke of several of the claims
    judgment: Judgment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BasesOf:
    """What every basis of one request is made with."""

    work: Work
    terms: MeasureTerms
    day: date
    folded: Mapping[int, Statement]
    debtor_id: int
    debtor: Party
    reference: str
    register_ids: Mapping[str, str] = field(default_factory=dict)  # of claims filed before


def of(case: BasesOf, claims: Sequence[KeptClaim], papers: Sequence[Paper]) -> tuple[Built, ...]:
    """Each basis with its claims, costs, letters and judgments, in the order of the claims."""
    judged = _judgments(case, claims)
    decided = basis_papers.of(case.work, case.debtor_id, [claim.id for claim in claims])
    groups: dict[object, _Group] = {}
    for claim in claims:
        demand, judgment = _last(papers, claim, Letter.PAYMENT_DEMAND), judged.get(claim.id)
        shared = demand is not None and judgment is None and _is_message(claim)
        key: object = demand.letter if demand and shared else claim.id
        before = groups.get(key) or _Group(
            claims=(), paper=demand, notices=(), judgment=judgment, decision=decided.get(claim.id)
        )  # fmt: skip
        groups[key] = _with(before, claim, _notice(papers, claim, judgment))
    return tuple(_built(case, group) for group in groups.values())


def _with(group: _Group, claim: KeptClaim, notice: Paper | None) -> _Group:
    told = {one.letter for one in group.notices}
    new = (notice,) if notice is not None and notice.letter not in told else ()
    return replace(group, claims=(*group.claims, claim), notices=(*group.notices, *new))


def kind_of(claim: KeptClaim) -> ClaimKind:
    """The kind of a claim as it was kept."""
    return ClaimKind(claim.kind)


def _judgments(case: BasesOf, claims: Sequence[KeptClaim]) -> Mapping[int, Judgment]:
    """The newest judgment on each claim that goes by one."""
    ids = [claim.id for claim in claims]
    query = select(Judgment).where(
        Judgment.claim_id.in_(ids),
        Judgment.debtor_id == case.debtor_id,
        judgment_rows.standing(),
    )
    return {row.claim_id: row for row in case.work.scalars(query.order_by(Judgment.id))}


def _last(papers: Sequence[Paper], claim: KeptClaim, letter: Letter) -> Paper | None:
    found = [one for one in papers if one.claim_id == claim.id and one.kind == letter.value]
    return found[-1] if found else None


def _notice(papers: Sequence[Paper], claim: KeptClaim, judgment: Judgment | None) -> Paper | None:
    """The newest notice that opens enforcement; of a judgment only one that came after it."""
    found = _last(papers, claim, Letter.ENFORCEMENT_NOTICE)
    if judgment and found and found.sent_on < judgment.decided_on:
        return None
    return found


def _built(case: BasesOf, group: _Group) -> Built:
    kept: dict[str, tuple[Attachment, int, Stored]] = {}

    def put(paper: Paper | None, kind: AttachmentKind) -> Attachment | None:
        found = paper.attached(kind, case.reference) if paper else None
        if paper is not None and found is not None and paper.document_id is not None:
            stored = Stored(sent=paper.sent or "", attached=paper.kept or "")
            kept[found.uuid] = (found, paper.document_id, stored)
        return found

    message = group.judgment is None and _is_message(group.claims[0])
    own = _ruling(case, group.judgment) if group.judgment else _decided(case, group)
    if own is not None:
        kept[own[0].uuid] = own
    basis = BasisFacts(
        key=group.claims[0].number,
        title=_title(case, group, message=message),
        day=_day(group, message=message),
        document=put(group.paper, AttachmentKind.BASIS) if message else own and own[0],
        claims=tuple(_claim(case, claim) for claim in group.claims),
        costs=tuple(
            cost
            for claim in group.claims
            for cost in _costs(case, claim, group, put(group.paper, AttachmentKind.DEMAND))
        ),
        notices=tuple(_told(group, one, put(one, AttachmentKind.NOTICE)) for one in group.notices),
        ordinary=_ordinary(case, group.judgment) if group.judgment else None,
        special=None if group.judgment else _special(case, group),
    )
    return Built(
        facts=basis,
        papers={uuid: number for uuid, (_, number, _stored) in kept.items()},
        attachments=tuple(found for found, _, _ in kept.values()),
        stored={uuid: stored for uuid, (_, _number, stored) in kept.items()},
    )


def _ruling(case: BasesOf, judgment: Judgment | None) -> tuple[Attachment, int, Stored] | None:
    """The judgment itself, which nobody sent: it is attached as it was kept."""
    if judgment is None or judgment.document_id is None:
        return None
    return _as_kept(case, case.work.get_one(Document, judgment.document_id))


def _decided(case: BasesOf, group: _Group) -> tuple[Attachment, int, Stored] | None:
    """The decision of a claim that is enforced on one, as the creditor unit gave it to us."""
    if group.decision is None or not basis_papers.needed(kind_of(group.claims[0])):
        return None
    return _as_kept(case, group.decision)


def _as_kept(case: BasesOf, paper: Document) -> tuple[Attachment, int, Stored]:
    found = attachment(paper.id, paper.name, AttachmentKind.BASIS, case.reference)
    return found, paper.id, Stored(sent=paper.sha256, attached=paper.sha256)


def _told(group: _Group, notice: Paper, paper: Attachment | None) -> document.Notice:
    return document.Notice(
        kind=NoticeKind.SECTION_419 if group.judgment else NoticeKind.SECTION_418,
        day=notice.sent_on,
        document=paper,
        channel=notice.channel,
    )


def _is_message(claim: KeptClaim) -> bool:
    return KINDS[kind_of(claim)].enforcement is Enforcement.MESSAGE


def _title(case: BasesOf, group: _Group, *, message: bool) -> str:
    if group.judgment:
        what = JudgmentKind(group.judgment.what).label
        if _ordinary_kind(case, group.judgment) is OrdinaryKind.AS_JUDGMENT:
            what = "Avgjørelse"
        return f"{what} {dotted(group.judgment.decided_on)}, {group.judgment.board}"
    if message and group.paper:
        return f"Betalingsoppfordring {dotted(group.paper.sent_on)}"
    day = f" {dotted(group.decision.day)}" if group.decision else ""
    return f"Vedtak{day}, {group.claims[0].description}"


def _day(group: _Group, *, message: bool) -> date:
    if group.judgment:
        return group.judgment.decided_on
    if group.decision is not None and not message:
        return group.decision.day
    return group.paper.sent_on if message and group.paper else group.claims[0].invoice_date


def _claim(case: BasesOf, claim: KeptClaim) -> ClaimFacts:
    found = claim_facts(
        case.folded[claim.id],
        number=claim.number,
        text=f"{KINDS[kind_of(claim)].label}, {claim.description}",
        due=claim.due_date,
        rank=rank_of(kind_of(claim), case.work.rates, case.day),
    )
    return replace(found, register_id=case.register_ids.get(claim.number, ""))


def _costs(
    case: BasesOf, claim: KeptClaim, group: _Group, paper: Attachment | None
) -> Iterator[CostFacts]:
    """The letters' fees, and what was awarded or spent on earlier steps."""
    statement, demand = case.folded[claim.id], None
    if group.paper is not None:
        demand = Demand(sent=group.paper.sent_on, deadline=group.paper.deadline, document=paper)
    fees, court = part_of(statement, Bucket.FEES), part_of(statement, Bucket.COSTS)
    if fees.original:
        yield CostFacts(
            text="Utenrettslige kostnader", amount=fees, claims=(claim.number,), demand=demand
        )
    if court.original:
        due = group.judgment.pay_by if group.judgment else None
        yield CostFacts(
            text="Tidligere sakskostnader",
            amount=court,
            claims=(claim.number,),
            due=due or claim.due_date,
            court=True,
        )


def _ordinary(case: BasesOf, judgment: Judgment) -> OrdinaryBasis:
    terms = JudgmentTerms(
        fulfil_by=judgment.pay_by,
        served=judgment.served_on,
        bound=(Identity(number=case.debtor.number),),
        entitled=(Identity(number=case.work.post.organisation),),
    )
    return OrdinaryBasis(kind=_ordinary_kind(case, judgment), terms=(terms,))


def _ordinary_kind(case: BasesOf, judgment: Judgment) -> OrdinaryKind:
    """What the tribunal decides has the effect of a judgment (husleieloven § 12-5)."""
    if judgment.what == JudgmentKind.SETTLEMENT:
        return OrdinaryKind.SETTLEMENT
    tribunal = select(LimitationEvent.id).where(
        LimitationEvent.claim_id == judgment.claim_id,
        LimitationEvent.debtor_id == judgment.debtor_id,
        LimitationEvent.step == Step.BOARD.value,
        LimitationEvent.ended == judgment.decided_on,
    )
    return OrdinaryKind.AS_JUDGMENT if case.work.scalar(tribunal) else OrdinaryKind.JUDGMENT


def _special(case: BasesOf, group: _Group) -> SpecialBasis:
    creditor, claim = Identity(number=case.work.post.organisation), group.claims[0]
    special = SpecialBasis(creditors=(creditor,), debtors=(Identity(number=case.debtor.number),))
    if not _is_message(claim):
        fine = FineOrStatute(
            kind=FineKind.COERCIVE_FINE, provision=KINDS[kind_of(claim)].basis, authority=creditor
        )
        return replace(special, fine=fine)
    message = WrittenMessage(
        ground="; ".join(f"{KINDS[kind_of(one)].label}, {one.description}" for one in group.claims),
        facts=case.terms.facts,
        default_judgment=True,
        conciliation=case.terms.conciliation,
        statement=case.terms.statement_of_claim,
        delivery=Delivery(channel=group.paper.channel if group.paper else None),
    )
    return replace(special, message=message)
