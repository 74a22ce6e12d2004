"""The root of every refusal, and how its sentence is made."""

from __future__ import annotations

import json
import string
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar


def _kroner(ore: int) -> str:
    sign = "\u2212" if ore < 0 else ""
    whole, part = divmod(abs(ore), 100)
    return f"{sign}{whole:,}".replace(",", "\u00a0") + f",{part:02d}"


class _Sentence(string.Formatter):
    """``{amount:kr}`` writes øre as kroner, ``{due:date}`` an ISO date as dd.mm.åååå."""

    def get_value(self, key: int | str, args: Any, kwargs: Any) -> Any:  # noqa: ARG002
        return kwargs.get(str(key), "?")

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "kr" and isinstance(value, int):
            return _kroner(value)
        if format_spec == "date" and value != "?":
            day = value if isinstance(value, date) else date.fromisoformat(str(value))
            return f"{day:%d.%m.%Y}"
        return str(value)


class DeskError(Exception):
    """A refusal: expected, explained, and nothing is lost when it comes.

    ``sentence`` says in Bokmål what is wrong, ``what_now`` what to do; both may name the
    params in braces (``{amount:kr}``, ``{due:date}``). Params are JSON values only: whole
    øre as int, dates as ISO text. They never hold an identity number or an address.
    """

    code: ClassVar[str] = "unexpected"
    status: ClassVar[int] = 400
    sentence: ClassVar[str] = "Noe uventet hindret dette."
    what_now: ClassVar[str] = "Prøv igjen. Meld fra til drift hvis det gjentar seg."
    by_code: ClassVar[dict[str, type[DeskError]]] = {}

    def __init_subclass__(cls, code: str = "", status: int = 0) -> None:
        super().__init_subclass__()
        if not code:
            return
        if code in DeskError.by_code:
            raise TypeError(f"two refusals share the code {code}")
        cls.code = code
        cls.status = status or cls.status
        DeskError.by_code[code] = cls

    def __init__(self, **params: Any) -> None:
        super().__init__(self.code, params)
        self.params = params

    def __str__(self) -> str:
        return f"{self.text()} {self.advice()}"

    @staticmethod
    def again(body: Mapping[str, Any]) -> DeskError:
        """The refusal that ``{code, params}`` tell of, as the class it was raised as.

        Raises KeyError or TypeError where they are not there.
        """
        return DeskError.by_code.get(body["code"], DeskError)(**body["params"])

    def line(self) -> str:
        """``{code, params}`` as one line of JSON: how a refusal crosses a pipe."""
        return json.dumps({"code": self.code, "params": self.params}) + "\n"

    def text(self) -> str:
        """The sentence with this refusal's own values in it."""
        return _Sentence().vformat(self.sentence, (), self.params)

    def advice(self) -> str:
        """What the reader can do about it."""
        return _Sentence().vformat(self.what_now, (), self.params)
