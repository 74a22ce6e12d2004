"""Identity numbers under the rules of 1964 and 2032, and organisation numbers."""

from __future__ import annotations

import inspect
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain import identity
from collector_desk.domain.identity import (
    IdentityKind,
    check,
    check_orgnr,
    is_synthetic_orgnr,
    make,
    make_all,
    make_orgnr,
    mask,
)
from collector_desk.errors.numbers import (
    IdentityNumberWrong,
    OrganisationNumberWrong,
    RealIdentityNumber,
    SyntheticIdentityNumber,
)

FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def finish(nine: str, *, remainder: int = 0) -> str | None:
    """The number on ``nine`` whose first check leaves ``remainder``, by trying all digits."""
    for first in range(10):
        for second in range(10):
            number = f"{nine}{first}{second}"
            one = sum(int(d) * w for d, w in zip(number, FIRST, strict=False)) % 11
            two = sum(int(d) * w for d, w in zip(number, SECOND, strict=True)) % 11
            if (one, two) == (remainder, 0):
                return number
    return None


def numbered(date_digits: str, *, remainder: int = 0) -> str:
    """Some number of that date part."""
    every = (finish(f"{date_digits}{part:03d}", remainder=remainder) for part in range(1000))
    return next(number for number in every if number)


@pytest.mark.parametrize("number", ["08907395937", "25876099732"])
def test_published_synthetic_numbers_are_right(number: str) -> None:
    assert check(number, synthetic=True).number == number


@pytest.mark.parametrize("remainder", [0, 1, 2, 3])
def test_both_the_rule_of_1964_and_that_of_2032_hold(remainder: int) -> None:
    number = numbered("169206", remainder=remainder)
    assert check(number, synthetic=True).kind is IdentityKind.NATIONAL


@pytest.mark.parametrize("remainder", range(4, 11))
def test_a_first_control_digit_beyond_2032_is_refused(remainder: int) -> None:
    with pytest.raises(IdentityNumberWrong, match="første kontrollsifferet"):
        check(numbered("169206", remainder=remainder), synthetic=True)


@pytest.mark.parametrize("added", [40, 65, 80])
@pytest.mark.parametrize("month", [1, 12])
@pytest.mark.parametrize(("day", "kind"), [(16, "national"), (56, "d_number")])
def test_every_synthetic_series_is_known_also_with_a_d_number(
    added: int, month: int, day: int, kind: str
) -> None:
    number = numbered(f"{day}{month + added:02d}06")
    assert check(number, synthetic=True).kind == kind
    with pytest.raises(SyntheticIdentityNumber):
        check(number, synthetic=False)


@pytest.mark.parametrize("day", ["16", "56"])
def test_a_number_that_may_be_real_is_refused_in_practice(day: str) -> None:
    number = numbered(f"{day}1206", remainder=3)  # not given to anybody before 2032
    assert check(number, synthetic=False).number == number
    with pytest.raises(RealIdentityNumber) as refusal:
        check(number, synthetic=True)
    assert refusal.value.params == {}
    assert number not in repr(refusal.value)


@pytest.mark.parametrize("yy", range(100))
def test_the_leap_day_goes_by_two_digits_of_the_year(yy: int) -> None:
    number = numbered(f"2982{yy:02d}")
    if yy % 4 == 0:
        assert check(number, synthetic=True)
    else:
        with pytest.raises(IdentityNumberWrong, match="dag"):
            check(number, synthetic=True)


@pytest.mark.parametrize(
    "date_digits",
    ["008106", "328106", "318406", "308206", "408106", "728106", "968106", "998106"],
)
def test_a_day_that_no_month_has_is_refused(date_digits: str) -> None:
    with pytest.raises(IdentityNumberWrong, match="dag"):
        check(numbered(date_digits), synthetic=True)


@pytest.mark.parametrize("month", [0, 13, 39, 40, 53, 65, 78, 80, 93, 99])
def test_a_month_of_no_series_is_refused(month: int) -> None:
    with pytest.raises(IdentityNumberWrong, match="måned"):
        check(numbered(f"16{month:02d}06"), synthetic=True)


