"""KID: published vectors, and what the control digits catch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.kid import (
    ClaimKid,
    Modulus,
    build,
    check,
    claim_kid,
    is_valid,
    kinds,
    read_claim_kid,
)
from collector_desk.errors.numbers import KidWrong

PAYLOADS = st.text("0123456789", min_size=1, max_size=24)


@pytest.mark.parametrize("kid", ["2345676", "7484530790", "18", "1234567890123456789012340"])
def test_published_mod10_numbers_are_valid(kid: str) -> None:
    assert is_valid(kid, Modulus.MOD10)
    assert build(kid[:-1], Modulus.MOD10) == kid


@pytest.mark.parametrize("kid", ["12345678903", "9784083060"])
def test_published_mod11_numbers_are_valid(kid: str) -> None:
    assert is_valid(kid, Modulus.MOD11)
    assert build(kid[:-1], Modulus.MOD11) == kid


@pytest.mark.parametrize("kid", ["2345675", "12345678901", "66"])
def test_published_wrong_numbers_fit_no_modulus(kid: str) -> None:
    assert kinds(kid) == frozenset()


def test_the_control_digits_of_the_manual() -> None:
    assert build("12345678", Modulus.MOD10)[-1] == "2"
    assert build("12345678", Modulus.MOD11)[-1] == "5"


@pytest.mark.parametrize("text", ["", "1", "1" * 26, "12 34", "12a4", "-2", "1-1", "٣٤"])
def test_what_has_not_the_form_is_not_valid(text: str) -> None:
    assert kinds(text) == frozenset()


def test_some_kid_fits_both_moduli() -> None:
    assert kinds("000") == {Modulus.MOD10, Modulus.MOD11}


@given(PAYLOADS, st.sampled_from(Modulus))
def test_what_is_built_is_valid_and_read(payload: str, modulus: Modulus) -> None:
    kid = build(payload, modulus)
    assert modulus in kinds(kid)
    assert check(f" {kid[:3]} {kid[3:]}", modulus) == kid


@given(PAYLOADS, st.sampled_from(Modulus))
def test_every_single_wrong_digit_is_caught(payload: str, modulus: Modulus) -> None:
    kid = build(payload, modulus)
    for place, right in enumerate(kid):
        for wrong in set("0123456789-") - {right}:
            assert not is_valid(kid[:place] + wrong + kid[place + 1 :], modulus)


def _swaps(kid: str) -> list[tuple[str, str]]:
    return [
        (kid[place : place + 2], kid[:place] + kid[place + 1] + kid[place] + kid[place + 2 :])
        for place in range(len(kid) - 1)
        if kid[place] != kid[place + 1]
    ]


@given(PAYLOADS)
def test_mod10_catches_every_swap_of_neighbours_but_nought_and_nine(payload: str) -> None:
    for pair, swapped in _swaps(build(payload, Modulus.MOD10)):
        assert is_valid(swapped, Modulus.MOD10) == (set(pair) == {"0", "9"})


@given(PAYLOADS)
def test_mod11_catches_every_swap_of_neighbours(payload: str) -> None:
    for _, swapped in _swaps(build(payload, Modulus.MOD11)):
        assert not is_valid(swapped, Modulus.MOD11)


def test_a_hyphen_belongs_to_mod11_alone() -> None:
    kid = next(
        kid for kid in (build(str(number), Modulus.MOD11) for number in range(99)) if "-" in kid
    )
    assert check(kid, Modulus.MOD11) == kid
    with pytest.raises(KidWrong, match="bindestrek"):
        check(kid, Modulus.MOD10)


@given(st.integers(0, 9999), st.integers(1, 999_999_999), st.integers(0, 99))
def test_a_claim_is_found_again_in_its_kid(client: int, claim: int, kind: int) -> None:
    kid = claim_kid(client=client, claim=claim, kind=kind)
    assert len(kid) == 16
    assert kid.isdigit()
    assert read_claim_kid(kid) == ClaimKid(client=client, claim=claim, kind=kind)


@pytest.mark.parametrize(
    ("client", "claim", "kind"),
    [(10000, 1, 1), (-1, 1, 1), (1, 0, 1), (1, 10**9, 1), (1, 1, 100), (1, 1, -1)],
)
def test_a_number_without_room_makes_no_kid(client: int, claim: int, kind: int) -> None:
    with pytest.raises(KidWrong, match="plass"):
        claim_kid(client=client, claim=claim, kind=kind)


@pytest.mark.parametrize(
    "payload", ["", "1" * 25, "12-4", "12 4", "abc"], ids=["empty", "long", "-", "space", "abc"]
)
def test_no_kid_is_built_on_a_payload_without_the_form(payload: str) -> None:
    with pytest.raises(KidWrong):
        build(payload, Modulus.MOD10)


def test_a_valid_kid_of_another_house_is_not_read_as_ours() -> None:
    with pytest.raises(KidWrong, match="seksten"):
        read_claim_kid("2345676")
    with pytest.raises(KidWrong, match="kravnummer"):
        read_claim_kid(build("004200000000007", Modulus.MOD10))
