"""Two pairs of eyes: what must be approved, by whom, and when an approval is void."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from collector_desk.domain.access import Role
from collector_desk.errors.approvals import (
    AboveLevel,
    AlreadyDecided,
    BeforeProposal,
    Disqualified,
    Editor,
    HashDiffers,
    NotAnApprover,
    ProposalChanged,
    SamePerson,
    StandInDisqualified,
    StandInForProposer,
    SuperiorDisqualified,
)


class Subject(StrEnum):
    """What can be proposed."""

    PLAN = "plan"
    DEFERRAL = "deferral"
    OBJECTION = "objection"
    REFUND = "refund"
    RELIEF = "relief"
    MEASURE = "measure"
    RETURNED = "returned"  # money back to somebody who never owed the claim
    RATES = "rates"  # a dated rate or setting of the house, of no debtor

    @property
    def label(self) -> str:
        """The subject in Bokmål."""
        return _LABELS[self]


_LABELS: Mapping[Subject, str] = {
    Subject.PLAN: "Nedbetalingsavtale",
    Subject.DEFERRAL: "Utsettelse",
    Subject.OBJECTION: "Innsigelse, åpenbart grunnløs",
    Subject.REFUND: "Tilbakebetaling",
    Subject.RELIEF: "Ettergivelse eller avskriving",
    Subject.MEASURE: "Tvangstiltak",
    Subject.RETURNED: "Tilbakebetaling til en som ikke skyldte",
    Subject.RATES: "Sats eller regel",
}


class State(StrEnum):
    """Where a proposal stands. Only a waiting one can be decided, and only once."""

    WAITING = "waiting"
    APPROVED = "approved"
    SENT_BACK = "sent_back"
    WITHDRAWN = "withdrawn"
    VOID = "void"

    @property
    def label(self) -> str:
        """The state in Bokmål."""
        return _STATES[self]


_STATES: Mapping[State, str] = {
    State.WAITING: "Til godkjenning",
    State.APPROVED: "Godkjent",
    State.SENT_BACK: "Sendt tilbake",
    State.WITHDRAWN: "Trukket",
    State.VOID: "Bortfalt – saken ble endret",
}
APPROVERS: Mapping[Subject, frozenset[Role]] = dict.fromkeys(Subject, frozenset({Role.SUPERVISOR}))
"""The roles that may approve each subject."""


def frozen_text(content: Mapping[str, Any]) -> str:
    """What is approved, in the one spelling a digest can be taken of."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(frozen: str) -> str:
    """SHA-256 of a frozen proposal, as 64 hex digits."""
    return hashlib.sha256(frozen.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposal as the rule sees it."""

    subject: Subject
    state: State
    proposed_by: int  # the person, not the account
    digest: str


REFUSALS = (
    AboveLevel,
    AlreadyDecided,
    BeforeProposal,
    Disqualified,
    Editor,
    HashDiffers,
    NotAnApprover,
    ProposalChanged,
    SamePerson,
    StandInDisqualified,
    StandInForProposer,
    SuperiorDisqualified,
)
"""Every way in which a person is told that a proposal is not approved by this person."""


def check(  # noqa: PLR0913
    proposal: Proposal,
    *,
    person: int | None,
    role: str,
    disqualified: bool,
    seen: str,
    now: str,
) -> None:
    """Whether this person may approve this proposal now.

    ``seen`` is the digest the approver was shown, ``now`` the digest of the matter as it stands.

    Raises:
        AlreadyDecided: it no longer waits.
        SamePerson: proposed by the same person, under whichever account.
        NotAnApprover: the role may not, or the one who works is no person.
        Disqualified: the person has declared an interest (forvaltningsloven § 6).
        HashDiffers: the approver was shown something else.
        ProposalChanged: the matter has changed since it was proposed (ruling 32).
    """
    if proposal.state is not State.WAITING:
        raise AlreadyDecided(state=proposal.state.label)
    if person is None or role not in APPROVERS[proposal.subject]:
        raise NotAnApprover(subject=proposal.subject.label)
    if person == proposal.proposed_by:
        raise SamePerson
    if disqualified:
        raise Disqualified
    if seen != proposal.digest:
        raise HashDiffers
    if now != proposal.digest:
        raise ProposalChanged
