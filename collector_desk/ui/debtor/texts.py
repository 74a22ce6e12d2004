"""The words of the debtor screen: what a value is called, and how an explanation is copied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from collector_desk.ui import formats
from collector_desk.ui.columns import Tag
from collector_desk.ui.tokens import Tone
from collector_desk.wire.debtors import (
    AgreementRow,
    ClaimRow,
    ContestRow,
    DocumentRow,
    Event,
    Look,
    Sheet,
    Sums,
)
from collector_desk.wire.explanations import Explanation, Leaf

PARTS: dict[str, str] = {
    "principal": "hovedstol",
    "interest": "renter",
    "fees": "gebyr",
    "costs": "kostnader",
    "credit": "til gode",
    "total": "å betale",
}
"""The amounts that can be asked about, in the order they are said."""

_OWED = ("principal", "interest", "fees", "costs")

PROTECTED = "Adressen er skjermet"
_TONES = {
    "info": Tone.INFO,
    "success": Tone.SUCCESS,
    "warning": Tone.WARNING,
    "error": Tone.ERROR,
}
_QUOTED = 60
_LONG_WAY = " etter tvangsfullbyrdelsesloven"
_LAW = re.compile(r"\b(FOR|LOV)-(\d{4}-\d{2}-\d{2}(?:-\d+)?)")
_LANGUAGES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "Engelsk", "se": "Nordsamisk"}
_KINDS = {"person": "Person", "company": "Virksomhet", "sole_trader": "Enkeltpersonforetak"}
_DEEDS = {
    "debtors.open": "Åpnet skyldneren",
    "debtors.reveal": "Viste fødselsnummeret",
    "documents.show": "Åpnet et dokument",
    "notes.add": "Skrev en merknad",
    "reports.case_summary": "Eksporterte saken",
    "payments.show": "Så en innbetaling",
    "payments.unplaced": "Så lista over uplasserte innbetalinger",
    "audit.looks": "Så hvem som har åpnet",
}
_DOCUMENTS = {
    "claim_file": "Kravfil fra virksomheten",
    "payment_file": "Innbetalingsfil",
    "invoice": "Faktura",
    "letter": "Brev",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """An amount somebody pointed at: of one claim, or of the debtor where that is None."""

    claim_id: int | None = None
    part: str = "total"


def tone(level: str) -> Tone:
    """The tone of a level; anything unknown is neutral."""
    return _TONES.get(level, Tone.NEUTRAL)


def repaid_too_much(row: ClaimRow) -> str:
    """Said of a claim on which more was paid back than was ever paid: the rest is owed."""
    return "betalt tilbake for mye" if row.sums.credit < 0 else ""


def state(row: ClaimRow) -> Tag | str:
    """A claim's state: a chip where it must be seen, plain words where it need not."""
    return _seen(row.state.replace(_LONG_WAY, ""), row.state_level)


def standing(row: AgreementRow | ContestRow) -> Tag | str:
    """How an agreement or an objection stands."""
    return _seen(row.state_label, row.state_level)


def _seen(words: str, level: str) -> Tag | str:
    return words if level in {"none", "info"} else Tag(tone(level), words)


def claims_of(row: AgreementRow) -> str:
    """The claims in an agreement."""
    return ", ".join(row.claims)


def amount(sums: Sums, part: str) -> int:
    """One part of a balance, in øre."""
    found: int = getattr(sums, part)
    return found


def parts(sums: Sums) -> list[tuple[str, str]]:
    r"""The parts of what a debtor owes that are not nil, as (part, words); the principal always.

    >>> parts(Sums(principal=2057500, interest=0, fees=36400, costs=0, credit=0, total=2093900))
    [('principal', 'hovedstol 20\xa0575,00'), ('fees', 'gebyr 364,00')]
    """
    found = [
        (part, f"{PARTS[part]} {formats.kroner(value)}")
        for part in _OWED
        if (value := amount(sums, part)) or part == "principal"
    ]
    returned = sums.total - sum(amount(sums, part) for part in _OWED)
    if returned > 0:
        found.append(("total", f"betalt tilbake for mye {formats.kroner(returned)}"))
    return found


