"""Who speaks for a made-up debtor: the guardian of a minor, or of an adult who needs one."""

from __future__ import annotations

from random import Random
from typing import Any

from collector_desk.domain.delivery import Mandate, To
from collector_desk.domain.status import Status
from collector_desk.service import practice_places
from collector_desk.service.practice_names import names
from collector_desk.service.practice_people import Somebody
from collector_desk.service.practice_story import KARI

_MANDATES = {Mandate.ECONOMY: 6, Mandate.REMOVED: 2, Mandate.EXCLUDED: 1, Mandate.UNKNOWN: 1}


COLUMNS = (
    "debtor_id", "role", "mandate", "name", "street", "postcode", "city", "country", "from_day",
    "to_day", "source", "added_by",
)  # fmt: skip
"""What is written of a guardian."""


def row(debtor_id: int, one: Somebody) -> tuple[Any, ...] | None:
    """The guardian of a debtor, or None where there need be none: the same each time.

    A minor's is a parent at the same address.
    """
    if one.status not in {Status.GUARDIAN, Status.MINOR}:
        return None
    rng = Random(f"{debtor_id}:guardian")  # noqa: S311  practice, not secrets
    drawn, place = names().draw(rng), practice_places.draw(rng)
    mandate = rng.choices(list(_MANDATES), weights=list(_MANDATES.values()))[0]
    last, source = drawn.last, "Vergeattest fra Statsforvalteren"
    if one.status is Status.MINOR:
        place, mandate = one.place, Mandate.UNKNOWN
        last, source = one.name.last, "Folkeregisteret"
    return (
        debtor_id, To.GUARDIAN.value, mandate.value, f"{drawn.first} {last}", place.street,
        place.postcode, place.city, place.country, one.status_from, one.status_to, source, KARI,
    )  # fmt: skip
