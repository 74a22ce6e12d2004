"""What people and files get wrong in a number, an amount or a date: each a refusal of its kind."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest

from collector_desk.domain.accounts import check_account, from_iban
from collector_desk.domain.dates import parse_date
from collector_desk.domain.identity import check, check_orgnr
from collector_desk.domain.kid import Modulus, read_claim_kid
from collector_desk.domain.kid import check as check_kid
from collector_desk.domain.money import parse_kroner
from collector_desk.errors.base import DeskError
from collector_desk.errors.numbers import (
    AccountWrong,
    IbanWrong,
    IdentityNumberWrong,
    KidWrong,
    NotADate,
    NotAnAmount,
    NumberRefused,
    OrganisationNumberWrong,
)


class Field(NamedTuple):
    read: Callable[[str], object]
    refusal: type[NumberRefused]
    wrong: dict[str, str]  # the text and a word of why it is refused


FIELDS = {
    "identity": Field(
        lambda text: check(text, synthetic=True),
        IdentityNumberWrong,
        {
            "": "elleve",
            "   ": "elleve",
            "1": "elleve",
            "1692060018": "elleve",
            "169206001866": "elleve",
            "169206-00186": "tegn",
            "169206.00186": "tegn",
            "1692060018O": "tegn",
            "1692060018l": "tegn",
            "+16920600186": "tegn",
            "１６９２０６００１８６": "tegn",
            "١٦٩٢٠٦٠٠١٨٦": "tegn",
            "16920600186\n16920600186": "tegn",
            "16920600186'--": "tegn",
            "16920600187": "andre kontrollsifferet",
            "16920600196": "kontrollsifferet",
            "16920601086": "kontrollsifferet",
            "16920608016": "kontrollsifferet",
            "61920600186": "kontrollsifferet",
            "00000000000": "måned",
            "11111111111": "kontrollsifferet",
            "99999999999": "måned",
            "12345678901": "måned",
            "00920600186": "dag",
            "32920600186": "dag",
            "31910600186": "dag",
            "30820600186": "dag",
            "29820700186": "dag",
            "40920600186": "dag",
            "72920600186": "dag",
            "80920600186": "dag",
            "16000600186": "måned",
            "16130600186": "måned",
            "16800600186": "måned",
            "16930600186": "måned",
        },
    ),
    "organisation": Field(
        check_orgnr,
        OrganisationNumberWrong,
        {
            "": "ni sifre",
            "NO": "ni sifre",
            "MVA": "ni sifre",
            "95893542": "ni sifre",
            "9589354200": "ni sifre",
            "971648199": "kontrollsifferet",
            "958935421": "kontrollsifferet",
            "985935420": "kontrollsifferet",
            "313159948": "kontrollsifferet",
            "000000000": "begynner",
            "111111111": "begynner",
            "158935420": "begynner",
            "758935420": "begynner",
            "95893542O": "tegn",
            "958.935.420": "tegn",
            "958-935-420": "tegn",
            "SE958935420": "tegn",
            "958935420MOMS": "tegn",
            "٩٥٨٩٣٥٤٢٠": "tegn",
            "-958935420": "tegn",
        },
    ),
    "account": Field(
        check_account,
        AccountWrong,
        {
            "": "elleve",
            "1315010183": "elleve",
            "131501018377": "elleve",
            "13150101838": "kontrollsifferet",
            "31150101837": "kontrollsifferet",
            "13150101387": "kontrollsifferet",
            "00000000000": "bank",
            "00001234560": "bank",
            "1315.01.01838": "kontrollsifferet",
            "131.501.01837": "tegn",
            "1315.0101837": "tegn",
            "1315-01-01837": "tegn",
            "1315O101837": "tegn",
            "NO3913150101837": "tegn",
            "١٣١٥٠١٠١٨٣٧": "tegn",
        },
    ),
    "iban": Field(
        from_iban,
        IbanWrong,
        {
            "": "NO",
            "13150101837": "NO",
            "SE3913150101837": "NO",
            "39NO13150101837": "NO",
            "NO": "tretten",
            "NO391315010183": "tretten",
            "NO39131501018377": "tretten",
            "NO39 1315.01.01837": "tretten",
            "NO3O13150101837": "tretten",
            "NO3813150101837": "kontrollsifrene",
            "NO9313150101837": "kontrollsifrene",
            "NO3931150101837": "kontrollsifrene",
        },
    ),
    "iban with a wrong account": Field(
        from_iban,
        AccountWrong,
        {"NO1213150101838": "kontrollsifferet", "NO1300000000000": "bank"},
    ),
    "kid": Field(
        lambda text: check_kid(text, Modulus.MOD10),
        KidWrong,
        {
            "": "tomt",
            "  ": "tomt",
            "0": "2 til 25",
            "7": "2 til 25",
            "12345678901234567890123456": "2 til 25",
            "2345675": "kontrollsifferet",
            "2345667": "kontrollsifferet",
            "66": "kontrollsifferet",
            "12345678901": "kontrollsifferet",
            "123456789-": "bindestrek",
            "12-34": "tegn",
            "-18": "tegn",
            "1 8a": "tegn",
            "18.": "tegn",
            "KID18": "tegn",
            "١٨": "tegn",
            "18\t": "tegn",
        },
    ),
    "kid of the house": Field(
        read_claim_kid,
        KidWrong,
        {
            "18": "seksten",
            "7484530790": "seksten",
            "0042000001874073": "kontrollsifferet",
            "0000000000000000": "kravnummer",
            "00420000018740721": "kontrollsifferet",
        },
    ),
    "amount": Field(
        parse_kroner,
        NotAnAmount,
        {
            "": "tomt",
            " ": "tomt",
            "kr": "tomt",
            "1,234,50": "skilletegnene",
            "12,345": "to måter",
            "1.234": "to måter",
            "1 234.567": "to måter",
            "1,234.50": "skilletegnene",
            "1.23.456,00": "skilletegnene",
            "1234.567,00": "skilletegnene",
            "12 34": "skilletegnene",
            "1 2345": "skilletegnene",
            "1234 567": "skilletegnene",
            "1,": "skilletegnene",
            ",50": "skilletegnene",
            ".5": "skilletegnene",
            "1,2345": "skilletegnene",
            "--5": "skilletegnene",
            "5-": "skilletegnene",
            "- 5": "skilletegnene",
            "5 -": "skilletegnene",
            "-": "skilletegnene",
            "1..5": "skilletegnene",
            "1 , 5": "skilletegnene",
            "abc": "tegn",
            "12a": "tegn",
            "1O0": "tegn",
            "NaN": "tegn",
            "inf": "tegn",
            "Infinity": "tegn",
            "1e5": "tegn",
            "0x10": "tegn",
            "1_000": "tegn",
            "+5": "tegn",
            "1/2": "tegn",
            "(50)": "tegn",
            "=1+1": "tegn",
            "50 %": "tegn",
            "NOK 50": "tegn",
            "50 USD": "tegn",
            "1'234": "tegn",
            "5\u00bd": "tegn",
            "١٢٣": "tegn",
            "１２３": "tegn",
            "1\n2": "tegn",
            "1\u200b2": "tegn",
            "1000000000000": "stort",
            "999999999999999999999999": "stort",
        },
    ),
    "date": Field(
        lambda text: parse_date(text, date(2026, 11, 23)),
        NotADate,
        {
            "": "tomt",
            "\t": "tomt",
            "31.11.2026": "kalenderen",
            "29.02.2026": "kalenderen",
            "29.2.1900": "kalenderen",
            "00.01.2026": "kalenderen",
            "01.00.2026": "kalenderen",
            "13.13.2026": "kalenderen",
            "02/29/2028": "kalenderen",
            "2026-02-30": "kalenderen",
            "2026-13-01": "kalenderen",
            "310226": "kalenderen",
            "3113": "kalenderen",
            "0000": "kalenderen",
            "31.12.1899": "1900",
            "01.01.2200": "1900",
            "1899-12-31": "1900",
            "01010001": "1900",
            "+9999å": "langt",
            "-3000å": "langt",
            "-9999u": "1900",
            "13": "dato",
            "130": "dato",
            "13032": "dato",
            "1303202": "dato",
            "13.03/2026": "dato",
            "13.3.202": "dato",
            "2026-3-1": "dato",
            "2026-03-13T00:00": "dato",
            "13. mars 2026": "dato",
            "mandag": "dato",
            "+14x": "dato",
            "++14": "dato",
            "+99999": "dato",
            "14d": "dato",
            "1e3": "dato",
            "١٣.٠٣.٢٠٢٦": "dato",
            "45731.5": "dato",
        },
    ),
}
CASES = [
    pytest.param(field, text, why, id=f"{name}: {text!r}")
    for name, field in FIELDS.items()
    for text, why in field.wrong.items()
]


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(CASES) >= 120


@pytest.mark.parametrize(("field", "text", "why"), CASES)
def test_a_wrong_text_is_refused_in_words_that_do_not_repeat_it(
    field: Field, text: str, why: str
) -> None:
    with pytest.raises(field.refusal) as refusal:
        field.read(text)
    assert why in refusal.value.text()
    assert refusal.value.advice()
    assert set(refusal.value.params) == {"why"}
    assert len(text) < 6 or text not in json.dumps(refusal.value.params)


@pytest.mark.parametrize("refusal", NumberRefused.__subclasses__())
def test_each_refusal_crosses_the_wire_and_comes_back(refusal: type[NumberRefused]) -> None:
    assert DeskError.by_code[refusal.code] is refusal
    assert refusal.status == 422
    assert str(refusal(why="x")).count(".") >= 2
