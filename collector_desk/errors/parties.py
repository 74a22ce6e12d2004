"""Refusals about who owes a claim and what is registered of a debtor."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class NobodyLeft(DeskError, code="parties.nobody_left", status=409):
    """The last who owes the ``claim`` cannot be let go: nobody would owe it."""

    sentence = "Ingen andre skylder {claim}. Den siste skyldneren kan ikke fritas."
    what_now = "Velg «Feil skyldner», eller registrer at virksomheten har trukket kravet."


class OwesAlready(DeskError, code="parties.owes_already", status=409):
    """``name`` owes the ``claim`` already."""

    sentence = "{name} skylder allerede {claim}."
    what_now = "Velg en annen, eller la feltet for riktig skyldner stå tomt."


class ChildCannotOwe(DeskError, code="parties.child_cannot_owe", status=422):
    """Parents owe for AKS and kindergarten, never the child (ruling 24)."""

    sentence = "Et barn kan ikke skylde {claim}. Foreldre betaler for barnehage og AKS."
    what_now = "Velg den av foreldrene som har avtalen."


class NotPaidThere(DeskError, code="parties.not_paid_there", status=409):
    """The payment is not placed on the ``claim``."""

    sentence = "Innbetalingen er ikke plassert på {claim}."
    what_now = "Hent skyldneren på nytt og velg blant innbetalingene på kravet."


class ClaimAwaitsApproval(DeskError, code="parties.awaits_approval", status=409):
    """``what`` on the ``claim`` waits for a second person."""

    sentence = "{claim} venter på godkjenning av {what}."
    what_now = "Trekk forslaget, eller få det avgjort først."


class ReturnNotOpen(DeskError, code="parties.return_not_open", status=409):
    """The payment back is at ``state``, and no account is asked for."""

    sentence = "Tilbakebetalingen kan ikke foreslås nå: {state}."
    what_now = "Hent skyldneren på nytt og se hva som er gjort."


class ReleaseGroundUnfit(DeskError, code="parties.ground_unfit", status=422):
    """No vehicle is behind a claim of the ``kind``, so the ``ground`` cannot be meant."""

    sentence = "«{ground}» gjelder ikke krav av typen {kind}."
    what_now = "Velg en annen grunn."


class ReleaseUndone(DeskError, code="parties.undone_already", status=409):
    """It was undone on ``day``."""

    sentence = "Dette ble angret {day:date}."
    what_now = "Hent skyldneren på nytt."


class ReleaseMoneyMoved(DeskError, code="parties.money_moved", status=409):
    """Money has moved since, so that it can no longer be undone on ``claim``."""

    sentence = (
        "Det er betalt, refundert eller plassert penger på {claim} siden. Det kan ikke angres."
    )
    what_now = "Registrer den riktige skyldneren som en ny endring i stedet."
