"""«Hva kan gjøres nå»: each deed that is built, and each step of the law, with yes or why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.holds import Reason, ended_with, may_end
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.limitation import Limitation
from collector_desk.domain.limitation_steps import Step
from collector_desk.domain.notices import NextStep, Verdict, next_steps
from collector_desk.domain.objection import State
from collector_desk.domain.phrases import dotted, kroner, not_confirmed
from collector_desk.domain.status import Status
from collector_desk.errors import DeskError
from collector_desk.errors.service import Unknown
from collector_desk.service import (
    disputed_before,
    folder,
    gate,
    last_days,
    plan_claims,
    possible_measures,
    stops,
    unplaced_match,
)
from collector_desk.service.collected import collected
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.wire.debtors import Deed, DeedsOf

_NOW = "Kan gjøres nå."
_OWN = (
    ("objections.register", "Ny innsigelse …", "Ctrl+Shift+I"),
    ("notes.add", "Skriv merknad", "Ctrl+N"),
    ("calls.log", "Telefon …", "Ctrl+Shift+T"),
    ("inquiries.register", "Registrer henvendelse …", "Ctrl+Shift+H"),
    ("holds.put", "Still i bero …", "Ctrl+Shift+B"),
    ("holds.end", "Opphev bero …", "Ctrl+Shift+O"),
    ("deferrals.grant", "Utsettelse …", "Ctrl+Shift+U"),
    ("plans.grant", "Ny nedbetalingsavtale …", "Ctrl+Shift+P"),
    ("reliefs.propose", "Ettergi eller tilby oppgjør …", "Ctrl+Shift+G"),
    ("suits.make", "Forliksklage eller dom …", "Ctrl+Shift+Z"),
    ("work.add_task", "Ny oppgave …", "Ctrl+Shift+N"),
    ("statuses.register", "Status …", "Ctrl+Shift+S"),
    ("care.read", "Særlig hensyn …", ""),
    ("parties.release", "Parter …", "Ctrl+Shift+R"),
    ("debtors.merge", "Slå sammen eller del …", "Ctrl+Shift+X"),
    ("units.credit", "Melding fra virksomheten …", "Ctrl+Shift+F"),
    ("units.ask", "Spør virksomheten …", "Ctrl+Shift+Y"),
    ("reports.case_summary", "Eksporter saksoppsummering", "Ctrl+E"),
    ("debtors.reveal", "Vis fødselsnummer", ""),
    ("debtors.disqualify", "Jeg er inhabil …", "Ctrl+Shift+K"),
    ("audit.looks", "Se hvem som har åpnet skyldneren", ""),
)
_WHO = {
    "objections.register": "Bare saksbehandler og leder registrerer innsigelser.",
    "notes.add": "Bare saksbehandler og leder skriver merknader.",
    "calls.log": "Bare saksbehandler og leder fører samtaler.",
    "inquiries.register": "Bare saksbehandler og leder registrerer henvendelser.",
    "holds.put": "Bare saksbehandler og leder stiller i bero.",
    "holds.end": "Bare saksbehandler og leder opphever bero.",
    "deferrals.grant": "Bare saksbehandler og leder gir utsettelse.",
    "plans.grant": "Bare saksbehandler og leder inngår avtaler.",
    "reliefs.propose": "Bare saksbehandler og leder foreslår ettergivelse og oppgjør.",
    "suits.make": "Bare saksbehandler og leder fører klagesaker.",
    "work.add_task": "Bare saksbehandler og leder lager oppgaver.",
    "debtors.disqualify": "Bare saksbehandler og leder behandler saker.",
    "statuses.register": "Bare saksbehandler og leder registrerer status.",
    "care.read": "Bare saksbehandler og leder arbeider med særlig hensyn.",
    "units.credit": "Bare saksbehandler og leder registrerer meldinger fra virksomheten.",
    "units.ask": "Bare saksbehandler og leder spør virksomheten.",
    "debtors.merge": "Bare saksbehandler og leder slår sammen skyldnere.",
    "parties.release": "Bare saksbehandler og leder endrer hvem som skylder.",
    "audit.looks": "Bare leder og revisor ser loggen.",
}


def deeds(work: Work, debtor_id: int, claim_id: int | None) -> DeedsOf:
    """What this user can do now with a claim, or with the debtor where none is chosen.

    Raises:
        Unknown: the claim is not this debtor's.
        NotOpened: the debtor is not open.
    """
    debtor = gate.opened(work, debtor_id)
    rows = folder.read(work, debtor)
    money = unplaced_match.refusal(work, debtor_id)
    first = _money(work, money)
    if claim_id is None:
        return DeedsOf(claim_id=None, deeds=(*first, *_own(work, rows, rows.claims)))
    claim = rows.claim(claim_id)
    if claim is None:
        raise Unknown(what="claim", id=claim_id)
    steps = _steps(work, rows, claim, money)
    found = (*first, *steps, *_refund(work, rows, claim), *_own(work, rows, (claim,)))
    return DeedsOf(claim_id=claim_id, deeds=found)


def _money(work: Work, money: DeskError | None) -> Iterator[Deed]:
    """What must be dealt with before anything is demanded (ruling 28): the money, and why."""
    from collector_desk.domain.access import DEEDS

    if money is not None:
        yield Deed(
            name="payments.show",
            label="Avklar innbetalingen …",
            key="",
            lawful=work.who.role in DEEDS["payments.show"].roles,
            reason=f"{money.text()} {money.advice()}",
            earliest=None,
            payment_id=unplaced_match.payment_of(money),
        )


def _own(work: Work, rows: Folder, claims: tuple[KeptClaim, ...]) -> Iterator[Deed]:
    from collector_desk.domain.access import DEEDS

    for name, label, key in _OWN:
        allowed = work.who.role in DEEDS[name].roles
        reason = _NOW if allowed else _WHO.get(name, "Rollen din kan ikke dette.")
        if name == "debtors.reveal" and rows.debtor.kind == "company":
            continue
        if allowed and name in _HINDRANCES:
            why_not = _HINDRANCES[name](work, rows, claims)
            allowed, reason = not why_not, why_not or _NOW
        yield Deed(name=name, label=label, key=key, lawful=allowed, reason=reason, earliest=None)
    yield from possible_measures.deeds(work, rows, claims)


def _not_promised(work: Work, rows: Folder, claims: tuple[KeptClaim, ...]) -> str:
    """Why none of the claims can be put in a plan or put off; empty where one can."""
    folded = rows.only(claims).folded(work.rates, on=work.clock.today())
    owed = [claim for claim in claims if folded[claim.id].balance.total > 0]
    taken = plan_claims.taken(work, [claim.id for claim in owed], of=rows.debtor.id)
    why_not = "Det er ingenting å betale."
    for claim in owed:
        stopped = plan_claims.hindrance(work, rows, claim)
        if claim.id in taken:
            why_not = f"{claim.number} er med i avtale {taken[claim.id].number}."
        elif stopped is not None:
            why_not = stopped.text()
        else:
            return ""
    return why_not


def _not_objected(_work: Work, rows: Folder, claims: tuple[KeptClaim, ...]) -> str:
    """Why no objection to any of the claims can be registered; empty where one can."""
    if not claims:
        return "Skyldneren har ingen krav."
    for claim in claims:
        found = rows.objections.get(claim.id, ())
        if all(one.state == State.DECIDED.value for one in found):
            return ""
    return "En innsigelse er åpen alt. Den behandles under Innsigelser."


def _not_ended(work: Work, rows: Folder, _claims: tuple[KeptClaim, ...]) -> str:
    """Why no hold of the debtor can be ended before its day; empty where one can."""
    running = stops.running(rows, work.clock.today())
    reasons = [(Reason(hold.reason), hold.until) for hold in running]
    if any(one is Reason.DEFERRAL or may_end(one, until, work.who.role) for one, until in reasons):
        return ""
    if not running:
        return "Ingenting er stilt i bero."
    return ended_with(Reason(running[0].reason))


_HINDRANCES: Mapping[str, Callable[[Work, Folder, tuple[KeptClaim, ...]], str]] = {
    "plans.grant": _not_promised,
    "deferrals.grant": _not_promised,
    "objections.register": _not_objected,
    "holds.end": _not_ended,
}


def _steps(work: Work, rows: Folder, claim: KeptClaim, money: DeskError | None) -> Iterator[Deed]:
    """The lawful steps of own collection on a claim; none while ``money`` may be the debtor's."""
    today = work.clock.today()
    statement = rows.statement(claim, work.rates, on=today)
    if claim.state == "withdrawn" or statement.balance.total <= 0:
        return
    limit = last_days.limitation_of(claim, rows.limitation.get(claim.id, ()), today=today)
    known = collected(rows, claim, on=today, rates=work.rates)
    for verdict in next_steps(known, on=today, rates=work.rates):
        shown = _locked(verdict) if money is not None else _undecided(work, rows, claim, verdict)
        yield _step(shown, ClaimKind(claim.kind))
    yield _limitation(claim, limit, today, away=_away(rows, claim, today))


