"""A year of random casework: nothing unlawful is offered, and everything has a way out."""

from __future__ import annotations

import pytest

from tests.service.lawful_life import LawfulLife
from tests.service.machines import Fresh, quick, run


def test_casework_is_lawful_whatever_is_done(fresh: Fresh, request: pytest.FixtureRequest) -> None:
    run(LawfulLife, fresh, examples=3 if quick(request) else 1, steps=15)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_a_year_of_casework_is_lawful(fresh: Fresh, request: pytest.FixtureRequest) -> None:
    run(LawfulLife, fresh, examples=40 if quick(request) else 10, steps=60)
