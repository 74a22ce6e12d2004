"""What is shown of a debtor or claim that was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import bindparam, or_, select

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.phrases import dotted
from collector_desk.domain.status import STATUSES, Special, Status, is_minor
from collector_desk.models import Care, DebtorStatus
from collector_desk.service import numbers, owed
from collector_desk.service.database import Work
from collector_desk.service.folder_single import care_runs
from collector_desk.service.search_claims import Found
from collector_desk.service.search_debtors import Candidate
from collector_desk.service.search_ways import How
from collector_desk.wire.search import ClaimHit, DebtorHit

_WHY = {
    How.NAME: "navn",
    How.NAME_AND_BIRTH: "navn og fødselsdato",
    How.NAME_AND_PLACE: "navn og adresse",
    How.TYPO: "navn, én bokstav unna",
    How.INSIDE: "navn, inne i ordet",
    How.ADDRESS: "adresse",
    How.IDENTITY: "fødselsnr. eller D-nr.",
    How.ORGANISATION: "org.nr.",
    How.BIRTH_DATE: "fødselsdato",
    How.PHONE: "telefon",
    How.CLAIM: "kravnr.",
    How.CASE: "saksnr.",
    How.INVOICE: "fakturanr.",
    How.PLATE: "regnr.",
}
_HOLD_TODAY = (
    select(DebtorStatus.debtor_id, DebtorStatus.kind)
    .where(
        DebtorStatus.debtor_id.in_(bindparam("ids", expanding=True)),
        DebtorStatus.from_day <= bindparam("today"),
        or_(DebtorStatus.to_day.is_(None), DebtorStatus.to_day > bindparam("today")),
    )
    .order_by(DebtorStatus.from_day, DebtorStatus.id)
)
_FORMER = "gammel KID, hørte til en skyldner som er fritatt"
_HIDDEN = "adressesperre"
_WITHDRAWN = "trukket tilbake"
_HEALTH = "Krav"  # the kind would tell of somebody's health before the person is opened


def about(shown: Candidate) -> str:
    """«født 16.09.2006 · Josefines gate 3D, 0351 Oslo»; an address that is hidden never."""
    number = shown.org_number
    parts = [
        f"født {dotted(shown.birth_date)}" if shown.birth_date else "",
        f"org.nr. {number[:3]} {number[3:6]} {number[6:]}" if number else "",
        _address(shown),
    ]
    return " · ".join(part for part in parts if part)


def _address(shown: Candidate) -> str:
    if shown.protection != "open":
        return _HIDDEN
    place = f"{shown.postcode} {shown.city}".strip()
    return ", ".join(part for part in (shown.street, place) if part)


def debtors(work: Work, found: Sequence[Candidate]) -> tuple[DebtorHit, ...]:
    """The debtors as they are shown, in the same order."""
    ids = [each.id for each in found]
    sums, statuses = owed.of_debtors(work, ids), _statuses(work, ids)
    contested, today = owed.contested(work, ids), work.clock.today()
    considered = _considered(work, ids)
    return tuple(
        DebtorHit(
            debtor_id=each.id,
            name=each.name,
            kind=each.kind,
            about=about(each),
            why=_WHY[each.how],
            claims=sums.get(each.id, owed.Sum()).claims,
            owed=sums.get(each.id, owed.Sum()).owed,
            credit=sums.get(each.id, owed.Sum()).credit,
            own_portfolio=each.own,
            warnings=_warnings(
                each,
                statuses.get(each.id, ()),
                today,
                contested=each.id in contested,
                considered=each.id in considered,
            ),
        )
        for each in found
    )


def _warnings(
    shown: Candidate, known: Sequence[str], today: date, *, contested: bool, considered: bool
) -> tuple[str, ...]:
    """What the debtor's own screen warns of, in its order; that one is protected before all."""
    hidden = () if shown.protection == "open" else (shown.protection,)
    minor = (Status.MINOR.value,) if is_minor(shown.birth_date, today) else ()
    held = sorted({STATUSES[Status(kind)] for kind in (*known, *minor)}, key=_gravest)
    more = (*(("objection",) if contested else ()), *(("care",) if considered else ()))
    return tuple(dict.fromkeys((*hidden, *more, *(one.code.value for one in held))))


def _considered(work: Work, ids: Collection[int]) -> frozenset[int]:
    """Whom a special situation is registered of; never what it is."""
    today = work.clock.today()
    query = select(Care.debtor_id).where(Care.debtor_id.in_(sorted(ids)), care_runs(today))
    return frozenset(work.scalars(query))


def _gravest(special: Special) -> tuple[bool, str]:
    return not special.coercion_stopped, special.label


def _statuses(work: Work, ids: Collection[int]) -> Mapping[int, list[str]]:
    today = work.clock.today()
    found: dict[int, list[str]] = defaultdict(list)
    if ids:
        rows = work.connection().execute(_HOLD_TODAY, {"ids": sorted(ids), "today": today})
        for debtor_id, kind in rows:
            found[debtor_id].append(kind)
    return found


def claims(
    work: Work, found: Sequence[Found], cases: Sequence[Found], *, number: str
) -> tuple[ClaimHit, ...]:
    """The claims and cases as they are shown, in the same order."""
    of_claims = owed.of_claims(work, [each.claim_id for each in found if each.claim_id])
    of_cases = owed.of_cases(work, [each.case_id for each in cases])
    hits = []
    for each in (*found, *cases):
        whole = of_cases if each.claim_id is None else of_claims
        together = whole.get(each.claim_id or each.case_id, owed.Sum())
        hits.append(_claim(each, together, number=number))
    return tuple(hits)


def _claim(found: Found, together: owed.Sum, *, number: str) -> ClaimHit:
    return ClaimHit(
        debtor_id=found.debtor_id,
        claim_id=found.claim_id,
        case_id=found.case_id,
        number=found.number,
        about=_about_claim(found),
        why=_WHY.get(found.how) or _kid(found, number),
        owed=together.owed,
        credit=together.credit,
        own_portfolio=found.own,
    )


def _about_claim(found: Found) -> str:
    if found.claim_id is None:
        return f"Sak · {found.debtor_name}"
    kind = KINDS[ClaimKind(found.kind)]
    parts = [
        _HEALTH if kind.health and not found.own else kind.label,
        _plate(found.plate) if found.how is How.PLATE else "",
        found.debtor_name,
        _WITHDRAWN if found.state == "withdrawn" else "",
    ]
    return " · ".join(part for part in parts if part)


def _plate(plate: str) -> str:
    """«EL 12345»."""
    letters = plate.rstrip("0123456789").strip()
    return f"{letters} {plate.removeprefix(letters).strip()}"


def _kid(found: Found, number: str) -> str:
    """The KID that matched, in groups of four; the creditor's own is called so.

    One of somebody who was let out says so, and never who that was.
    """
    if found.how is How.FORMER_KID:
        return _FORMER
    if found.how is How.PLAN_KID:
        return f"KID til avtale {numbers.plan_of_kid(number)}"
    if found.kid.startswith(number):
        return f"KID {_grouped(found.kid)}"
    return f"opprinnelig KID {_grouped(found.original_kid)}"


def _grouped(kid: str) -> str:
    return " ".join(kid[at : at + 4] for at in range(0, len(kid), 4))