def _refund(work: Work, rows: Folder, claim: KeptClaim) -> Iterator[Deed]:
    """Paying back, where something stands to credit on the claim."""
    from collector_desk.domain.access import DEEDS

    statement = rows.statement(claim, work.rates, on=work.clock.today())
    if statement.balance.credit <= 0:
        return
    allowed = work.who.role in DEEDS["refunds.propose"].roles
    credit = f"{kroner(statement.balance.credit)} kr til gode. En leder godkjenner utbetalingen."
    yield Deed(
        name="refunds.propose",
        label="Foreslå tilbakebetaling …",
        key="",
        lawful=allowed,
        reason=credit if allowed else "Bare saksbehandler og leder foreslår tilbakebetaling.",
        earliest=None,
    )


_MONEY = "Låst av en uplassert innbetaling som kan være skyldnerens. Avklar den først."
_RULE = "god inkassoskikk, inkassoloven § 8"
_NO_REMINDERS = "Virksomheten purrer før kravet oversendes. Herfra går inkassovarsel"


def _locked(verdict: Verdict) -> Verdict:
    """A step that would be lawful, had the unplaced money been dealt with."""
    if not verdict.lawful or verdict.step is NextStep.REMINDER:
        return verdict
    return replace(verdict, lawful=False, reason=_MONEY, rule=_RULE, earliest=None)


