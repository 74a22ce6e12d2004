"""Words for files that come in: how many, how much, and what happened to them."""

from __future__ import annotations

from collector_desk.ui.columns import Tag
from collector_desk.ui.formats import grouped, kr, moment
from collector_desk.ui.tokens import Tone
from collector_desk.wire.imports import BatchRow, ClaimReport, OcrReport


def claims(count: int) -> str:
    """«1 krav», «1 250 krav»."""
    return f"{grouped(count)} krav"


def batches(count: int) -> str:
    """«1 bunt», «3 bunter»."""
    return f"{grouped(count)} {'bunt' if count == 1 else 'bunter'}"


def files(count: int) -> str:
    """«1 OCR-fil», «3 OCR-filer»."""
    return f"{grouped(count)} {'OCR-fil' if count == 1 else 'OCR-filer'}"


def payments(count: int) -> str:
    """«1 innbetaling», «20 innbetalinger»."""
    return f"{grouped(count)} {'innbetaling' if count == 1 else 'innbetalinger'}"


def control_totals(report: ClaimReport) -> tuple[tuple[str, str], ...]:
    """The figures the sender and we must agree on, each with its name."""
    taken = "Tatt inn" if report.committed else "Klare"
    return (
        ("Virksomhet", report.creditor),
        ("Bunt", report.batch_number),
        ("Krav i filen", grouped(report.count)),
        ("Kontrollsum", f"{kr(report.total)}, stemmer"),
        (taken, f"{grouped(report.accepted)} · {kr(report.accepted_total)}"),
        ("Avvist", grouped(report.refused)),
    )


def ocr_totals(report: OcrReport) -> tuple[tuple[str, str], ...]:
    """What a payment file holds, and where its money goes, each figure with its name."""
    done = report.committed
    return (
        ("Forsendelser", grouped(len(report.transmissions))),
        ("Innbetalinger", grouped(report.payments)),
        ("Sum", f"{kr(report.total)}, stemmer"),
        ("Plassert" if done else "Plasseres", _share(report.placed, report.placed_total)),
        ("Uplassert" if done else "Blir uplassert", _share(report.unplaced, report.unplaced_total)),
    )


def _share(count: int, total: int) -> str:
    return f"{grouped(count)} · {kr(total)}"


def batch_state(row: BatchRow) -> Tag:
    """Whether a batch stands."""
    if row.state == "withdrawn":
        return Tag(Tone.WARNING, "trukket")
    return Tag(Tone.SUCCESS, "tatt inn")


def batch_about(row: BatchRow) -> str:
    """Everything about a batch, in sentences."""
    taken_in = f"tatt inn {moment(row.committed_at)} av {row.committed_by}"
    parts = [
        f"{row.creditor}, bunt {row.batch_number} ({row.name}).",
        f"{claims(row.count)} på {kr(row.total)} {taken_in}.",
    ]
    if row.state == "withdrawn":
        parts.append(f"Trukket {moment(row.withdrawn_at)} av {row.withdrawn_by}: {row.reason}")
    return " ".join(parts)


def consequence(row: BatchRow) -> str:
    """What withdrawing a batch means, before it is done."""
    return (
        f"{claims(row.count)} på {kr(row.total)} trekkes og kan ikke kreves lenger. Alt som er ført"
        " på dem, føres tilbake med egne posteringer; ingenting slettes. Innbetalinger på kravene"
        " blir uplasserte igjen. Avtaler, utsettelser, bero, innsigelser og tiltak for kravene"
        " avsluttes, og skyldneren får brev om det. Den rettede bunten må ha et nytt nummer."
    )


def withdrawn(row: BatchRow) -> str:
    """What was done, and which claims somebody should look at."""
    done = f"Bunt {row.batch_number} er trukket: {claims(row.count)}, {kr(row.total)}."
    if not row.later:
        return done
    return f"{done} Se på disse, det hadde hendt noe med dem: {', '.join(row.later)}."