def favour(sums: Sums) -> str:
    r"""What stands to a debtor's credit beside what is owed; empty for nothing.

    >>> favour(Sums(principal=100, interest=0, fees=0, costs=0, credit=2500, total=100))
    'Til gode 25,00\xa0kr, ikke motregnet'
    """
    return f"Til gode {formats.kr(sums.credit)}, ikke motregnet" if sums.credit > 0 else ""


def not_demanded(sheet: Sheet) -> str:
    """What of the large amount is not demanded now, a line for each reason; empty for nothing."""
    lines = (f"Av dette {one.why}: {formats.kr(one.amount)}" for one in sheet.not_demanded)
    return "\n".join(lines)


def shown_document(sheet: Sheet | None, document_id: int | None) -> int | None:
    """A document that can be opened from this sheet; None for one kept elsewhere or not at all.

    The file that a claim came in holds other debtors too, and is never opened from one of them.
    """
    rows = sheet.documents if sheet else ()
    here = any(row.document_id == document_id and row.kept for row in rows)
    return document_id if here else None


def amount_of(sheet: Sheet, asked: Asked) -> int | None:
    """The amount asked about as the sheet shows it; None where the claim is not on it."""
    if asked.claim_id is None:
        return amount(sheet.sums, asked.part)
    found = claim(sheet, asked.claim_id)
    return None if found is None else amount(found.sums, asked.part)


def claim(sheet: Sheet, claim_id: int | None) -> ClaimRow | None:
    """A claim of the sheet by its id."""
    return next((row for row in sheet.claims if row.claim_id == claim_id), None)


def opening(sheet: Sheet, found: int | None) -> Asked:
    """What is explained as a debtor opens: the claim found, else the first with anything left."""
    if claim(sheet, found) is not None:
        return Asked(found)
    left = (row.claim_id for row in sheet.claims if row.sums.total > 0)
    return Asked(next(left, sheet.claims[0].claim_id if sheet.claims else None))


def owed(sums: Sums) -> tuple[str, int, str]:
    """What stands over a debtor's large amount, that amount, and the part it is.

    What is in the debtor's favour stands there only where nothing is owed.
    """
    if sums.credit > 0 and not sums.total:
        return "Til gode per", sums.credit, "credit"
    return "Skyldig per", sums.total, "total"


def title(asked: Asked, ore: int | None) -> str:
    r"""The title of an explanation, before it has come and after.

    >>> title(Asked(7), -595760)
    'Forklaring: til gode 5\xa0957,60\xa0kr'
    """
    if asked.part == "total" and ore is not None and ore < 0:
        return f"Forklaring: {PARTS['credit']} {formats.kr(-ore)}"
    return f"Forklaring: {PARTS[asked.part]} {formats.kr(ore)}"


def address(sheet: Sheet) -> str:
    """The address, or that it is hidden from this reader, or that none is known."""
    if sheet.address:
        return sheet.address
    return PROTECTED if sheet.protected else "Ingen kjent adresse"


def contact(sheet: Sheet) -> list[str]:
    """What stands on the line under the name, after the identity number."""
    words = [address(sheet)]
    if sheet.phone:
        words.append(formats.phone(sheet.phone))
    words.append(f"Saksbehandler: {sheet.responsible or 'ingen'}")
    return words


def counted(word: str, count: int) -> str:
    """A section's name with its number of rows.

    >>> counted("Krav", 5)
    'Krav 5'
    """
    return f"{word} {formats.grouped(count)}"


def as_of(sheet: Sheet, today: date) -> str:
    """Which day the amounts are of, where that is not simply today; else nothing."""
    words = []
    if sheet.on != today:
        words.append(f"per {formats.day(sheet.on)}")
    if sheet.known is not None:
        words.append(f"slik vi visste det per {formats.day(sheet.known)}")
    if not words:
        return ""
    return f"Du ser beløpene {', '.join(words)}. Varsler, frister, status og steg er som i dag."


