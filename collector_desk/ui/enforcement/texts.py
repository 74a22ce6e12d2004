"""The words of the measure screen: its steps, its figures and its conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.ui import formats
from collector_desk.ui.tokens import Tone
from collector_desk.wire.approvals import Line, Month
from collector_desk.wire.measures import Finding, MeasureCondition, MeasureTerms, Reckoned

KRAV, NOTICE, PAYER, RECKONING, REASONS, PROPOSAL = range(6)
"""The steps, in their order."""

_THIRD = {
    MeasureKind.WITHHOLDING: "Trekkpliktig",
    MeasureKind.ACCOUNT_LIEN: "Konto",
    MeasureKind.REQUEST: "Påstand og fakta",
}
_OTHERS = "Andre trekk og vilje"
SIZE, ESTIMATE = "Trekkets størrelse", "Anslag for oss selv"
"""The size of a trekk: ours to decide under the old rules, the namsmann's under the new."""

OURS = (
    "Trekk vi har fra før, er med i beregningen uten å skrives her. En rad som har nummeret på et av"
    " dem i navnet, telles ikke i tillegg."
)
NAMSMANN_SETS = (
    "Kommunen beslutter at kravet skal dekkes ved trekk. Namsmannen hører skyldneren og fastsetter"
    " hvor mye (§§ 2-17 og 7-20). Beløpet her er et anslag for oss selv, og følger ikke med"
    " beslutningen."
)
NAMSMANN_FINDS = "Namsmannen finner hvem som skal trekke. Fyll ut den som betaler skyldneren bare hvis vi vet det."
TITLES = {
    MeasureKind.WITHHOLDING: "Trekk i lønn eller trygd",
    MeasureKind.ACCOUNT_LIEN: "Pant i konto",
    MeasureKind.REQUEST: "Begjæring til namsmannen",
}
AMENDS = "Endring av trekk i lønn eller trygd"
"""The title of a change of a trekk that runs."""

PRACTICE = "Øvelse – satser som er funnet på:"
"""Above the rates that only the practice desk has (ruling 33)."""

FILES = {
    MeasureKind.WITHHOLDING: "Melding til namsmannen",
    MeasureKind.ACCOUNT_LIEN: "Filer",  # never shown: nothing of it goes to the namsmann
    MeasureKind.REQUEST: "Begjæringen",
}
TABS = {
    MeasureKind.WITHHOLDING: "Trekk",
    MeasureKind.ACCOUNT_LIEN: "Pant i konto",
    MeasureKind.REQUEST: "Begjæring",
}
TONES = {
    MeasureStage.DRAFT: Tone.NEUTRAL,
    MeasureStage.WAITING: Tone.INFO,
    MeasureStage.DECIDED: Tone.WARNING,
    MeasureStage.IN_FORCE: Tone.SUCCESS,
}
WRITTEN = ("paastand", "faktiskeForholdForKravet", "kanBehandlesIForliksraadet")
"""The published names of what is written on the third step of a request."""

_SCHEMA = "SKJEMA"  # the code of what no published code covers
_SHORTEST = 10  # characters of reasons
_MONTHS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")


def steps(kind: MeasureKind, *, new: bool = False) -> tuple[str, ...]:
    """What the steps are called; under the new rules the namsmann finds who is to withhold."""
    estimate = new and kind is MeasureKind.WITHHOLDING
    return (
        "Krav", "Varsel og uttalelse", _OTHERS if estimate else _THIRD[kind],
        "Anslag" if estimate else "Beregning", "Begrunnelse", "Til godkjenning",
    )  # fmt: skip


def finished(terms: MeasureTerms, found: Reckoned | None) -> tuple[bool, ...]:
    """Which of the steps lack nothing."""
    asked = found.conditions if found else ()
    reasons = min(len(terms.reasons.strip()), len(terms.considered.strip()))
    request = terms.kind is MeasureKind.REQUEST
    some = bool(terms.claim_ids)
    named = all(one.holds for one in asked if one.code in {"asset", "proportion"})
    filled = some and named and _written(found) if request else _hold(asked, "details")
    return (
        some,
        some and _hold(asked, "notice") and _hold(asked, "statement"),
        filled,
        some and found is not None and (request or found.amount is not None),
        reasons >= _SHORTEST,
        False,
    )


