"""From which state an objection goes on to which, and back from what no second person approved."""

from __future__ import annotations

from collector_desk.domain.objection import CLOSED, State
from collector_desk.errors.objections import WrongObjectionStep

_OPEN = tuple(state for state in State if state.value not in CLOSED)
STEPS: frozenset[tuple[State, State]] = frozenset(
    {
        (State.RECEIVED, State.ACKNOWLEDGED),
        (State.RECEIVED, State.WITH_UNIT),
        (State.ACKNOWLEDGED, State.WITH_UNIT),
        (State.WITH_UNIT, State.ANSWERED),
        (State.ANSWERED, State.WITH_UNIT),  # the unit is asked again
        *((state, State.PROPOSED) for state in _OPEN if state is not State.PROPOSED),
        *((state, State.DECIDED) for state in _OPEN),
        (State.RECEIVED, State.VOID),
    }
)
"""Every lawful move; each open state leads on to a decision, or was registered by mistake."""
BACK: frozenset[State] = frozenset(
    {State.RECEIVED, State.ACKNOWLEDGED, State.WITH_UNIT, State.ANSWERED}
)
"""Where an objection stands again whose decision no second person made."""


def step(before: State, after: State) -> State:
    """The move from one state to the next.

    Raises:
        WrongObjectionStep: not among ``STEPS``.
    """
    if (before, after) not in STEPS:
        raise WrongObjectionStep(before=before.label, after=after.label)
    return after


def put_back(before: State, after: State) -> State:
    """The way back of a decision that was proposed, to where it was proposed from.

    Raises:
        WrongObjectionStep: none was proposed, or ``after`` is not among ``BACK``.
    """
    if before is not State.PROPOSED or after not in BACK:
        raise WrongObjectionStep(before=before.label, after=after.label)
    return after