def _undecided(work: Work, rows: Folder, claim: KeptClaim, verdict: Verdict) -> Verdict:
    """A request on a claim that the debtor disputed before the namsmann or a board is not lawful."""
    if verdict.step is not NextStep.ENFORCEMENT_REQUEST or not verdict.lawful:
        return verdict
    stop = disputed_before.undecided(work, rows.debtor.id).get(claim.id)
    if stop is None:
        return verdict
    said = f"{stop.reason[:1].upper()}{stop.reason[1:]}"
    return replace(verdict, lawful=False, reason=said, rule=stop.rule, earliest=None)


def _step(verdict: Verdict, kind: ClaimKind) -> Deed:
    own = verdict.step is NextStep.ENFORCEMENT_NOTICE and KINDS[kind].own_enforcement
    if verdict.step is NextStep.REMINDER and verdict.lawful:
        verdict = replace(verdict, lawful=False, reason=f"{_NO_REMINDERS}.", earliest=None)
    open_point = f" Ikke bekreftet: {verdict.unconfirmed}." if verdict.unconfirmed else ""
    return Deed(
        name=f"step.{verdict.step.value}",
        label=LetterKind.OWN_NOTICE.label if own else verdict.step.label,
        key="",
        lawful=verdict.lawful,
        reason=f"{verdict.reason} ({verdict.rule}){open_point}",
        earliest=None if verdict.lawful else verdict.earliest,
    )


def _away(rows: Folder, claim: KeptClaim, today: date) -> str:
    """That who has left the country may have added time, where none is reckoned with."""
    kept = rows.limitation.get(claim.id, ())
    gone = any(
        row.kind == Status.EMIGRATED.value and row.from_day <= today for row in rows.statuses
    )
    if not gone or any(row.step == Step.ABROAD.value for row in kept):
        return ""
    return (
        "Skyldneren er eller har vært utvandret: fristen kan ha tilleggsfrist"
        " (foreldelsesloven § 10 nr. 3). Den er ikke regnet med."
    )


def _limitation(claim: KeptClaim, limit: Limitation, today: date, *, away: str) -> Deed:
    if limit.last_day is None:
        reason = "Fristen løper ikke mens saken er til behandling."
    elif limit.barred_on(today):
        reason = f"Foreldet {dotted(limit.last_day)}. Frivillig betaling bokføres fortsatt."
    else:
        ways = "; ".join(f"{way[0].lower()}{way[1:]}" for way in limit.next_steps[:2])
        reason = f"Foreldes {dotted(limit.last_day)}. Avbrudd: {ways}"
    kind = KINDS[ClaimKind(claim.kind)]
    parts = (
        f"{reason} (foreldelsesloven {limit.rule}).",
        away,
        not_confirmed(limit.unconfirmed),
        f"Tvangsgrunnlag: {kind.enforcement.basis}.",
        not_confirmed(kind.open_on("utlegg")),
    )
    return Deed(
        name="law.limitation",
        label="Foreldelse",
        key="",
        lawful=not limit.barred_on(today),
        reason=" ".join(part for part in parts if part),
        earliest=None,
    )
