"""Words of the worklists: days as one says them, counts, and why a list is empty."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from collector_desk.domain.work import BANDS, Nearness, WorkKind
from collector_desk.ui.columns import Tag
from collector_desk.ui.formats import day, grouped, kr
from collector_desk.ui.nearness import tone_of
from collector_desk.ui.tokens import Tone
from collector_desk.wire.lists import SavedList
from collector_desk.wire.work import Band, Colleague, Worklist, WorkRow

TITLES = {
    "work": "Min arbeidsliste",
    "agreements": "Utsettelser og avtaler",
    "limitation": "Foreldelsesfrister",
    "list": "Visning",
}
"""The lists by the kind of their place."""

KINDS: dict[str, tuple[WorkKind, ...]] = {
    "work": (),
    "agreements": (
        WorkKind.PLAN_TROUBLE,
        WorkKind.PLAN_NOTICED,
        WorkKind.HOLD_LAPSES,
        WorkKind.DEFERRAL_OVER,
    ),
    "limitation": (WorkKind.LIMITATION,),
}
"""The kinds of rows in each list; none is all."""

ONLY_SENT_BACK = (WorkKind.SENT_BACK,)
"""The proposals that came back from approval, and nothing else."""

SCOPES = {"mine": "Mine", "team": "Teamets", "all": "Alle"}
"""Whose rows."""

_NEAR = {Nearness.TODAY: "I dag", Nearness.TOMORROW: "I morgen"}


def due(row: WorkRow) -> str:
    """«I dag», «I morgen», «Over 20.11.2026», «25.11.2026»."""
    word = _NEAR.get(row.nearness)
    if word:
        return word
    return f"Over {day(row.due)}" if row.nearness is Nearness.OVERDUE else day(row.due)


def due_tag(row: WorkRow) -> Tag:
    """The day as a chip: marked where it is today, over or tomorrow."""
    return Tag(tone_of(row.nearness), due(row))


def kind_tag(row: WorkRow) -> Tag:
    """What it is, as a chip."""
    return Tag(Tone(row.level), row.kind_label)


def who(row: WorkRow) -> str:
    """Whom it is about; money and mail of nobody say so."""
    return row.debtor_name or "Ingen skyldner ennå"


def given(row: WorkRow) -> str:
    """Whom it is given to, and until when it is put off."""
    person = f"Gitt til {row.person}" if row.person else "Ikke gitt til noen"
    later = f" · utsatt til {row.put_off_until:%d.%m.%Y}" if row.put_off_until else ""
    return person + later


def chips(found: Worklist) -> tuple[tuple[Tone, str], ...]:
    """The counts above the list; what is none alarms nobody."""
    over = f" · {grouped(found.overdue)} forfalt" if found.overdue else ""
    return (
        (
            Tone.ERROR if found.today or found.overdue else Tone.NEUTRAL,
            f"{grouped(found.today)} i dag{over}",
        ),
        (
            Tone.WARNING if found.tomorrow else Tone.NEUTRAL,
            f"{grouped(found.tomorrow)} i morgen",
        ),
        (Tone.INFO, f"{grouped(found.this_week)} senere denne uken"),
    )


def band(one: Band) -> str:
    """«Innen 1 md. 3», then «6 md. 28»: the name of a band."""
    first = "Innen " if one.months == min(BANDS) else ""
    return f"{first}{one.months} md. {grouped(one.rows)}"


def stake(one: Band) -> str:
    """What is lost if nothing interrupts, for the band shown."""
    return f"Hovedstol som kan gå tapt: {kr(one.principal)}"


def summary(found: Worklist, *, shown: int) -> str:
    """«12 oppgaver · 9 vist · 57 723,27 kr», for the status bar."""
    count = len(found.rows)
    if not count:
        return "Ingen oppgaver"
    words = f"{grouped(count)} {'oppgave' if count == 1 else 'oppgaver'}"
    filtered = f" · {grouped(shown)} vist" if shown != count else ""
    more = " · de eldste av hver type" if found.more else ""
    return f"{words}{filtered} · {kr(found.owed)}{more}"


def filtered(scope: str, stand_in: Colleague | None, kinds: Sequence[WorkKind]) -> str:
    """«Mine», «Vikar for Per Leder», «Alle · Innsigelse», «Teamets · 3 slag»."""
    whose = f"Vikar for {stand_in.name}" if stand_in else SCOPES[scope]
    if not kinds:
        return whose
    return f"{whose} · {kinds[0].label if len(kinds) == 1 else f'{len(kinds)} slag'}"


def of_list(row: SavedList) -> str:
    """A saved list in the menu, with its team where it is shared."""
    name = f"{row.name} ({row.team})" if row.team else row.name
    return name.replace("&", "&&")


def empty(place: str, scope: str, kinds: Sequence[WorkKind]) -> tuple[str, str]:
    """Why a list is empty, and what to do."""
    if place == "limitation":
        return (
            "Ingen krav foreldes så snart",
            "Velg flere måneder, eller «Vis det som er utsatt» under Visninger.",
        )
    if place == "agreements":
        return (
            "Ingen utsettelse eller avtale trenger noe nå",
            "Bero som snart utløper, og avtaler som er misligholdt, dukker opp her.",
        )
    if place == "list":
        return (
            "Ingenting venter i denne visningen",
            "Det som passer med filteret, dukker opp her. Velg et annet under Visninger.",
        )
    if kinds == ONLY_SENT_BACK:
        return (
            "Ingenting er sendt tilbake",
            "Det en leder sender tilbake, kommer hit. Ctrl+B viser alt som venter.",
        )
    if scope == "mine":
        return (
            "Ingenting venter på deg",
            "Velg «Teamets» eller «Alle» under Visninger, eller søk med Ctrl+K.",
        )
    return "Ingenting venter", "Det som kommer inn eller får en frist, dukker opp her."


def later_days(today: date) -> Sequence[tuple[str, date]]:
    """The days one puts a row off to, with their words."""
    ahead = {"I morgen": 1, "Om tre dager": 3, "Om en uke": 7, "Om to uker": 14}
    ahead |= {"Om fire uker": 28, "Om åtte uker": 56}
    days = [(word, today + timedelta(days=count)) for word, count in ahead.items()]
    return [(f"{word}, {day:%d.%m.%Y}", day) for word, day in days]
