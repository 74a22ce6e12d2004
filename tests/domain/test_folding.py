"""Folding keeps prefixes, and joins what people spell in two ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain import folding

NORWEGIAN = "abeghiknorstuæøåäöéèáčđŋšŧžAEOÆØÅ -.,'’0123 "
TEXTS = st.text(max_size=30) | st.text(alphabet=NORWEGIAN, max_size=30)
WORDS = st.text(alphabet="abcdenor", min_size=1, max_size=9)


@given(TEXTS, st.integers(0, 30))
def test_the_fold_of_a_beginning_is_the_beginning_of_the_fold(text: str, length: int) -> None:
    assert folding.fold(text).startswith(folding.fold(text[:length]))


@given(TEXTS)
def test_folding_leaves_words_of_letters_and_digits_with_one_blank_between(text: str) -> None:
    folded = folding.fold(text)
    assert folded == " ".join(folded.split())
    assert all(part.isalnum() for part in folded.split())


@given(st.text(alphabet=NORWEGIAN, max_size=30))
def test_capitals_and_small_letters_fold_alike(text: str) -> None:
    assert folding.fold(text.upper()) == folding.fold(text.lower()) == folding.fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ås", "Aas"),
        ("Sæther", "Saether"),
        ("Bjørn", "Bjoern"),
        ("Bjørn", "Björn"),
        ("Sætre", "Sätre"),
        ("André", "Andre"),
        ("Åse-Marie", "Aase Marie"),
        ("Guttormsen, Máret", "guttormsen maret"),
        ("Čáhppe", "cahppe"),
        ("Ŋuorta Đ. Ŧ. Žš", "nuorta d t zs"),
        ("A\u030asen", "Åsen"),
        ("Ｈａｎｓｅｎ", "hansen"),
        ("O’Hara", "o'hara"),
        ("Straße", "STRASSE"),
    ],
)
def test_two_spellings_of_a_name_fold_alike(one: str, other: str) -> None:
    assert folding.fold(one) == folding.fold(other)


@pytest.mark.parametrize(("one", "other"), [("Hansen", "Hanssen"), ("Lie", "Li"), ("Ole", "Ola")])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert folding.fold(one) != folding.fold(other)


@given(st.text(alphabet="abcdenor", min_size=2, max_size=9), st.data())
def test_one_typing_error_is_found_through_a_shared_form(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abxyz"))
    wrong = data.draw(
        st.sampled_from(
            [
                word[:place] + word[place + 1 :],
                word[:place] + letter + word[place:],
                word[:place] + letter + word[place + 1 :],
                word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
            ]
        )
    )
    if wrong and wrong != word:
        assert folding.one_letter_apart(word, wrong)
        assert folding.one_letter_apart(wrong, word)
        assert folding.variants(word) & folding.variants(wrong)


@pytest.mark.parametrize(
    ("one", "other"),
    [("lykt", "lykt"), ("lykt", "fager"), ("abcd", "badc"), ("hansen", "hnasne")],
)
def test_no_error_or_two_errors_are_not_one(one: str, other: str) -> None:
    assert not folding.one_letter_apart(one, other)


@given(WORDS, st.text(alphabet=NORWEGIAN.lower(), max_size=6), WORDS)
def test_a_prefix_is_a_range_of_bytes(prefix: str, rest: str, other: str) -> None:
    low, high = prefix.encode(), folding.after(prefix).encode()
    assert low <= (prefix + rest).encode() < high
    assert (low <= other.encode() < high) == other.startswith(prefix)


def test_a_repeated_word_is_a_pair_with_itself_and_a_single_one_is_not() -> None:
    assert "ola ola" in folding.pairs("Nordmann, Ola Ola")
    assert "ola ola" not in folding.pairs("Nordmann, Ola")
    assert "nordmann nordmann" not in folding.pairs("Nordmann, Ola Ola")


def test_what_is_kept_fits_the_tables_however_a_name_is_made() -> None:
    for name in ("ß" * 200, "x " * 100, "\ufdfa" * 200, "a" * 200):
        assert len(folding.search_name(name)) <= folding.LONGEST_NAME
        assert all(len(token) <= folding.LONGEST_WORD for token in folding.tokens(name))
        assert len(folding.pairs(name)) <= 132
        assert len(folding.address(name, name, name)) <= folding.LONGEST_ADDRESS


def test_an_address_reads_alike_however_it_is_written() -> None:
    stored = folding.address("Josefines gate 3D", "0351", "Oslo")
    assert stored == "josefines gate 3d 0351 oslo"
    for typed in (
        "josefines g",
        "JOSEFINES GT. 3",
        "josefines gate 3 d",
        "Josefines gate 3d, 0351",
    ):
        assert stored.startswith(folding.address(typed))
