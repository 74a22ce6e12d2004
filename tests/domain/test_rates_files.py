"""A rate file that is not exactly right stops the start, and says where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from collector_desk.domain.rates import Rates
from collector_desk.errors.rates import RateFileWrong

HEAD = """
title = "Sats"
unit = "percent"
law = "lov § 1"
checked = 2026-11-01
"""
ROW = '[[value]]\nfrom = 2026-01-01\nvalue = 12.5\nsource = "FOR-1"\n'
LATER = '[[value]]\nfrom = 2026-07-01\nvalue = 13\nsource = "FOR-2"\n'
GOOD = HEAD + "next_due = 2027-01-01\n" + ROW + LATER
PAIR = HEAD + 'keys = ["a", "b"]\n' + ROW.replace("12.5", "{ a = 1, b = 2 }")
PENDING = '[[pending]]\nvalue = 1\nsource = "LOV-2"\nconfirmed = false\nnote = "uten dato"\n'


def _whole(unit: str, value: str) -> str:
    return GOOD.replace('"percent"', f'"{unit}"').replace("12.5", value).replace("= 13", "= 1")


def load(folder: Path, text: str, later: str = "") -> Rates:
    shipped, practice = folder / "rates", folder / "practice"
    shipped.mkdir()
    practice.mkdir()
    (shipped / "rate.toml").write_text(text, encoding="utf-8")
    if not later:
        return Rates.load(shipped)
    (practice / "later.toml").write_text(later, encoding="utf-8")
    return Rates.load(shipped, practice)


def test_a_right_file_loads(tmp_path: Path) -> None:
    table = load(tmp_path, GOOD + PENDING)["rate"]
    assert [str(rate.value) for rate in table.values] == ["12.5", "13"]
    assert table.pending[0].note == "uten dato"


WRONG = {
    "unknown key": ("valid = 1\n" + GOOD, "valid"),
    "unknown key of a value": (GOOD + "until = 2026-12-31\n", "value[2].until"),
    "unknown key of a pending value": (GOOD + PENDING + "from = 2027-01-01\n", "pending[1].from"),
    "no title": (GOOD.replace('title = "Sats"', ""), "title"),
    "empty title": (GOOD.replace('"Sats"', '" "'), "title"),
    "no unit": (GOOD.replace('unit = "percent"', ""), "unit"),
    "unknown unit": (GOOD.replace('"percent"', '"kroner"'), "unit"),
    "unit no text": (GOOD.replace('"percent"', "1"), "unit"),
    "no law": (GOOD.replace('law = "lov § 1"', ""), "law"),
    "never checked": (GOOD.replace("checked = 2026-11-01", ""), "checked"),
    "checked with a clock": (GOOD.replace("2026-11-01", "2026-11-01T12:00:00Z"), "checked"),
    "checked as text": (GOOD.replace("2026-11-01", '"2026-11-01"'), "checked"),
    "due as text": (GOOD.replace("2027-01-01", '"1. januar"'), "next_due"),
    "due before the last value": (GOOD.replace("2027-01-01", "2026-07-01"), "next_due"),
    "no values": (HEAD, "value"),
    "empty list of values": (HEAD + "value = []\n", "value"),
    "values no list": (HEAD + "value = 3\n", "value"),
    "values no tables": (HEAD + "value = [1, 2]\n", "value"),
    "no source": (GOOD.replace('source = "FOR-2"', ""), "value[2].source"),
    "empty source": (GOOD.replace('"FOR-2"', '""'), "value[2].source"),
    "source a number": (GOOD.replace('"FOR-2"', "2"), "value[2].source"),
    "no value": (GOOD.replace("value = 12.5", ""), "value[1].value"),
    "value as text": (GOOD.replace("12.5", '"12.5"'), "value[1].value"),
    "value true": (GOOD.replace("12.5", "true"), "value[1].value"),
    "value a date": (GOOD.replace("12.5", "2026-01-01"), "value[1].value"),
    "value nan": (GOOD.replace("12.5", "nan"), "value[1].value"),
    "value infinite": (GOOD.replace("12.5", "inf"), "value[1].value"),
    "value negative": (GOOD.replace("12.5", "-12.5"), "value[1].value"),
    "half an øre": (GOOD.replace('"percent"', '"øre"'), "value[1].value"),
    "a day no month has": (_whole("day of month", "32"), "value[1].value"),
    "a day before the first": (_whole("day of month", "0"), "value[1].value"),
    "neither yes nor no": (_whole("yes or no", "2"), "value[1].value"),
    "value of many where one is asked": (GOOD.replace("12.5", "{ a = 1 }"), "value[1].value"),
    "no day": (GOOD.replace("from = 2026-07-01", ""), "value[2].from"),
    "day as text": (GOOD.replace("= 2026-07-01", '= "2026-07-01"'), "value[2].from"),
    "day with a clock": (GOOD.replace("= 2026-07-01", "= 2026-07-01T00:00:00"), "value[2].from"),
    "days falling": (GOOD.replace("= 2026-07-01", "= 2025-07-01"), "value[2].from"),
    "the same day twice": (GOOD.replace("= 2026-07-01", "= 2026-01-01"), "value[2].from"),
    "impossible day": (GOOD.replace("= 2026-07-01", "= 2026-02-30"), "toml"),
    "the same key twice": (GOOD + 'source = "FOR-3"\n', "toml"),
    "no toml": ("title: Sats", "toml"),
    "confirmed as text": (GOOD + 'confirmed = "nei"\n', "value[2].confirmed"),
    "unconfirmed without a word": (GOOD + "confirmed = false\n", "value[2].note"),
    "note no text": (GOOD + "note = 1\n", "value[2].note"),
    "pending but confirmed": (
        GOOD + PENDING.replace("confirmed = false", ""),
        "pending[1].confirmed",
    ),
    "pending without a word": (GOOD + PENDING.replace('note = "uten dato"', ""), "pending[1].note"),
    "by no text": ("by = 1\n" + GOOD, "by"),
    "keys no list": (PAIR.replace('["a", "b"]', '"a"'), "keys"),
    "keys empty": (PAIR.replace('["a", "b"]', "[]"), "keys"),
    "keys no words": (PAIR.replace('["a", "b"]', "[1, 2]"), "keys"),
    "a key twice": (PAIR.replace('["a", "b"]', '["a", "b", "a"]'), "keys"),
    "a key missing": (PAIR.replace(", b = 2", ""), "value[1].value"),
    "a key too many": (PAIR.replace("b = 2", "b = 2, c = 3"), "value[1].value"),
    "one value for all keys": (PAIR.replace("{ a = 1, b = 2 }", "1"), "value[1].value"),
    "a key of text": (PAIR.replace("b = 2", 'b = "2"'), "value[1].value.b"),
    "a loose word among sections": (
        "loose = 1\n[a]\n" + HEAD + ROW.replace("[[value", "[[a.value"),
        "loose",
    ),
}


@pytest.mark.parametrize(("text", "key"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_names_itself_and_the_place(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(RateFileWrong) as refusal:
        load(tmp_path, text)
    assert refusal.value.params["file"] == "rate.toml"
    assert refusal.value.params["key"] == key
    assert refusal.value.params["why"]


NEXT = (
    '[rate]\nnext_due = 2028-01-01\n[[rate.value]]\nfrom = 2027-01-01\nvalue = 14\nsource = "ø"\n'
)
WRONG_LATER = {
    "unknown table": (NEXT.replace("rate", "rote"), "rote"),
    "a title of its own": (NEXT.replace("[rate]", '[rate]\nlaw = "x"'), "rate.law"),
    "a day the shipped table has": (NEXT.replace("= 2027", "= 2026"), "rate.value[3].from"),
    "no value": ("[rate]\nnext_due = 2028-01-01\n", "rate.value"),
    "wrong value": (NEXT.replace("14", '"14"'), "rate.value[1].value"),
}


@pytest.mark.parametrize(("later", "key"), WRONG_LATER.values(), ids=WRONG_LATER)
def test_a_wrong_addition_names_itself_and_the_place(tmp_path: Path, later: str, key: str) -> None:
    with pytest.raises(RateFileWrong) as refusal:
        load(tmp_path, GOOD, later)
    assert refusal.value.params["file"] == "later.toml"
    assert refusal.value.params["key"] == key


def test_an_addition_goes_on_after_the_last_value(tmp_path: Path) -> None:
    table = load(tmp_path, GOOD, NEXT)["rate"]
    assert [rate.value for rate in table.values][-1] == 14
    assert table.next_due is not None
    assert table.next_due.year == 2028


def test_one_name_in_two_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rate.toml").write_text(GOOD, encoding="utf-8")
    section = "[rate]\n" + HEAD + ROW.replace("[[value", "[[rate.value")
    (tmp_path / "zoo.toml").write_text(section, encoding="utf-8")
    with pytest.raises(RateFileWrong, match="finnes fra før"):
        Rates.load(tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rate.toml").write_bytes(GOOD.replace("Sats", "Særsats").encode("latin-1"))
    with pytest.raises(RateFileWrong, match=r"rate\.toml"):
        Rates.load(tmp_path)


def test_a_folder_without_rates_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RateFileWrong, match="ingen satsfiler"):
        Rates.load(tmp_path)
