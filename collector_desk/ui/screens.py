"""Which screens there are: how each is named, who has it, and how it is made."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from collector_desk.ui.commands import Commands
from collector_desk.ui.desk_context import Context, Screen
from collector_desk.ui.history import Place
from collector_desk.ui.side_bar import Entry

_NEEDS = {
    "search": "search.find",
    "work": "work.list",
    "inbox": "inquiries.list",
    "objections": "objections.list",
    "agreements": "work.list",
    "holds": "holds.list",
    "measures": "measures.list",
    "approvals": "approvals.list",
    "unplaced": "payments.unplaced",
    "limitation": "work.list",
    "imports": "imports.check_claims",
    "rates": "rates.list",
    "users": "users.list",
}


def title_of(place: Place, owner: QWidget) -> str:
    """What a place is called until its screen says it better."""
    words = {
        "search": owner.tr("Søk"),
        "inbox": owner.tr("Henvendelser"),
        "objections": owner.tr("Innsigelser"),
        "approvals": owner.tr("Til godkjenning"),
        "work": owner.tr("Min arbeidsliste"),
        "agreements": owner.tr("Utsettelser og avtaler"),
        "limitation": owner.tr("Foreldelsesfrister"),
        "list": owner.tr("Visning"),
        "unplaced": owner.tr("Uplasserte innbetalinger"),
        "imports": owner.tr("Import"),
        "rates": owner.tr("Satser og regler"),
        "users": owner.tr("Brukere"),
        "shortcuts": owner.tr("Hurtigtaster"),
        "debtor": owner.tr("Skyldner"),
        "plan": owner.tr("Nedbetalingsavtale"),
        "plans": owner.tr("Avtaler"),
        "holds": owner.tr("Stilt i bero"),
        "measures": owner.tr("Tvangsinnkreving"),
        "measure": owner.tr("Tiltak"),
        "withholding": owner.tr("Trekk"),
        "account_lien": owner.tr("Pant i konto"),
        "request": owner.tr("Begjæring"),
    }
    return words[place.kind]


def entries_for(may: frozenset[str], owner: QWidget) -> list[Entry]:
    """The side bar of a role: only what is built, and only what it may do."""
    return [
        Entry(title_of(Place(kind), owner), Place(kind))
        for kind, deed in _NEEDS.items()
        if deed in may
    ]


def make_screen(context: Context, place: Place, commands: Commands) -> Screen:
    """The screen of a place; each is loaded when it is first wanted."""
    match place.kind:
        case (
            "work" | "list" | "inbox" | "objections" | "agreements" | "holds" | "approvals"
            | "unplaced" | "limitation" | "imports"
        ):  # fmt: skip
            return _of_work(context, place)
        case "debtor" | "plan" | "plans":
            return _of_debtor(context, place)
        case "measures" | "measure" | "withholding" | "account_lien" | "request":
            return _of_enforcement(context, place)
        case "rates":
            from collector_desk.ui.rates.view import RatesScreen

            return RatesScreen(context)
        case "users":
            from collector_desk.ui.users.view import UsersScreen

            return UsersScreen(context)
        case _:
            from collector_desk.ui.shortcuts import ShortcutsScreen

            return ShortcutsScreen(commands)


def _of_debtor(context: Context, place: Place) -> Screen:
    """The screens of one debtor."""
    if place.kind == "plan":
        from collector_desk.ui.plans.view import PlanScreen

        return PlanScreen(context, place.number)
    if place.kind == "plans":
        from collector_desk.ui.plans.running import RunningScreen

        return RunningScreen(context, place.number)
    from collector_desk.ui.debtor.view import DebtorScreen

    return DebtorScreen(context, place.number)


def _of_enforcement(context: Context, place: Place) -> Screen:
    """The list of measures, and the screen of one that is begun or followed."""
    if place.kind == "measures":
        from collector_desk.ui.enforcement.listing import MeasuresScreen

        return MeasuresScreen(context)
    from collector_desk.ui.enforcement.view import MeasureScreen

    return MeasureScreen(context, place.kind, place.number)


def _of_stops(context: Context, place: Place) -> Screen:
    """The lists of what stops claims: objections, and what is stilt i bero."""
    if place.kind == "objections":
        from collector_desk.ui.objections.view import ObjectionsScreen

        return ObjectionsScreen(context)
    from collector_desk.ui.holds.view import HoldsScreen

    return HoldsScreen(context)


def _of_work(context: Context, place: Place) -> Screen:
    """The screens where work waits in a list."""
    match place.kind:
        case "inbox":
            from collector_desk.ui.inbox.view import InboxScreen

            return InboxScreen(context)
        case "objections" | "holds":
            return _of_stops(context, place)
        case "approvals":
            from collector_desk.ui.approvals.view import ApprovalsScreen

            return ApprovalsScreen(context)
        case "unplaced":
            from collector_desk.ui.payments.view import UnplacedScreen

            return UnplacedScreen(context)
        case "imports":
            from collector_desk.ui.imports.view import ImportsScreen

            return ImportsScreen(context)
        case _:
            from collector_desk.ui.worklist.view import WorklistScreen

            return WorklistScreen(context, place.kind, place.number)
