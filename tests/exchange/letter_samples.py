"""One letter of each kind with invented people, every amount different so that a text shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from collector_desk.domain.claim import Regime
from collector_desk.domain.facts import Bucket
from collector_desk.domain.letter import Language, LetterKind, PlanEnd
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_content import (
    CoveringLetter,
    DeferralEnded,
    DeferralLetter,
    FreeLetter,
    ObjectionAcknowledgement,
    ObjectionDecision,
    Payoff,
    PlanDefaultNotice,
    PlanEnded,
    PlanLetter,
    PlanOffer,
    StatementLetter,
    UnitQuestion,
)
from collector_desk.domain.letter_demand import (
    CollectionNotice,
    EnforcementNotice,
    OwnNotice,
    PaymentDemand,
)
from collector_desk.domain.letter_measure import (
    BookCopy,
    Changed,
    LienDecision,
    LienNotice,
    MeasureChanged,
    MeasureEnded,
    OrderChanged,
    OrderEnded,
    PayTo,
    ReckonedLine,
    TrekkDecision,
    WithholdingDecision,
    WithholdingOrder,
)
from collector_desk.domain.letter_parts import (
    BeforeAfter,
    ClaimLines,
    DatedAmount,
    Decided,
    Head,
    InterestRow,
    Missed,
    PaymentPart,
    Recipient,
    ScheduleRow,
    Sender,
    Slip,
)
from collector_desk.domain.letter_refusal import DeferralRefused, OfferEnded, PlanRefused
from collector_desk.domain.letter_relief import ReliefLetter, SettlementOffer
from collector_desk.domain.objection import Outcome

DAY = date(2026, 12, 1)
DEADLINE = date(2026, 12, 15)
ORDER = (Bucket.PRINCIPAL, Bucket.COSTS, Bucket.FEES, Bucket.INTEREST)
ACCOUNT, BIC = "13150101837", "DNBANOKK"


def head(language: Language = Language.BOKMAL, regime: Regime = Regime.OLD) -> Head:
    return Head(
        recipient=Recipient(name="Åse Ødegård Čáhppesjávri", lines=("Storgata 12 B", "0155 Oslo")),
        sender=Sender(
            unit="Oslo kommune, Innkrevingsetaten",
            lines=("Prøveveien 1", "0001 Oslo"),
            phone="00 00 00 00",
            web="oslo.kommune.no/innkreving",
            caseworker="Kari Nordmann",
        ),
        day=DAY,
        reference="2026-10417",
        language=language,
        regime=regime,
    )


def claim(place: int = 1, what: str = "Husleie oktober 2026") -> ClaimLines:
    """A claim with two interest lines, a fee, costs and a payment; ``place`` tells it apart."""
    principal, first, second, fee, costs, paid = (
        1_234_500 + place,
        20_111,
        3_007,
        3_800,
        131_400,
        50_000,
    )
    return ClaimLines(
        number=f"2026-{10_000 + place}",
        what=what,
        unit="Boligbygg Oslo KF",
        due_date=date(2026, 10, 1),
        invoice=f"88{place:05d}",
        invoice_date=date(2026, 9, 10),
        principal=principal,
        interest_from=date(2026, 10, 1),
        rate=Decimal("12.25"),
        interest=(
            InterestRow(
                from_day=date(2026, 10, 1),
                last_day=date(2026, 11, 15),
                days=46,
                rate=Decimal("12.25"),
                base=principal,
                amount=first,
            ),
            InterestRow(
                from_day=date(2026, 11, 16),
                last_day=DAY,
                days=16,
                rate=Decimal("12.5"),
                base=principal - paid,
                amount=second,
            ),
        ),
        fees=(DatedAmount(day=date(2026, 11, 2), text="Gebyr for inkassovarsel", amount=fee),),
        costs=(DatedAmount(day=date(2026, 11, 9), text="Rettsgebyr", amount=costs),),
        payments=(DatedAmount(day=date(2026, 11, 16), text="Innbetaling", amount=-paid),),
        total=principal + first + second + fee + costs - paid,
    )


CLAIMS = (claim(1), claim(2, "Foreldrebetaling barnehage november 2026"))
TOTAL = sum(each.total for each in CLAIMS)


def payment(*claims: ClaimLines, deadline: date = DEADLINE) -> PaymentPart:
    slips = tuple(
        Slip(
            what=f"Krav {each.number}",
            kid=f"00420000018{place:02d}072",
            account=ACCOUNT,
            bic=BIC,
            amount=each.total,
        )
        for place, each in enumerate(claims, start=10)
    )
    return PaymentPart(
        receiver="Oslo kommune, Innkrevingsetaten",
        deadline=deadline,
        amount=sum(slip.amount for slip in slips),
        slips=slips,
    )


def one_payment(amount: int, deadline: date = DEADLINE) -> PaymentPart:
    slip = Slip(what="Avdrag", kid="0042000001874072", account=ACCOUNT, bic=BIC, amount=amount)
    return PaymentPart(
        receiver="Oslo kommune, Innkrevingsetaten", deadline=deadline, amount=amount, slips=(slip,)
    )


def rows(count: int = 6, amount: int = 250_000) -> tuple[ScheduleRow, ...]:
    return tuple(
        ScheduleRow(
            number=number,
            due=date(2026, 12, 15) + timedelta(days=31 * (number - 1)),
            amount=amount,
            principal=amount - 10_000 - number,
            additions=10_000 + number,
            remaining=(count - number) * amount,
            provisional=number > 1,
        )
        for number in range(1, count + 1)
    )


def decision(
    outcome: Outcome = Outcome.PARTLY_UPHELD,
    language: Language = Language.BOKMAL,
    regime: Regime = Regime.OLD,
) -> ObjectionDecision:
    settled = outcome in {Outcome.UPHELD, Outcome.DISMISSED}
    return ObjectionDecision(
        head=head(language, regime),
        received=date(2026, 11, 12),
        objection="Du mener at leien ble sagt opp fra 1. oktober.",
        outcome=outcome,
        facts=("Oppsigelsen er datert 20. september.", "Nøklene ble levert 14. oktober."),
        legal_basis=("husleieloven § 9-6", "inkassoloven § 17"),
        reasons="Leien løper ut oppsigelsestiden.\n\nDu har betalt for de første fjorten dagene.",
        decided=(
            Decided(who="Boligbygg Oslo KF", what="hovedstolen"),
            Decided(who="Innkrevingsetaten", what="gebyrer og renter"),
        ),
        amounts=(
            BeforeAfter(claim="2026-10001", part="Hovedstol", before=1_234_501, after=617_250),
            BeforeAfter(claim="2026-10001", part="Gebyr", before=3_800, after=0),
        ),
        onward="Du kan bringe saken inn for Husleietvistutvalget (husleieloven § 12-5).",
        refund=50_017 if outcome is Outcome.UPHELD else None,
        payment=None if settled else one_payment(617_251),
    )


def statement(language: Language = Language.BOKMAL, regime: Regime = Regime.OLD) -> StatementLetter:
    return StatementLetter(
        head=head(language, regime),
        on=DAY,
        claims=CLAIMS,
        total=TOTAL,
        to_pay=TOTAL,
        covering=ORDER,
        measures=("Betalingsoppfordring sendt 09.11.2026",),
    )


def plan(language: Language = Language.BOKMAL, regime: Regime = Regime.OLD) -> PlanLetter:
    return PlanLetter(
        head=head(language, regime),
        number="N-2026-77",
        claims=CLAIMS,
        rows=rows(),
        total=6 * 250_000,
        covering=ORDER,
        accepted=date(2026, 11, 27),
        payment=one_payment(250_000),
        keeps=("Pantet i boligen blir stående.",),
    )


def deferral(language: Language = Language.BOKMAL, regime: Regime = Regime.OLD) -> DeferralLetter:
    return DeferralLetter(
        head=head(language, regime),
        claims=("Krav 2026-10001: Husleie oktober 2026",),
        rows=rows(1),
        until=date(2026, 12, 31),
        payment=one_payment(250_000, date(2026, 12, 31)),
    )


def _deferral_ended(language: Language, regime: Regime) -> Content:
    return DeferralEnded(
        head=head(language, regime),
        until=date(2026, 12, 31),
        ended=date(2026, 11, 30),
        reasons="Du har bedt om at utsettelsen oppheves.\n\nDu betaler alt nå.",
        claims=CLAIMS,
        payment=payment(*CLAIMS),
    )


def _offer_ended(language: Language, regime: Regime) -> Content:
    return OfferEnded(
        head=head(language, regime),
        written=date(2026, 11, 12),
        ended=date(2026, 11, 30),
        number="A-2026-000077",
        lowered=True,
    )


def _acknowledgement(language: Language, regime: Regime) -> Content:
    return ObjectionAcknowledgement(
        head=head(language, regime),
        received=date(2026, 11, 24),
        claims=("Krav 2026-10001: Husleie oktober 2026",),
        answer_by=date(2026, 12, 22),
        handled_by="Boligbygg Oslo KF og Innkrevingsetaten",
        undisputed="6 172,50 kr av leien",
    )


def _question(language: Language, regime: Regime) -> Content:
    there = Recipient(name="Boligbygg Oslo KF", lines=("Prøveveien 2", "0002 Oslo"))
    return UnitQuestion(
        head=replace(head(language, regime), recipient=there, concerns="Åse Ødegård"),
        claims=("Krav 2026-10001: Husleie oktober 2026",),
        received=date(2026, 11, 24),
        objection="Hun mener at leien ble sagt opp.\nHun har kvittering.",
        questions=("Når kom oppsigelsen?", "Når ble nøklene levert?"),
        answer_by=date(2026, 12, 8),
        stops=True,
    )


def _covering(language: Language, regime: Regime) -> Content:
    there = Recipient(name="Namsfogden i Prøveby", lines=("Prøveveien 3", "0003 Oslo"))
    sent_on = replace(
        head(language, regime), recipient=there, reference="J-2026-000123", concerns="Åse Ødegård"
    )
    return CoveringLetter(
        head=sent_on,
        received=date(2026, 11, 25),
        way="i posten",
        writer="arbeidsgiver Prøve Bygg AS",
        text="Vi har begynt trekket.\n\nHun slutter 31. desember.",
        papers=("Trekkoppgave november.pdf", "Følgeskriv <udatert>"),
    )


def _offer(language: Language, regime: Regime) -> Content:
    return PlanOffer(
        head=head(language, regime),
        number="N-2026-77",
        claims=CLAIMS,
        rows=rows(),
        total=6 * 250_000,
        covering=ORDER,
        accept_by=date(2026, 12, 16),
    )


def _default_notice(language: Language, regime: Regime) -> Content:
    return PlanDefaultNotice(
        head=head(language, regime),
        number="N-2026-77",
        agreed=date(2026, 8, 27),
        missed=(
            Missed(due=date(2026, 10, 15), amount=250_000, paid=99_900),
            Missed(due=date(2026, 11, 16), amount=250_000, paid=0),
        ),
        remaining=1_400_100,
        payment=one_payment(400_100),
    )


def _ended(language: Language, regime: Regime) -> Content:
    return PlanEnded(
        head=head(language, regime),
        number="N-2026-77",
        agreed=date(2026, 8, 27),
        ended=date(2026, 11, 30),
        why=PlanEnd.BROKEN,
        claims=CLAIMS,
        payment=payment(*CLAIMS),
    )


def _relief(language: Language, regime: Regime) -> Content:
    return ReliefLetter(
        head=head(language, regime),
        claims=("Krav 2026-10001: Husleie oktober 2026",),
        given_up=61_250,
        legal_basis=("Særlige forhold (innkrevingsloven § 20 som mønster)",),
        amounts=(
            BeforeAfter(claim="2026-10001", part="Renter", before=31_250, after=0),
            BeforeAfter(claim="2026-10001", part="Gebyrer", before=38_000, after=8_000),
        ),
        left=908_000,
    )


def _settlement(language: Language, regime: Regime) -> Content:
    owed = sum(claim.total for claim in CLAIMS)
    return SettlementOffer(
        head=head(language, regime),
        claims=CLAIMS,
        owed=owed,
        given_up=owed - 400_100,
        accept_by=date(2026, 12, 16),
        payment=one_payment(400_100),
        adviser="Ola Rådgiver, Nav Gamle Oslo",
    )


def _notice(language: Language, regime: Regime) -> Content:
    return CollectionNotice(
        head=head(language, regime), claims=CLAIMS[:1], covering=ORDER, payment=payment(CLAIMS[0])
    )


def demand(language: Language = Language.BOKMAL, regime: Regime = Regime.OLD) -> PaymentDemand:
    return PaymentDemand(
        head=head(language, regime), claims=CLAIMS, covering=ORDER, payment=payment(*CLAIMS)
    )


def enforcement(
    language: Language = Language.BOKMAL, regime: Regime = Regime.OLD
) -> EnforcementNotice:
    return EnforcementNotice(
        head=head(language, regime), claims=CLAIMS, covering=ORDER, payment=payment(*CLAIMS)
    )


def own_notice(language: Language = Language.BOKMAL, regime: Regime = Regime.OLD) -> OwnNotice:
    return OwnNotice(
        head=head(language, regime),
        claims=CLAIMS,
        covering=ORDER,
        payment=payment(*CLAIMS, deadline=DAY + timedelta(days=21)),
    )


def _payoff(language: Language, regime: Regime) -> Content:
    return Payoff(head=head(language, regime), claims=CLAIMS, daily=413, payment=payment(*CLAIMS))


def free(language: Language = Language.BOKMAL, regime: Regime = Regime.OLD) -> FreeLetter:
    return FreeLetter(
        head=head(language, regime),
        subject="Om kopi av dokumentene dine",
        text="Du ba om kopi av fakturaen.\n\nDen ligger ved.\nHilsen oss",
    )


def _decision(language: Language, regime: Regime) -> Content:
    return decision(language=language, regime=regime)


def _plan_refused(language: Language, regime: Regime) -> Content:
    return PlanRefused(
        head=head(language, regime),
        claims=("Krav 2026-10001: Husleie oktober 2026",),
        requested=date(2026, 11, 24),
        first_due=date(2027, 1, 15),
        instalment=50_000,
        count=None,
        reasons="Avdraget er mindre enn renten som løper.\n\nDu kan betale 900 kr i måneden.",
    )


def _deferral_refused(language: Language, regime: Regime) -> Content:
    return DeferralRefused(
        head=head(language, regime),
        claims=("Krav 2026-10001: Husleie oktober 2026",),
        requested=date(2026, 11, 24),
        until=date(2027, 5, 31),
        reasons="Du har fått to utsettelser før.\n\nKravet foreldes snart.",
    )


def _told() -> dict[str, Any]:
    """What every decision of utlegg tells of besides its claims."""
    return {
        "number": "T-2026-000012",
        "reasons": "Du har fast inntekt.\n\nDet løper ingen andre trekk.",
        "book": BookCopy(
            number="N-2026-000004", day=DAY, who="Per Leder",
            text="Utleggstrekk besluttet 01.12.2026; krav K-2026-000007",
        ),
        "noticed": date(2026, 10, 2),
        "heard": (date(2026, 10, 12), date(2026, 11, 3)),
    }  # fmt: skip


RECKONING = (
    ReckonedLine(text="Lønn etter skatt", amount=2_850_000, detail="a-melding 10.2026"),
    ReckonedLine(
        text="Livsopphold, enslig", amount=-1_138_800, detail="livsoppholdsforskriften § 3"
    ),
    ReckonedLine(text="Husleie", amount=-982_700),
)


def _withholding(language: Language, regime: Regime) -> Content:
    return WithholdingDecision(
        head=head(language, regime), claims=CLAIMS, total=TOTAL, payer="Rund Hvalross AS",
        amount=700_100, reckoning=RECKONING, most=728_500, until=date(2028, 12, 1),
        covering=ORDER, fees_percent=20, **_told(),
    )  # fmt: skip


def _trekk(language: Language, regime: Regime) -> Content:
    return TrekkDecision(
        head=head(language, regime), claims=CLAIMS, total=TOTAL, rank="e", covering=ORDER, **_told()
    )


def withholding_order(
    language: Language = Language.BOKMAL, regime: Regime = Regime.OLD
) -> WithholdingOrder:
    payer = Recipient(name="Rund Hvalross AS", lines=("Hvalveien 3", "0150 Oslo"))
    return WithholdingOrder(
        head=replace(head(language, regime), recipient=payer, concerns="Åse Ødegård"),
        number="T-2026-000012", debtor="Åse Ødegård", born=date(1988, 4, 3),
        decided=date(2026, 11, 30), amount=245_000, until=date(2028, 11, 30),
        payment=one_payment(1_940_000, date(2028, 11, 30)), fees_percent=20,
    )  # fmt: skip


def _lien(language: Language, regime: Regime) -> Content:
    return LienDecision(
        head=head(language, regime), claims=CLAIMS, total=TOTAL, bank="Prøvebanken",
        account="6993.05.70044", owners=("Åse Ødegård, 60 prosent", "Ola Ødegård, 40 prosent"),
        amount=1_240_000, most=1_250_050, until=date(2029, 12, 1), sale_from=date(2026, 12, 15),
        reckoning=(
            ReckonedLine(text="Innestående 30.11.2026", amount=2_900_050, detail="banken"),
            ReckonedLine(text="Til underhold til 12.12.2026", amount=-1_650_000),
        ),
        **_told(),
    )  # fmt: skip


def _lien_notice(language: Language, regime: Regime) -> Content:
    bank = Recipient(name="Prøvebanken", lines=("Bankplassen 4", "0151 Oslo"))
    return LienNotice(
        head=replace(head(language, regime), recipient=bank, concerns="Åse Ødegård"),
        number="T-2026-000012", debtor="Åse Ødegård", born=date(1988, 4, 3),
        account="6993.05.70044", decided=date(2026, 11, 30), amount=1_240_000, left=1_650_000,
    )  # fmt: skip


def _measure_ended(language: Language, regime: Regime) -> Content:
    return MeasureEnded(
        head=head(language, regime), lien=False, number="T-2026-000012",
        ended=date(2026, 11, 30), reasons="Kravene er dekket.", left=123_456,
        book=_told()["book"], other="Rund Hvalross AS",
    )  # fmt: skip


def _order_ended(language: Language, regime: Regime) -> Content:
    bank = Recipient(name="Prøvebanken", lines=("Bankplassen 4", "0151 Oslo"))
    return OrderEnded(
        head=replace(head(language, regime), recipient=bank, concerns="Åse Ødegård"),
        lien=True, number="T-2026-000012", debtor="Åse Ødegård", born=date(1988, 4, 3),
        decided=date(2026, 10, 30), ended=date(2026, 11, 30), account="6993.05.70044",
    )  # fmt: skip


def _measure_changed(language: Language, regime: Regime) -> Content:
    return MeasureChanged(
        head=head(language, regime), lien=False, what=Changed.RESTS, number="T-2026-000012",
        day=date(2026, 11, 30), until=date(2027, 2, 1), reasons="Nedbetalingsavtale A-2026-000004.",
        left=123_456, book=_told()["book"], other="Rund Hvalross AS",
    )  # fmt: skip


def _order_changed(language: Language, regime: Regime) -> Content:
    payer = Recipient(name="Rund Hvalross AS", lines=("Hvalveien 3", "0150 Oslo"))
    return OrderChanged(
        head=replace(head(language, regime), recipient=payer, concerns="Åse Ødegård"),
        lien=False, what=Changed.FEWER, number="T-2026-000012", debtor="Åse Ødegård",
        born=date(1988, 4, 3), decided=date(2026, 10, 30), day=date(2026, 11, 30), until=None,
        amount=250_000, fees_percent=20,
        pay_to=(PayTo(kid="1003000000012", account="1315.01.01837", amount=970_000),),
    )  # fmt: skip


SAMPLES: Mapping[LetterKind, Callable[[Language, Regime], Content]] = {
    LetterKind.COLLECTION_NOTICE: _notice,
    LetterKind.PAYMENT_DEMAND: demand,
    LetterKind.ENFORCEMENT_NOTICE: enforcement,
    LetterKind.OWN_NOTICE: own_notice,
    LetterKind.OBJECTION_ACKNOWLEDGEMENT: _acknowledgement,
    LetterKind.UNIT_QUESTION: _question,
    LetterKind.COVERING: _covering,
    LetterKind.OBJECTION_DECISION: _decision,
    LetterKind.DEFERRAL: deferral,
    LetterKind.DEFERRAL_ENDED: _deferral_ended,
    LetterKind.OFFER_ENDED: _offer_ended,
    LetterKind.DEFERRAL_REFUSED: _deferral_refused,
    LetterKind.PLAN: plan,
    LetterKind.PLAN_OFFER: _offer,
    LetterKind.PLAN_DEFAULT_NOTICE: _default_notice,
    LetterKind.PLAN_ENDED: _ended,
    LetterKind.PLAN_REFUSED: _plan_refused,
    LetterKind.RELIEF: _relief,
    LetterKind.SETTLEMENT_OFFER: _settlement,
    LetterKind.WITHHOLDING_DECISION: _withholding,
    LetterKind.WITHHOLDING_ORDER: withholding_order,
    LetterKind.TREKK_DECISION: _trekk,
    LetterKind.LIEN_DECISION: _lien,
    LetterKind.LIEN_NOTICE: _lien_notice,
    LetterKind.MEASURE_ENDED: _measure_ended,
    LetterKind.ORDER_ENDED: _order_ended,
    LetterKind.MEASURE_CHANGED: _measure_changed,
    LetterKind.ORDER_CHANGED: _order_changed,
    LetterKind.STATEMENT: statement,
    LetterKind.PAYOFF: _payoff,
    LetterKind.FREE_LETTER: free,
}
