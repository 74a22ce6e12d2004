"""What the ledger refuses: facts that cannot be folded."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class WrongClaim(DeskError, code="ledger.wrong_claim", status=409):
    """A fact of one claim was offered to the fold of another."""

    sentence = "En postering på krav {found} ble lagt til krav {wanted}."
    what_now = "Saldoen vises ikke før dette er rettet. Meld fra til drift."


class BrokenFact(DeskError, code="ledger.broken_fact", status=422):
    """A fact has no positive amount, lacks its bucket, or reverses one that is not before it."""

    sentence = "En hendelse på krav {claim} kan ikke regnes med: {what}."
    what_now = "Saldoen vises ikke før hendelsen er rettet. Meld fra til drift."


class RepeatedKey(DeskError, code="ledger.repeated_key", status=409):
    """Two postings of one claim share a key, so that a booking could not tell them apart."""

    sentence = "To posteringer på samme krav har samme nøkkel ({key})."
    what_now = "Ingenting er bokført. Meld fra til drift."


class LeavesDisagree(DeskError, code="ledger.leaves_disagree", status=500):
    """The lines of an explanation do not add up to the amount they explain."""

    sentence = "Linjene på krav {claim} gir ikke {amount:kr} kr."
    what_now = "Beløpet skal ikke kreves før dette er rettet. Meld fra til drift."
