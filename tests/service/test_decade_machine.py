"""Ten years of random enforcement, with a service that is killed: two persons, no blocked step."""

from __future__ import annotations

import pytest

from tests.service.decade_life import DecadeLife
from tests.service.machines import Fresh, quick, run


def test_enforcement_is_lawful_whatever_is_done(fresh: Fresh) -> None:
    run(DecadeLife, fresh, examples=1, steps=12)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_ten_years_of_enforcement_are_lawful(fresh: Fresh, request: pytest.FixtureRequest) -> None:
    run(DecadeLife, fresh, examples=6 if quick(request) else 3, steps=80)
