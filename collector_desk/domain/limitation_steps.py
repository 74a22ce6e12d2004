"""The steps that may move the limitation of a claim, and how each can end (foreldelsesloven)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from collector_desk.domain.claim import KINDS, ClaimKind, Regime, Route

ORDINARY_YEARS = 3  # § 2
LONG_YEARS = 10  # § 21


class Step(StrEnum):
    """What may move the limitation of a claim against one debtor."""

    ACKNOWLEDGEMENT = "acknowledgement"  # § 14: a promise, interest paid, an instalment plan
    COURT = "court"  # § 15: forliksklage or stevning
    BOARD = "board"  # § 16: a board or tribunal that may decide the dispute
    ENFORCEMENT_REQUEST = "enforcement_request"  # § 17 no. 1
    OWN_NOTICE = "own_notice"  # § 17 no. 4: the municipality's own notice of utlegg
    OWN_DECISION = "own_decision"  # § 17 no. 4 and 3: own decision where no notice was given
    WITHHOLDING = "withholding"  # § 21 no. 1: the claim takes part in a trekk
    LIEN = "lien"  # § 27: an utleggspant stands, and moves nothing by itself
    BANKRUPTCY = "bankruptcy"  # § 18
    ESTATE = "estate"  # § 18: public administration of an estate
    DEBT_SETTLEMENT = "debt_settlement"  # § 18
    PROKLAMA = "proklama"  # § 13: creditors were called on to file
    LATE_KNOWLEDGE = "late_knowledge"  # § 10 no. 1
    ABROAD = "abroad"  # § 10 no. 3
    AGREEMENT = "agreement"  # § 28
    LETTER = "letter"  # a reminder or demand: moves nothing


class Outcome(StrEnum):
    """How a step that takes time ended."""

    PENDING = "pending"
    DECIDED = "decided"  # judgment, settlement or decision that binds
    NOT_BINDING = "not_binding"  # a decision that does not settle the claim, § 21 no. 2
    NOT_COVERED = "not_covered"  # enforcement carried through without full cover
    RECOGNISED = "recognised"  # claim recognised in the estate, or part of the settlement
    NOT_RECOGNISED = "not_recognised"
    UNTOLD = "untold"  # the proceedings ended, and nobody has told what became of the claim
    DISMISSED = "dismissed"  # avvist or hevet without the creditor's intent
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"  # by the receiver at the door: nothing came in, no effect
    ABANDONED = "abandoned"  # given up by the creditor on purpose: no effect, § 22 no. 1
    FILED = "filed"  # filed in time under a proklama


class AfterFiling(StrEnum):
    """What may be told of a filed claim when the proceedings end; each is an ``Outcome``."""

    RECOGNISED = "recognised"
    NOT_RECOGNISED = "not_recognised"
    DISMISSED = "dismissed"

    @property
    def label(self) -> str:
        """The outcome in Bokmål."""
        return _AFTER_FILING[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interruption:
    """One step towards one debtor.

    ``day`` is the day that counts for being in time: arrival or posting (§ 29 no. 3), the opening
    day for a claim filed within the deadline of an estate (§ 18 no. 2), the day knowledge was had
    or the obstacle ended (§ 10). ``ended`` is the end of the case, the deadline of a proklama, the
    end of a trekk, or the day an agreement extends to. ``confirmed`` is the last payment from a
    trekk or message that the claim still stands. ``regime`` is needed for own steps only.
    """

    step: Step
    day: date
    ended: date | None = None
    outcome: Outcome = Outcome.PENDING
    confirmed: date | None = None
    regime: Regime | None = None


def next_steps(kind: ClaimKind, regime: Regime) -> tuple[str, ...]:
    """What would interrupt the limitation next, in Bokmål with paragraphs."""
    facts = KINDS[kind]
    steps = ["Skyldneren erkjenner kravet, betaler rente eller godtar avdrag (§ 14)"]
    if facts.own_enforcement and regime is Regime.NEW:
        steps.append("Eget varsel om utlegg (§ 17 nr. 4)")
    elif facts.own_enforcement:
        steps.append(_OWN_OLD)
    else:
        steps.append("Begjæring om utlegg til namsmannen (§ 17 nr. 1)")
        steps.append(_COMPLAINT.get(facts.dispute, "Forliksklage (§ 15)"))
    steps.append("Skriftlig avtale om lengre frist (§ 28)")
    return tuple(steps)


_OWN_OLD = "Eget utlegg (§ 17; når det avbryter etter tidligere regelverk, er ikke bekreftet)"
_COMPLAINT: Mapping[Route, str] = {
    Route.RENT_TRIBUNAL: "Klage til Husleietvistutvalget (§ 16)",
    Route.PARKING_BOARD: "Forliksklage, når Parkeringsklagenemnda ikke har saken (§ 15)",
}
_AFTER_FILING: Mapping[AfterFiling, str] = {
    AfterFiling.RECOGNISED: "Anerkjent, eller med i ordningen",
    AfterFiling.NOT_RECOGNISED: "Ikke anerkjent",
    AfterFiling.DISMISSED: "Avvist, hevet eller innstilt",
}
WORDS: Mapping[Step, tuple[str, str]] = {
    Step.ACKNOWLEDGEMENT: ("Erkjennelse", "§ 14"),
    Step.COURT: ("Forliksklage eller stevning", "§ 15"),
    Step.BOARD: ("Klage til nemnd", "§ 16"),
    Step.ENFORCEMENT_REQUEST: ("Begjæring om utlegg", "§ 17 nr. 1"),
    Step.OWN_NOTICE: ("Eget varsel om utlegg", "§ 17 nr. 4"),
    Step.OWN_DECISION: ("Egen beslutning om utlegg uten varsel om utlegg", "§ 17 nr. 4, jf. nr. 3"),
    Step.WITHHOLDING: ("Utleggstrekk", "§ 21 nr. 1"),
    Step.LIEN: ("Utleggspant", "§ 27"),
    Step.BANKRUPTCY: ("Konkurs", "§ 18"),
    Step.ESTATE: ("Offentlig skifte", "§ 18"),
    Step.DEBT_SETTLEMENT: ("Gjeldsforhandling", "§ 18"),
    Step.PROKLAMA: ("Proklama", "§ 13"),
    Step.LATE_KNOWLEDGE: ("Manglet kunnskap om kravet eller skyldneren", "§ 10 nr. 1"),
    Step.ABROAD: ("Skyldneren var i utlandet", "§ 10 nr. 3"),
    Step.AGREEMENT: ("Avtale om lengre frist", "§ 28"),
    Step.LETTER: ("Brev til skyldneren", "§§ 14–18"),
}


@dataclass(frozen=True, slots=True)
class Ending:
    """The period that follows when a case ends: years from its end, words and paragraph.

    The shortest where nobody has told how it ended, and marked so.
    """

    years: int
    text: str
    rule: str
    confirmed: bool = True


ENDINGS: Mapping[Outcome, Ending] = {
    Outcome.DECIDED: Ending(LONG_YEARS, "avgjort", "§ 21 nr. 2"),
    Outcome.NOT_BINDING: Ending(ORDINARY_YEARS, "avgjort uten å fastslå kravet", "§ 21 nr. 2"),
    Outcome.NOT_COVERED: Ending(LONG_YEARS, "avsluttet uten full dekning", "§ 21 nr. 3"),
    Outcome.RECOGNISED: Ending(LONG_YEARS, "anerkjent, behandlingen sluttet", "§ 21 nr. 3"),
    Outcome.NOT_RECOGNISED: Ending(1, "ikke anerkjent", "§ 22 nr. 2"),
    Outcome.UNTOLD: Ending(1, "avsluttet, utfallet er ikke oppgitt", "§ 22", confirmed=False),
    Outcome.DISMISSED: Ending(1, "avvist eller hevet", "§ 22 nr. 1"),
    Outcome.WITHDRAWN: Ending(1, "trukket", "§ 22 nr. 1", confirmed=False),
    Outcome.REFUSED: Ending(
        0, "avvist av mottakeren, ingen virkning", "§ 17 nr. 1, se § 22 nr. 1", confirmed=False
    ),
    Outcome.ABANDONED: Ending(0, "oppgitt med vilje, ingen virkning", "§ 22 nr. 1"),
    Outcome.FILED: Ending(1, "meldt i tide", "§ 13"),
}