def _written(found: Reckoned | None) -> bool:
    """Whether nothing lacks of what the bases ask to have written; a decision asks for nothing."""
    return found is not None and not any(
        one.path.endswith(f".{name}") for one in found.findings for name in WRITTEN
    )


def _hold(asked: Sequence[MeasureCondition], code: str) -> bool:
    named = [condition for condition in asked if condition.code == code]
    return bool(named) and all(condition.holds for condition in named)


def amount(found: Reckoned, kind: MeasureKind) -> str:
    """The figure it is all about."""
    if kind is MeasureKind.REQUEST:
        return formats.kr(found.total)
    if found.amount is None:
        return formats.EMPTY
    monthly = " per måned" if kind is MeasureKind.WITHHOLDING else ""
    return f"{whole(found.amount)} kr{monthly}"


def heading(found: Reckoned | None, kind: MeasureKind) -> str:
    """What the figure is called; under the new rules it is no more than an estimate."""
    if kind is MeasureKind.WITHHOLDING:
        new = found is not None and found.estimate
        return "Anslag – namsmannen fastsetter trekket" if new else "Beregnet trekk"
    return "Tas i pant" if kind is MeasureKind.ACCOUNT_LIEN else "Kreves inn"


def closed(found: Reckoned, kind: MeasureKind) -> tuple[Line, ...]:
    """The lines of the arithmetic with what they come to, as its letter says it."""
    if not found.lines or found.largest is None:
        return found.lines
    if kind is MeasureKind.ACCOUNT_LIEN:
        room = max(0, sum(line.amount for line in found.lines)) if found.largest else 0
        return (*found.lines, Line(label="Kan tas pant i", detail="", amount=room, strong=True))
    label = "Anslag i måneden" if found.estimate else "Kan trekkes i måneden"
    return (*found.lines, Line(label=label, detail="", amount=found.largest, strong=True))


def whole(ore: int) -> str:
    r"""Kroner without øre where there are none.

    >>> whole(245000), whole(245050)
    ('2\xa0450', '2\xa0450,50')
    """
    return formats.grouped(ore // 100) if ore % 100 == 0 else formats.kroner(ore)


def month(one: Month, *, year: bool = False) -> str:
    """A month in three letters, with its year where asked for."""
    named = _MONTHS[one.day.month - 1]
    return f"{named} {one.day.year}" if year else named


def spoken(months: Sequence[Month]) -> str:
    """The bars and the line, as a screen reader says them."""
    return "; ".join(
        f"{month(each, year=True)}: trekk {formats.kr(each.withheld)}, rest {formats.kr(each.left)}"
        for each in months
    )


def mark(condition: MeasureCondition) -> tuple[str, str, str, str]:
    """The icon, its colour, the word and its look: no state is told by colour alone."""
    if condition.holds:
        return "check", "good", "oppfylt", "good"
    if condition.holds is None:
        return "warning", "caution", "ikke vurdert", "caution"
    return "close", "danger", "ikke oppfylt", "error"


def made_up(rates: Sequence[str]) -> tuple[str, ...]:
    """Rates of practice under their heading, which says that they are so."""
    return tuple(one.removeprefix("Øvelse: ") for one in rates)


def finding(one: Finding) -> str:
    """A breach of a published rule: its code, the claim it is about, and the sentence.

    What our schema finds names its field, for its sentence does not.

    >>> finding(Finding(code="SKJEMA", path="vedlegg[0].filnavn", sentence="Feltet må fylles ut."))
    'SKJEMA «filnavn» Feltet må fylles ut.'
    """
    field = f"«{one.path.rpartition('.')[2]}»" if one.code == _SCHEMA else ""
    return " ".join(filter(None, (one.code, one.claim, field, one.sentence)))


def detail(condition: MeasureCondition) -> str:
    """What was found, where, and who can clear it."""
    return " · ".join(_parts(condition))


def _parts(condition: MeasureCondition) -> Iterator[str]:
    yield condition.detail or formats.EMPTY
    if condition.source:
        yield condition.source
    if not condition.holds and condition.who_clears:
        yield f"ryddes av {condition.who_clears}"
