"""What of a claim is not demanded now, and what it is called towards the debtor."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from collector_desk.domain.letter import Language


class NotNow(StrEnum):
    """Why a claim, or a part of it, is named apart from what is to be paid now."""

    TIME_BARRED = "time_barred"  # ruling 11
    DISPUTED = "disputed"  # ruling 18
    PARTLY_DISPUTED = "partly_disputed"
    INTEREST_BARRED = "interest_barred"  # foreldelsesloven § 21 no. 2: later interest by itself
    DEBT_SETTLEMENT = "debt_settlement"  # ruling 22
    BANKRUPTCY = "bankruptcy"

    def label(self, language: Language = Language.BOKMAL) -> str:
        """What the debtor reads."""
        return _LABELS[language][self]


_LABELS: Mapping[Language, Mapping[NotNow, str]] = {
    Language.BOKMAL: {
        NotNow.TIME_BARRED: "foreldet – ikke krevd",
        NotNow.DISPUTED: "bestridt, stilt i bero",
        NotNow.PARTLY_DISPUTED: "delvis bestridt, den bestridte delen er stilt i bero",
        NotNow.INTEREST_BARRED: "foreldede renter – ikke krevd",
        NotNow.DEBT_SETTLEMENT: "omfattet av gjeldsordning",
        NotNow.BANKRUPTCY: "omfattet av konkurs",
    },
    Language.NYNORSK: {
        NotNow.TIME_BARRED: "forelda – ikkje kravd",
        NotNow.DISPUTED: "bestridd, stilt i bero",
        NotNow.PARTLY_DISPUTED: "delvis bestridd, den bestridde delen er stilt i bero",
        NotNow.INTEREST_BARRED: "forelda renter – ikkje kravd",
        NotNow.DEBT_SETTLEMENT: "omfatta av gjeldsordning",
        NotNow.BANKRUPTCY: "omfatta av konkurs",
    },
    Language.ENGLISH: {
        NotNow.TIME_BARRED: "time-barred – not demanded",
        NotNow.DISPUTED: "disputed, put on hold",
        NotNow.PARTLY_DISPUTED: "disputed in part, and that part is put on hold",
        NotNow.INTEREST_BARRED: "time-barred interest – not demanded",
        NotNow.DEBT_SETTLEMENT: "covered by debt settlement",
        NotNow.BANKRUPTCY: "covered by bankruptcy",
    },
}
