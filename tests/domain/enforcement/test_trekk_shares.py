"""The money of a trekk among its claims: worked sums of dekningsloven § 2-8."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.trekk_shares import InTrekk, shared


def claim(number: int, size: int, owed: int | None = None, rank: str = "e") -> InTrekk:
    return InTrekk(claim_id=number, rank=rank, size=size, owed=size if owed is None else owed)


def test_equal_rank_shares_by_size_under_the_new_rules() -> None:
    claims = [claim(1, 300_000), claim(2, 100_000)]
    assert shared(80_000, claims, Regime.NEW) == {1: 60_000, 2: 20_000}
    assert shared(80_000, claims, Regime.OLD) == {1: 80_000}


def test_what_a_claim_no_longer_owes_is_shared_among_the_others() -> None:
    claims = [claim(1, 200_000, owed=10_000), claim(2, 100_000), claim(3, 100_000)]
    assert shared(80_000, claims, Regime.NEW) == {1: 10_000, 2: 35_000, 3: 35_000}


def test_the_better_rank_comes_first_under_both() -> None:
    claims = [claim(1, 50_000), claim(2, 30_000, rank="d")]
    for rules in Regime:
        assert shared(40_000, claims, rules) == {2: 30_000, 1: 10_000}


_CLAIMS = st.lists(
    st.tuples(st.integers(0, 10**7), st.integers(0, 10**7), st.sampled_from("cde")), max_size=6
)


@given(amount=st.integers(0, 10**8), found=_CLAIMS, rules=st.sampled_from(Regime))
def test_no_ore_is_lost_and_no_claim_gets_more_than_it_owes(
    amount: int, found: list[tuple[int, int, str]], rules: Regime
) -> None:
    claims = [claim(at, size, owed, rank) for at, (size, owed, rank) in enumerate(found)]
    given_ = shared(amount, claims, rules)
    assert sum(given_.values()) == min(amount, sum(one.owed for one in claims))
    assert all(0 < given_[one.claim_id] <= one.owed for one in claims if one.claim_id in given_)
