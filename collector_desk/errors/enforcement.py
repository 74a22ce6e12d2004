"""Refusals of enforcement: what may not be taken, and what must hold first."""

from __future__ import annotations

from collector_desk.errors.approvals import NeedsPassword
from collector_desk.errors.base import DeskError


class WithholdingTooLarge(DeskError, code="enforcement.too_large", status=422):
    """``amount`` øre a month is more than subsistence leaves (``largest`` øre)."""

    sentence = "{amount:kr} kr i måneden er mer enn det kan trekkes. Høyst {largest:kr} kr."
    what_now = "Velg et lavere beløp, eller begrunn et avvik fra satsene i skjemaet."


class WithholdingTwentyPercent(DeskError, code="enforcement.fees_without_reasons", status=422):
    """More than subsistence leaves, within the rule of fees, but no reasons were given."""

    sentence = "Mer enn {largest:kr} kr går ut over livsoppholdet, og krever begrunnelse."
    what_now = "Skriv hvorfor det likevel skal trekkes, høyst {ceiling:kr} kr."


class WithholdingNotFees(DeskError, code="enforcement.not_fees", status=422):
    """The rule of fees is claimed of what is none; ``why`` says why it is none."""

    sentence = (
        "Regelen om høyst en andel av brutto gjelder vederlag for oppdrag i egen næring, og {why}."
    )
    what_now = "Ta bort krysset for vederlag i næring, eller før den inntekten som er slikt vederlag, og den som betaler den."


class AccountDebtors(DeskError, code="enforcement.account_debtors", status=422):
    """Several owners (``names``) of an account are said to be the one debtor: one of them is."""

    sentence = "{names} er krysset av som skyldneren, og bare én av eierne kan være det."
    what_now = "La krysset stå ved skyldneren alene, med andelen som er skyldnerens."


class MeasureGateClosed(DeskError, code="enforcement.gate_closed", status=409):
    """Something that must hold before anything coercive does not; ``why`` says what, and more."""

    sentence = "Tiltaket kan ikke foreslås eller gjennomføres ennå. {why}"
    what_now = "Rett opp vilkåret som mangler, og prøv igjen."


class MeasureWrongStage(DeskError, code="enforcement.wrong_stage", status=409):
    """The measure is at another stage than the deed needs."""

    sentence = "{number} {stage}, og dette kan ikke gjøres nå."
    what_now = "Hent tiltaket på nytt og se hva som kan gjøres."


class MeasureGrown(DeskError, code="enforcement.grown", status=403):
    """More is asked for than is left of what two persons approved, and who asks is no second."""

    sentence = (
        "{number}: av det som er godkjent, er det igjen {approved:kr} kr i {part} på {claim}, og nå er"
        " det {owed:kr} kr."
        " Det trengs to personer: en leder lager filen, og ikke en som skrev eller foreslo tiltaket"
        " eller førte inn økningen."
    )
    what_now = "Be en annen leder lage den fra tiltaket. Alt annet står som før."


class GrownNeedsPassword(NeedsPassword, code="enforcement.grown_needs_password", status=403):
    """A leader who may ask for what has grown is told all of it, and gives the password again."""

    sentence = "{number} har økt siden det ble godkjent. {what}. Lager du filen, godkjenner du at det er med."


class MeasureClaimTaken(DeskError, code="enforcement.claim_taken", status=409):
    """Another measure of the same kind has the claim already."""

    sentence = "{claim} er med i {number} allerede."
    what_now = "Ta kravet ut, eller stans det andre tiltaket først."


class AmendNotOurs(DeskError, code="enforcement.amend_not_ours", status=409):
    """The size is not the municipality's to change: the namsmann sets it, or there is none; ``why``."""

    sentence = "Størrelsen på {number} kan ikke endres her: {why}."
    what_now = "Gi namsmannen opplysningene hvis han skal endre et trekk han har fastsatt."


class AmendedAlready(DeskError, code="enforcement.amended_already", status=409):
    """A change of the trekk is under way."""

    sentence = "{number} er under endring i {change}."
    what_now = "Gå videre med {change}, eller forkast eller stans den først."


