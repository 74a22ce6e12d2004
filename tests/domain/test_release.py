"""Grounds to let somebody out of a claim: each cites the paragraph of the kind of claim."""

from __future__ import annotations

import pytest

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.objection import Ground, grounds
from collector_desk.domain.parking import TRAFFIC_FEES
from collector_desk.domain.release import ReleaseGround

_VEHICLE = (ReleaseGround.VEHICLE_SOLD, ReleaseGround.VEHICLE_STOLEN)


@pytest.mark.parametrize("ground", _VEHICLE)
@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        (ClaimKind.PARKING_FINE, "vegtrafikkloven § 38 annet ledd, FOR-2016-03-18-261 § 5"),
        (ClaimKind.STUDDED_TYRE_FEE, "vegtrafikkloven § 38 annet ledd, FOR-1999-05-07-437"),
        (ClaimKind.CONTROL_SANCTION, "FOR-2016-03-18-260 § 37 annet ledd"),
        (ClaimKind.TOWING_FEE, "vegtrafikkloven § 37"),
    ],
)
def test_the_owner_of_a_vehicle_answers_by_the_law_of_the_claim(
    ground: ReleaseGround, kind: ClaimKind, rule: str
) -> None:
    assert ground.fits(kind)
    assert ground.rule(kind) == rule


@pytest.mark.parametrize("kind", ClaimKind)
def test_an_objection_cites_the_law_that_a_release_cites(kind: ClaimKind) -> None:
    for ground in grounds(kind):
        assert ground.rule(kind)
    for vehicle in _VEHICLE:
        cited = Ground(vehicle.value).rule(kind)
        assert cited == (vehicle.rule(kind) if vehicle.fits(kind) else "inkassoloven § 17")
    itself = Ground.SIGNS.rule(kind)
    assert ("§ 31 a" in itself) == (kind in TRAFFIC_FEES)


@pytest.mark.parametrize("kind", ClaimKind)
def test_a_vehicle_is_meant_where_an_objection_may_mean_it(kind: ClaimKind) -> None:
    meant = Ground.VEHICLE_SOLD in grounds(kind)
    assert {ground.fits(kind) for ground in _VEHICLE} == {meant}
    for ground in ReleaseGround:
        assert not ground.fits(kind) or ground.rule(kind)