def provisional(sheet: Sheet) -> str:
    """That a rate is carried forward, where one is; else nothing (ruling 33)."""
    if sheet.provisional_from is None:
        return ""
    return (
        f"Foreløpig sats fra {formats.day(sheet.provisional_from)}: den neste er ikke kunngjort. "
        "Renter etter den dagen kan bli andre."
    )


def nested(event: Event) -> str:
    """An event's text on one line."""
    return " ".join(event.text.split())


def when(event: Event) -> str:
    """The day of an event; with the hour where it was booked that same day."""
    at = event.at
    if at is not None and at.astimezone(formats.OSLO).date() == event.day:
        return formats.moment(at)
    return formats.day(event.day)


def quoted(event: Event) -> str:
    """A note as another one mentions it: when, by whom, and how it began."""
    text = nested(event)
    short = f"{text[:_QUOTED].rstrip()} …" if len(text) > _QUOTED else text
    return f"{when(event)}, {event.who}: «{short}»"


def law_address(source: str) -> str:
    """Where the regulation a source names is published, or nothing.

    >>> law_address("FOR-2026-06-25-1372 § 1")
    'https://lovdata.no/dokument/LTI/forskrift/2026-06-25-1372'
    """
    found = _LAW.search(source)
    if found is None:
        return ""
    kind = "forskrift" if found[1] == "FOR" else "lov"
    return f"https://lovdata.no/dokument/LTI/{kind}/{found[2]}"


def rate_sources(leaves: tuple[Leaf, ...]) -> list[tuple[str, str]]:
    """Each rate of an explanation with each of its sources, once: («12,25 %», «FOR-…»)."""
    found = (
        (leaf.rate, source.strip())
        for leaf in leaves
        if leaf.rate_source
        for source in leaf.rate_source.split(",")
    )
    return list(dict.fromkeys(found))


def working(leaf: Leaf) -> str:
    """How an interest line came about: days, rate and base; nothing for other lines."""
    if leaf.days is None or leaf.base is None:
        return ""
    days = "1 dag" if leaf.days == 1 else f"{leaf.days} dager"
    early = "foreløpig sats " if leaf.provisional else ""
    return f"{days} · {early}{leaf.rate} av {formats.kroner(leaf.base)}"


def basis(leaf: Leaf) -> str:
    """The rule and the source of a line."""
    return " · ".join(part for part in (leaf.rule, leaf.source) if part)


def copied(heading: str, explanation: Explanation) -> str:
    """An explanation as text for a colleague: each line with its rule and its source."""
    lines = [heading, explanation.about, ""]
    for leaf in explanation.leaves:
        words = (leaf.claim_number, leaf.text, working(leaf), basis(leaf))
        about = " · ".join(word for word in words if word)
        lines.append(f"{formats.kroner(leaf.amount)}\t{about}")
    lines.append(f"{formats.kroner(explanation.amount)}\tSum av linjene")
    return "\n".join(lines) + "\n"


def file_name(debtor_id: int, on: date) -> str:
    """The name of an exported case summary: nothing in it tells who the debtor is.

    >>> file_name(42, date(2026, 11, 23))
    'Saksoppsummering 42 2026-11-23.xlsx'
    """
    return f"Saksoppsummering {debtor_id} {on.isoformat()}.xlsx"


def kind(value: str) -> str:
    """What a debtor is."""
    return _KINDS.get(value, value)


def deed(look: Look) -> str:
    """What somebody did with the debtor."""
    return _DEEDS.get(look.deed, look.deed)


def outcome(look: Look) -> str:
    """How it went."""
    return "Utført" if look.outcome == "done" else "Avvist"


def document(row: DocumentRow) -> str:
    """What kind of document it is."""
    return _DOCUMENTS.get(row.kind, row.kind)


def language(value: str) -> str:
    """The language a debtor reads."""
    return _LANGUAGES.get(value, value)