class MeasureTold(DeskError, code="enforcement.told", status=409):
    """The letter of the decision went or may still go; ``state`` says which."""

    sentence = "Beslutningen i {number} kan ikke skrives på nytt: brevet er {state}."
    what_now = "Åpne brevet i listen over brev. Bare en beslutning som ikke kom fram, eller ikke ble skrevet, skrives på nytt."


class MeasureRests(DeskError, code="enforcement.rests", status=409):
    """The measure, or what it is for, is stilt i bero; ``why`` says why and until when."""

    sentence = "{number} gjennomføres ikke nå: {why}."
    what_now = "Vent til dagen er kommet, eller opphev bero først."


class JudgedClaimClosed(DeskError, code="enforcement.judged_closed", status=409):
    """The ``claim`` is withdrawn: no judgment on it can be a basis for anything."""

    sentence = "{claim} er trukket, og det kan ikke føres dom eller forlik på det."
    what_now = "Gjelder dommen et annet krav, velg det. Er kravet trukket ved en feil, må det meldes inn på nytt."


class JudgmentKnown(DeskError, code="enforcement.judgment_known", status=409):
    """The judgment of ``board`` on ``day`` is registered for one it names: once more it would cost twice."""

    sentence = "Avgjørelsen fra {board} {day:date} er ført på {claim} for skyldneren allerede."
    what_now = "Se avgjørelsen på kravet. Er den ført feil, tar en leder den tilbake først."


class JudgmentLess(DeskError, code="enforcement.judgment_less", status=409):
    """The judgment awards ``awarded`` of the ``owed`` principal: the rest is owed no more."""

    sentence = "Avgjørelsen gir {awarded:kr} kr i hovedstol, men {owed:kr} kr står på kravene."
    what_now = "Be virksomheten kreditere det som ikke er tilkjent, eller trekke kravet der alt er avslått. Registrer avgjørelsen når det er ført."


class JudgmentNotServed(DeskError, code="enforcement.judgment_not_served", status=409):
    """A settlement of ``board`` on ``day`` binds from its day: it is not served."""

    sentence = "Rettsforliket i {board} {day:date} forkynnes ikke."
    what_now = "Det kan fullbyrdes når oppfyllelsesfristen er ute."


class MeasureDayWrong(DeskError, code="enforcement.day", status=422):
    """The day lies before the decision or after today."""

    sentence = "Dagen må ligge fra {first:date} til i dag."
    what_now = "Rett opp dagen."


class SaleNotOfLien(DeskError, code="enforcement.sale_not_of_lien", status=409):
    """Tvangsdekning is requested in what a lien of ours stands in, and in nothing else."""

    sentence = "{number} er ikke et utleggspant i konto, og tvangsdekning føres ikke her."
    what_now = "Åpne pantet som det gjelder."


class SaleKnown(DeskError, code="enforcement.sale_known", status=409):
    """Tvangsdekning is registered as requested on ``day`` already."""

    sentence = "Det er ført at tvangsdekning i {number} ble begjært {day:date}."
    what_now = "Er dagen feil, før først at det var ført ved en feil."


class SaleNotKnown(DeskError, code="enforcement.sale_not_known", status=409):
    """Nothing is over that was never registered as requested."""

    sentence = "Det er ikke ført at tvangsdekning i {number} er begjært."
    what_now = "Før dagen den ble begjært først."


class SaleDayWrong(DeskError, code="enforcement.sale_day", status=422):
    """The day lies before tvangsdekning may be requested, is to come, or the lien had lapsed."""

    sentence = "Tvangsdekning i {number} kan tidligst begjæres {first:date}, og må være begjært før pantet faller bort {last:date}."
    what_now = "Skriv dagen den ble begjært, senest i dag. Er den begjært for tidlig, må den begjæres på nytt."


class SaidOfOther(DeskError, code="enforcement.said_of_other", status=422):
    """The debtor disputes or accepts what is not in the case, or what is decided already."""

    sentence = "Et av de valgte kravene kan ikke bestrides i {number}."
    what_now = "Velg blant kravene som saken gjelder, og som det ikke er dom for."


class EventOfAll(DeskError, code="enforcement.event_of_all", status=422):
    """Only what the debtor disputes or accepts may be of some of the claims of a case."""

    sentence = "«{event}» i {number} gjelder alle kravene."
    what_now = "Registrer det uten å velge krav."
