"""Finding debtors by what is written in digits: identity, organisation, birth date, telephone."""

from __future__ import annotations

from sqlalchemy import or_

from collector_desk.models import Debtor, Identity
from collector_desk.service.database import Work
from collector_desk.service.search_debtors import AT_MOST, Candidates, How, between, labelled
from collector_desk.service.search_text import Typed

_IDENTITY = 11
_TELEPHONE = range(6, 16)  # as many digits as a telephone number, or enough of its beginning
_ABROAD = "00"
_NORWAY = "47"


def ways(work: Work, typed: Typed) -> list[Candidates]:
    """How to look for a debtor by the number or date that was typed."""
    found: list[Candidates] = []
    if len(typed.number) == _IDENTITY and typed.number.isdigit():
        # The whole number only: the keyed index knows no beginnings.
        index = work.vault.blind_index(typed.number)
        found.append(
            labelled(How.IDENTITY, Identity.debtor_id).where(Identity.blind_index == index)
        )
    if typed.organisation:
        organisation = labelled(How.ORGANISATION, Debtor.id)
        found.append(organisation.where(Debtor.org_number == typed.organisation).limit(AT_MOST))
    if typed.born is not None and (typed.number or not typed.words):
        born = labelled(How.BIRTH_DATE, Debtor.id).where(Debtor.birth_date == typed.born)
        found.append(born.order_by(Debtor.search_name).limit(AT_MOST))
    if len(typed.number) in _TELEPHONE and typed.number.isdigit():
        found.append(_telephone(typed.number))
    return found


def _telephone(digits: str) -> Candidates:
    """The number as it is kept, with and without the country. A hidden one is never searched."""
    bare = digits.removeprefix(_ABROAD)
    home = bare.removeprefix(_NORWAY) if len(bare) > 8 else bare
    kept = {bare, home, _NORWAY + home}
    return (
        labelled(How.PHONE, Debtor.id)
        .where(
            or_(*(between(Debtor.phone, each) for each in sorted(kept))),
            Debtor.protection == "open",
        )
        .limit(AT_MOST)
    )
