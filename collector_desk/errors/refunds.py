"""Refusals of paying money back."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class NothingToRefund(DeskError, code="refunds.nothing", status=409):
    """Nothing stands to the payer's credit on the ``claim``, or it is proposed already."""

    sentence = "Det er ikke noe til gode på {claim} som kan betales tilbake."
    what_now = "Se på kravets bevegelser. Et forslag kan alt ligge til godkjenning."


class AccountIsPayers(DeskError, code="refunds.account_is_payers", status=409):
    """The account is the payer's of a trekk, and what was withheld is the debtor's."""

    sentence = "Kontoen er den trekket ble betalt fra, og pengene er skyldnerens."
    what_now = "Spør skyldneren om sin egen konto. La feltet stå tomt, så går brevet som spør."


class AccountNotAskedFor(DeskError, code="refunds.account_not_asked_for", status=409):
    """The account is one that money may have been forced from: it may be another's."""

    sentence = (
        "Kontoen er en det ble betalt fra etter et trekk eller en begjæring til namsmannen. Den kan"
        " være namsmannens eller arbeidsgiverens."
    )
    what_now = (
        "La feltet stå tomt, så går brevet som spør skyldneren. Oppgir skyldneren denne kontoen som"
        " sin egen, kan du foreslå den da."
    )


class AccountUnknown(DeskError, code="refunds.account_unknown", status=409):
    """A refund of the ``claim`` without an account to pay to."""

    sentence = "Kontoen som tilbakebetalingen på {claim} skal gå til, er ikke kjent."
    what_now = "Send forslaget tilbake. Spør den som betalte, og foreslå på nytt med kontoen."
