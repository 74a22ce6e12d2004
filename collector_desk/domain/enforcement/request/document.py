"""The enforcement request (utleggsbegjæring), model 2.0, in our words: lines, bases and the whole.

Money is whole øre. Every field may be empty: a draft is checked while it is typed; empty text
means missing. An absent yes or no is None, which is not no. ``exchange.enforcement.names``
holds the published name of every field.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from collector_desk.domain.enforcement.request.parties import (
    Attachment,
    Creditor,
    Debtor,
    ForeignAddress,
    HomeAddress,
    Identity,
    Payee,
    Sender,
)
from collector_desk.domain.enforcement.request.values import (
    Channel,
    ExtraTime,
    FineKind,
    LineKind,
    NoNotice,
    NoticeKind,
    OrdinaryKind,
    Rank,
    RequestKind,
)
from collector_desk.domain.money import Money


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in øre with its currency."""

    ore: Money
    currency: str = "NOK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money that was applied to the line, with its booking date."""

    booked: date | None = None
    amount: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """Another change of the line downward (kravEndring)."""

    day: date | None = None
    amount: Amount | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreTime:
    """Extra time before limitation (foreldelsesloven § 10)."""

    ground: ExtraTime | None = None
    why: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """The betalingsoppfordring that a cost line rests on."""

    sent: date | None = None
    deadline: date | None = None
    document: Attachment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The claim has changed owner (transporterklæring)."""

    day: date | None = None
    giver: str = ""
    taker: str = ""
    amount: Amount | None = None
    document: Attachment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """How an interest line was reckoned: ``start`` bears interest, ``end`` does not."""

    start: date | None = None
    end: date | None = None
    base: Amount | None = None
    statutory: bool | None = None
    agreed: Decimal | None = None  # percent a year


@dataclass(frozen=True, slots=True, kw_only=True)
class BearsInterest:
    """Interest goes on after the filing day, at the statutory or an agreed rate."""

    statutory: bool | None = None
    agreed: Decimal | None = None
    rank: int | None = None  # of the interest to come, inside the request


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claim line (krav). ``reference`` is ours and stays the same when it is filed again."""

    reference: str = ""
    kind: LineKind | None = None
    text: str = ""
    original: Amount | None = None
    remaining: Amount | None = None
    rank: Rank | None = None  # dekningsloven § 2-8
    order: int | None = None  # rank inside the request: all lines or none
    due: date | None = None
    related: tuple[str, ...] = ()
    register_id: str = ""  # the authority's own id, once the claim was filed before
    payments: tuple[Payment, ...] = ()
    reductions: tuple[Reduction, ...] = ()
    last_interruption: str = ""  # what last interrupted limitation
    more_time: tuple[MoreTime, ...] = ()
    demands: tuple[Demand, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    interest: Interest | None = None
    bears: BearsInterest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherChannel:
    """Another electronic channel, which the debtor has accepted."""

    channel: str = ""
    consent: Attachment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The warning of § 4-18 or § 4-19, and how it went."""

    kind: NoticeKind | None = None
    day: date | None = None
    document: Attachment | None = None
    channel: Channel | None = None
    other_channel: OtherChannel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgmentTerms:
    """What a judgment orders: by when, of whom, in whose favour."""

    fulfil_by: date | None = None
    served: date | None = None
    bound: tuple[Identity, ...] = ()
    entitled: tuple[Identity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdinaryBasis:
    """A judgment or what equals one (§ 4-1)."""

    kind: OrdinaryKind | None = None
    terms: tuple[JudgmentTerms, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """How the written message went."""

    channel: Channel | None = None
    other_channel: OtherChannel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """The address the written message went to."""

    home: HomeAddress | None = None
    abroad: ForeignAddress | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenMessage:
    """The creditor's own written message, § 7-2 f."""

    ground: str = ""  # short: what the claim is for
    facts: str = ""  # tvisteloven § 6-3 d
    default_judgment: bool | None = None
    conciliation: bool | None = None  # to the conciliation board if the debtor objects
    statement: str = ""  # påstand
    delivery: Delivery | None = None
    recipient: Recipient | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FineOrStatute:
    """A coercive fine, or a claim that a statute makes enforceable, § 7-2 d and e."""

    kind: FineKind | None = None
    provision: str = ""
    authority: Identity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtNote:
    """A note of debt, § 7-2 a."""

    declaration: str = ""
    clause: str = ""
    witnesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectronicDebt:
    """An electronic declaration of debt."""

    declaration: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialBasis:
    """A special basis (særlig tvangsgrunnlag): exactly one of the members."""

    creditors: tuple[Identity, ...] = ()
    debtors: tuple[Identity, ...] = ()
    message: WrittenMessage | None = None
    fine: FineOrStatute | None = None
    note: DebtNote | None = None
    electronic: ElectronicDebt | None = None
    cheque: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A basis of enforcement (tvangsgrunnlag) with every line built on it."""

    lines: tuple[str, ...] = ()
    title: str = ""
    day: date | None = None
    document: Attachment | None = None
    external: str = ""
    notices: tuple[Notice, ...] = ()
    no_notice: NoNotice | None = None
    ordinary: OrdinaryBasis | None = None
    special: SpecialBasis | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtFee:
    """The court fee is claimed from the debtor (rettsgebyr); it is never a line."""

    claimed: bool | None = None
    order: int | None = None
    interest_order: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """Another district than the debtor's home is wanted."""

    name: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """An enforcement request. ``day`` and ``signature`` cannot be changed once it is filed."""

    reference: str = ""
    kind: RequestKind | None = None
    day: date | None = None
    signature: str = ""
    creditors: tuple[Creditor, ...] = ()
    debtors: tuple[Debtor, ...] = ()
    sender: Sender | None = None
    lines: tuple[Line, ...] = ()
    bases: tuple[Basis, ...] = ()
    payee: Payee | None = None
    court_fee: CourtFee | None = None
    no_court_fee: str = ""  # exemption from the court fee, with the reason
    district: District | None = None
    attachments: tuple[Attachment, ...] = ()
    meeting: str = ""  # asks for a meeting (§ 7-9), with the reason
    unheard: str = ""  # asks that the debtor is not heard first (§ 7-6), with the reason
    assets: tuple[str, ...] = ()
