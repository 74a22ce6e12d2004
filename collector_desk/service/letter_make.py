"""A letter about to be written: what it says, of which claims, from which day it may go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from collector_desk.domain.claim import Regime, own_regime
from collector_desk.domain.fees import Letter
from collector_desk.domain.letter import Language, LetterKind
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_parts import Head
from collector_desk.domain.money import Money
from collector_desk.errors import DeskError
from collector_desk.errors.letters import LetterTemplateNone
from collector_desk.exchange.letters import Rendered, Template, render, template_on
from collector_desk.models import Claim, CreditorUnit, Debtor
from collector_desk.service.database import Work
from collector_desk.service.letter_money import NO_CHARGE, Charge, LetterMoney
from collector_desk.service.letter_recipients import Addressed, recipients, unit_addressed


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A letter with all but its head: ``build`` makes its content for one recipient.

    ``notices`` is what it counts as for the next steps, for the øre of each claim's principal that
    are ``demanded``; ``refusal`` why it may not go today.
    ``money`` is what its figures are taken from, None where it has none of its own.
    """

    kind: LetterKind
    debtor: Debtor | None  # None: with mail that belongs to nobody
    claims: tuple[Claim, ...]
    build: Callable[[Head], Content]
    lawful_from: date
    deadline: date | None = None
    notices: tuple[Letter, ...] = ()
    demanded: Mapping[int, Money] = field(default_factory=dict)
    charge: Charge = NO_CHARGE
    money: LetterMoney | None = None
    refusal: DeskError | None = None
    unit: CreditorUnit | None = None
    to: Addressed | None = None  # somebody else than who letters about the debtor go to
    objection_id: int | None = None
    plan_id: int | None = None
    deferral_id: int | None = None
    measure_id: int | None = None
    inquiry_id: int | None = None
    reference: str = ""  # in place of the first claim's number, or the debtor's
    regime: Regime | None = None  # the rules it tells of; None: those of the day it is written


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A letter to one recipient, finished as bytes."""

    addressed: Addressed
    template: Template
    regime: Regime
    rendered: Rendered


def write(work: Work, made: Made) -> tuple[Written, ...]:
    """The letter to each of its recipients, as it is printed today.

    Raises:
        LetterToDead, LetterGuardianMissing, LetterAddressMissing, LetterChannelMissing.
        LetterTemplateNone, and as ``exchange.letters.render`` and the contracts of letters.
    """
    if made.to is not None:
        return (_one(work, made, made.to),)
    assert made.debtor is not None  # what is about nobody is addressed already
    found = (
        recipients(work, made.debtor)
        if made.unit is None
        else (unit_addressed(made.unit, made.debtor),)
    )
    return tuple(_one(work, made, addressed) for addressed in found)


def _one(work: Work, made: Made, addressed: Addressed) -> Written:
    today = work.clock.today()
    regime = made.regime or own_regime(today)
    template = _template(made, today, regime)
    head = Head(
        recipient=addressed.recipient,
        sender=replace(work.post.sender, caseworker=work.who.name),
        day=today,
        reference=_reference(made),
        language=template.language,
        regime=regime,
        concerns=addressed.concerns,
    )
    rendered = render(template, made.build(head))
    return Written(addressed=addressed, template=template, regime=regime, rendered=rendered)


def _reference(made: Made) -> str:
    if made.reference or not made.debtor:
        return made.reference
    return made.claims[0].number if made.claims else f"S-{made.debtor.id}"


def _template(made: Made, day: date, regime: Regime) -> Template:
    """In the debtor's language where there is such a text, else in Bokmål."""
    spoken = made.debtor.language if made.debtor and made.unit is None else ""
    wanted = Language(spoken) if spoken in set(Language) else Language.BOKMAL
    try:
        return template_on(made.kind, wanted, day, regime)
    except LetterTemplateNone:
        return template_on(made.kind, Language.BOKMAL, day, regime)
