"""Refusals of placing money that came in: too much, on the wrong claim, or no longer so."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class TooMuch(DeskError, code="payments.too_much", status=422):
    """The parts (``amount``) come to more than there is to place (``left``), in øre."""

    sentence = "Beløpet {amount:kr} kr er mer enn de {left:kr} kr som kan plasseres."
    what_now = "Sett ned beløpet. Ingenting er flyttet."


class PaybackTooMuch(DeskError, code="payments.payback_too_much", status=422):
    """The bank took back ``amount``, but only ``paid`` was ever placed on ``claim``, in øre."""

    sentence = "Tilbakeføringen på {amount:kr} kr er mer enn de {paid:kr} kr betalt på {claim}."
    what_now = "Velg kravet som den opprinnelige betalingen ble plassert på."


class ClaimTwice(DeskError, code="payments.claim_twice", status=422):
    """The order names ``claim`` more than once."""

    sentence = "{claim} står to ganger i bestillingen."
    what_now = "La hvert krav stå én gang, med hele beløpet det skal ha."


class ClaimIsWithdrawn(DeskError, code="payments.claim_withdrawn", status=409):
    """Money is not placed on a claim that the creditor unit has withdrawn."""

    sentence = "{claim} er trukket av virksomheten. Det kan ikke få innbetalinger."
    what_now = "Plasser pengene på et annet krav, eller la dem stå til de kan betales tilbake."


class NotPlacedThere(DeskError, code="payments.not_placed", status=409):
    """The placing was taken back or moved already."""

    sentence = "Plasseringen er alt tatt tilbake eller flyttet."
    what_now = "Hent betalingen på nytt og se hvor pengene står nå."


class MovesNothing(DeskError, code="payments.moves_nothing", status=422):
    """The money would stay exactly where it is."""

    sentence = "Pengene står alt på {claim} med dette beløpet."
    what_now = "Velg et annet krav eller et annet beløp."


class NotReceived(DeskError, code="payments.not_received", status=409):
    """Debt settlement is negotiated since ``since``: no money is received on older claims."""

    sentence = (
        "Gjeldsforhandling er åpnet {since:date}. Innbetalinger på {claim} kan ikke mottas"
        " (gjeldsordningsloven § 3-4)."
    )
    what_now = (
        "La pengene stå uplassert til gjeldsforhandlingen er slutt. De kan plasseres på krav som"
        " oppsto etter åpningen."
    )


class MoneyUnplaced(DeskError, code="payments.money_unplaced", status=409):
    """``amount`` øre of ``payment``, paid on ``day``, point strongly at ``claim`` by their ``sign``."""

    sentence = (
        "{amount:kr} kr innbetalt {day:date} ligger uplassert og peker på {claim}: {sign}."
        " Da kreves det ikke mer."
    )
    what_now = "Plasser pengene under Uplasserte innbetalinger, eller be en leder avvise treffet."


class MoneyMayBeTheirs(DeskError, code="payments.money_may_be_theirs", status=409):
    """As MoneyUnplaced, by a weak sign: somebody must look at it before anything is demanded."""

    sentence = (
        "{amount:kr} kr innbetalt {day:date} ligger uplassert og kan gjelde {claim}: {sign}."
        " Det må avklares før mer kreves."
    )
    what_now = "Plasser pengene under Uplasserte innbetalinger, eller avvis treffet der med grunn."


class MatchGone(DeskError, code="payments.match_gone", status=409):
    """The payment does not point at the debtor, or no more."""

    sentence = "Innbetalingen peker ikke på skyldneren, eller treffet er alt avvist."
    what_now = "Hent innbetalingen på nytt og se hva den peker på nå."


class MatchStrong(DeskError, code="payments.match_strong", status=403):
    """A strong match stops (ruling 28): only a supervisor dismisses it. It points by ``sign``."""

    sentence = "Treffet er sterkt: {sign}. Det avvises av en leder."
    what_now = "Plasser pengene, eller be en leder om å avvise treffet med grunn."