@given(st.integers(1, 28), st.integers(1, 12), st.integers(0, 99), st.sampled_from(IdentityKind))
def test_what_is_made_is_synthetic_and_right(
    day: int, month: int, yy: int, kind: IdentityKind
) -> None:
    for number in islice(make_all(day=day, month=month, yy=yy, kind=kind), 3):
        assert check(number, synthetic=True).kind is kind
        assert int(number[2:4]) == month + 80


@given(st.data())
def test_every_wrong_digit_of_a_made_number_is_caught_in_the_second_control(
    data: st.DataObject,
) -> None:
    number = data.draw(st.sampled_from(list(islice(make_all(day=16, month=12, yy=6), 200))))
    place = data.draw(st.integers(0, 10))
    wrong = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != number[place]))
    with pytest.raises(IdentityNumberWrong):
        check(number[:place] + wrong + number[place + 1 :], synthetic=True)


def test_all_numbers_of_a_date_differ_and_none_is_left_out() -> None:
    made = list(make_all(day=16, month=12, yy=6))
    assert made == [n for part in range(1000) if (n := finish(f"169206{part:03d}"))]
    assert len(set(made)) == len(made) > 800


def test_one_number_is_made_for_its_individual_number() -> None:
    assert make(day=16, month=12, yy=6, individual=1) == finish("169206001")


def test_an_individual_number_without_control_digit_is_refused() -> None:
    gap = next(part for part in range(1000) if finish(f"169206{part:03d}") is None)
    with pytest.raises(IdentityNumberWrong, match="individnummeret"):
        make(day=16, month=12, yy=6, individual=gap)


@pytest.mark.parametrize(
    ("day", "month", "yy", "individual"),
    [
        (31, 4, 6, 1),
        (29, 2, 7, 1),
        (0, 1, 6, 1),
        (32, 1, 6, 1),
        (16, 13, 6, 1),
        (16, 0, 6, 1),
        (16, 1, 100, 1),
        (16, 1, -1, 1),
        (16, 1, 6, 1000),
        (16, 1, 6, -1),
        (56, 1, 6, 1),
    ],
)
def test_no_number_is_made_of_an_impossible_date(
    day: int, month: int, yy: int, individual: int
) -> None:
    with pytest.raises(IdentityNumberWrong):
        make(day=day, month=month, yy=yy, individual=individual)


def test_a_number_shows_itself_masked_only() -> None:
    number = check("16920600186", synthetic=True)
    assert mask(number.number) == str(number) == "169206 *****"
    assert "00186" not in repr(number)


def test_nothing_of_a_person_is_read_out_of_a_number() -> None:
    told = [name for name, _ in inspect.getmembers(identity) if not name.startswith("_")]
    assert not [name for name in told if {"birth", "sex", "gender", "age"} & set(name.split("_"))]
    assert set(identity.IdentityNumber.__slots__) == {"number", "kind"}


@pytest.mark.parametrize(
    "number", ["971648198", "958935420", "313159949", "310844136", "213144502"]
)
def test_published_organisation_numbers_are_right(number: str) -> None:
    assert check_orgnr(f"NO {number[:3]} {number[3:6]} {number[6:]} MVA") == number


@pytest.mark.parametrize("number", ["313159949", "310844136", "213144502"])
def test_a_synthetic_organisation_is_known_by_its_first_digit_and_made_again(number: str) -> None:
    assert is_synthetic_orgnr(number)
    assert make_orgnr(number[:8]) == number


def test_the_wrong_number_of_the_published_examples_is_refused() -> None:
    with pytest.raises(OrganisationNumberWrong, match="kontrollsifferet"):
        check_orgnr("971648199")


@given(st.integers(20_000_000, 39_999_999))
def test_an_organisation_number_is_made_or_has_no_control_digit(seed: int) -> None:
    try:
        number = make_orgnr(str(seed))
    except OrganisationNumberWrong:
        for last in "0123456789":
            with pytest.raises(OrganisationNumberWrong):
                check_orgnr(f"{seed}{last}")
    else:
        assert check_orgnr(number) == number


@pytest.mark.parametrize("seed", ["", "95893542", "3131599", "313159949", "3131599a"])
def test_no_organisation_number_is_made_outside_the_synthetic_series(seed: str) -> None:
    with pytest.raises(OrganisationNumberWrong, match="testnummer"):
        make_orgnr(seed)
