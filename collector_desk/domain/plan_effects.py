"""What a plan or a deferral does to measures that run, and to limitation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from collector_desk.domain.limitation_steps import Interruption, Step
from collector_desk.domain.phrases import dotted


class Measure(StrEnum):
    """What may already run, or be asked for, on a claim of the plan."""

    NEW_STEP = "new_step"  # demands, fees and new enforcement
    WITHHOLDING = "withholding"
    LIEN = "lien"
    FORCED_SALE = "forced_sale"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What happens to a measure while the plan or deferral lasts: it rests, or goes on."""

    rests: bool
    text: str


_EFFECTS: Mapping[Measure, Effect] = {
    Measure.NEW_STEP: Effect(
        rests=True, text="Ingen nye krav, gebyr eller ny tvangsinnkreving så lenge avtalen holdes"
    ),
    Measure.WITHHOLDING: Effect(
        rests=False, text="Trekk i lønn/trygd fortsetter, siden avtalen ikke sier noe annet"
    ),
    Measure.LIEN: Effect(rests=False, text="Utleggspant blir stående"),
    Measure.FORCED_SALE: Effect(rests=True, text="Tvangsdekning venter så lenge avtalen holdes"),
}
_PAUSED = Effect(
    rests=True,
    text="Trekk i lønn/trygd stanses så lenge avtalen holdes; etter nytt regelverk bes namsmannen om det",
)


def effects(*, pauses_withholding: bool) -> Mapping[Measure, Effect]:
    """What a plan or deferral that is kept does to each measure (ruling 21).

    ``pauses_withholding``: the plan itself says that the withholding rests.
    """
    return {**_EFFECTS, Measure.WITHHOLDING: _PAUSED} if pauses_withholding else _EFFECTS


class Asked(StrEnum):
    """What the debtor asked for, in writing."""

    INSTALMENTS = "instalments"
    DEFERRAL = "deferral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged:
    """What a written request means for limitation against the debtor who made it (§ 25).

    ``interruption`` goes to ``limitation.limitation``; it is None where the request acknowledges
    nothing.
    """

    interruption: Interruption | None
    rule: str
    text: str
    unconfirmed: str = ""


def acknowledgement(asked: Asked, *, received: date, disputed: bool = False) -> Acknowledged:
    """Limitation is interrupted by a request that acknowledges the claim (foreldelsesloven § 14).

    The new period of three years runs from the day the request reached us (§ 20), the cautious
    day: it is never later than the day the request was granted. A request that disputes the claim
    acknowledges nothing. One that comes after the last day changes nothing either; ``limitation``
    says so.
    """
    if disputed:
        text = "Skyldneren bestrider kravet: foreldelse avbrytes ikke"
        return Acknowledged(interruption=None, rule="foreldelsesloven § 14", text=text)
    return Acknowledged(
        interruption=Interruption(step=Step.ACKNOWLEDGEMENT, day=received),
        rule="foreldelsesloven §§ 14 og 20",
        text=f"Foreldelse avbrytes {dotted(received)}: {_PROMISES[asked]}, ny frist på tre år",
        unconfirmed=_OPEN[asked],
    )


_PROMISES = {
    Asked.INSTALMENTS: "skyldneren har lovet å betale i avdrag",
    Asked.DEFERRAL: "skyldneren har bedt om utsettelse",
}
_OPEN = {
    Asked.INSTALMENTS: "",
    Asked.DEFERRAL: "At en søknad om utsettelse alene er en erkjennelse, er en tolkning.",
}
