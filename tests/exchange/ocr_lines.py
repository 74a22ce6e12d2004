"""OCR giro records drawn by hand, position by position, without the reader's own tables."""

from __future__ import annotations


def start_transmission(*, number: int = 1, recipient: int = 102000, sender: int = 8080) -> str:
    return f"NY000010{sender:08d}{number:07d}{recipient:08d}" + "0" * 49


def end_transmission(*, count: int, records: int, total: int, day: str = "150626") -> str:
    return f"NY000089{count:08d}{records:08d}{total:017d}{day}" + "0" * 33


def start_assignment(*, number: int = 1, account: str = "13150101837") -> str:
    return f"NY090020008566000{number:07d}{account}" + "0" * 45


def end_assignment(
    *, count: int, records: int, total: int, days: tuple[str, str, str] = ("150626",) * 3
) -> str:
    return f"NY090088{count:08d}{records:08d}{total:017d}" + "".join(days) + "0" * 21


def payment(
    number: int,
    *,
    kind: int = 10,
    amount: int = 102000,
    kid: str = "2345676",
    sign: str = "0",
    day: str = "150626",
    order: str = "120626",
    account: str = "99991004277",
    serial: int = 1464,
) -> list[str]:
    """Amount items 1 and 2; ``amount`` is øre, dates are DDMMYY."""
    return [
        f"NY09{kind}30{number:07d}{day}13201{serial:05d}{sign}{amount:017d}{kid:>25}000000",
        f"NY09{kind}31{number:07d}96368271940990385620000000{order}{account}" + "0" * 22,
    ]


def text(number: int, words: str, *, kind: int = 21) -> str:
    return f"NY09{kind}32{number:07d}{words:<40}" + "0" * 25


def assignment(
    payments: list[str],
    *,
    total: int,
    number: int = 1,
    days: tuple[str, str, str] = ("150626",) * 3,
) -> list[str]:
    """An assignment around payments; ``total`` is the control sum in øre, given by hand."""
    count = sum(line[6:8] == "30" for line in payments)
    return [
        start_assignment(number=number),
        *payments,
        end_assignment(count=count, records=len(payments) + 2, total=total, days=days),
    ]


def transmission(assignments: list[list[str]], *, total: int, number: int = 1) -> list[str]:
    lines = [line for lines in assignments for line in lines]
    count = sum(line[6:8] == "30" for line in lines)
    return [
        start_transmission(number=number),
        *lines,
        end_transmission(count=count, records=len(lines) + 2, total=total),
    ]


def good_lines() -> list[str]:
    """Thirteen records: a payment, one with text, a reversal and a credit note."""
    payments = [
        *payment(1),
        *payment(2, kind=21, amount=50000, kid=""),
        text(2, "Strøm på Grünerløkka"),
        *payment(3, kind=18, amount=7000, order="000000", account="00000000000"),
        *payment(4, kind=13, amount=30000, sign="-"),
    ]
    return transmission([assignment(payments, total=129000)], total=129000)


def to_bytes(lines: list[str], newline: str = "\n", ending: str = "\n") -> bytes:
    return (newline.join(lines) + ending).encode("latin-1")
