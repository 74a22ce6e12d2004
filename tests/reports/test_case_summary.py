"""The case summary workbook, read back cell by cell."""

from __future__ import annotations

import re
import threading
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from collector_desk.domain.accounts_chart import Account
from collector_desk.errors.base import DeskError
from collector_desk.errors.reports import ReportCancelled, ReportInputWrong
from collector_desk.reports import overview, words
from collector_desk.reports.case_summary import SHEETS, write
from collector_desk.reports.layout import CLAIM_COLUMNS, POSTING_COLUMNS
from collector_desk.wire.debtors import DocumentRow, Event
from collector_desk.wire.rates import RateRow
from collector_desk.wire.reports import CaseSummary
from tests.reports.cases import CLAIMS, ON, SECOND, WORKED, Owed, shipped_rates, summary_of
from tests.reports.payloads import PAYLOADS

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def event(text: str) -> Event:
    return Event(
        key=text,
        kind=text,
        day=ON,
        at=datetime(2026, 11, 23, 9, tzinfo=UTC),
        title=text,
        text=text,
        who=text,
        claim_id=None,
        claim_number=text,
        amount=1,
        document_id=None,
        corrects=None,
    )


def document(text: str) -> DocumentRow:
    return DocumentRow(
        document_id=1, title=text, kind=text, day=ON, name=text, sha256=text, kept=True
    )


def written(path: Path, summary: CaseSummary) -> Workbook:
    book = load_workbook(write(summary, path))
    assert isinstance(book, Workbook)
    return book


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return written(tmp_path_factory.mktemp("book") / "sak.xlsx", summary_of(*CLAIMS))


def sheet_of(book: Workbook, name: str) -> Worksheet:
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_the_sheets_are_those_that_were_asked_for(book: Workbook) -> None:
    assert book.sheetnames == list(SHEETS)
    assert list(SHEETS) == [
        "Sammendrag",
        "Krav",
        "Posteringer",
        "Renteberegning",
        "Tidslinje",
        "Dokumenter",
    ]


def test_dates_are_dates_kroner_numbers_and_numbers_of_things_text(book: Workbook) -> None:
    claims, postings = sheet_of(book, "Krav"), sheet_of(book, "Posteringer")
    titles = [column.title for column in CLAIM_COLUMNS]
    kid = claims.cell(5, titles.index("KID") + 1)
    invoice = claims.cell(5, titles.index("Fakturanr.") + 1)
    assert (kid.data_type, kid.value) == ("s", "0012345678903")
    assert (invoice.data_type, invoice.value) == ("s", "000451")
    due = claims.cell(5, titles.index("Forfall") + 1)
    assert isinstance(due.value, datetime)
    assert due.number_format == "dd.mm.yyyy"
    posted = [column.title for column in POSTING_COLUMNS]
    amount = postings.cell(5, posted.index("Beløp") + 1)
    assert (amount.data_type, amount.value) == ("n", 10_000)
    summary = sheet_of(book, "Sammendrag")
    assert (summary["C6"].data_type, summary["C6"].value) == ("s", "01869212345")
    assert (summary["C11"].data_type, summary["C11"].value) == ("s", "1315.01.01837")


def test_every_balance_of_a_claim_is_a_formula(book: Workbook) -> None:
    claims = sheet_of(book, "Krav")
    for row in range(5, 5 + len(CLAIMS)):
        for column in range(8, 14):
            assert claims.cell(row, column).data_type == "f"


def test_no_formula_repeats_a_figure_of_the_service(book: Workbook) -> None:
    """The service's figures stand on Sammendrag; only the deviations there may look at them."""
    sammendrag = sheet_of(book, "Sammendrag")
    for name in SHEETS[1:]:
        for row in sheet_of(book, name).iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    others = re.findall(r"Sammendrag![$A-Z0-9]+", str(cell.value))
                    assert set(others) <= {"Sammendrag!$C$9"}, cell.coordinate
    assert sammendrag["C9"].value == datetime(2026, 11, 23)  # noqa: DTZ001 - a cell knows no zone
    for part in range(7, 11):
        assert re.fullmatch(r"=Krav!\$[A-Z]+\$10", str(sammendrag.cell(part, 9).value))
    assert sammendrag["I11"].value == '=ROUND(-SUMIF(Krav!$M$5:$M$9,"<0"),2)'
    assert sammendrag["I12"].value == '=ROUND(SUMIF(Krav!$M$5:$M$9,">0"),2)'
    for part in range(7, 13):
        assert sammendrag.cell(part, 10).data_type == "n"


def test_every_part_of_an_interest_line_is_a_formula(book: Workbook) -> None:
    sheet = sheet_of(book, "Renteberegning")
    for row in range(5, 19):
        kinds = [sheet.cell(row, column).data_type for column in range(4, 13)]
        assert kinds == ["f"] * 9
    starts = [row for row in range(5, 19) if sheet.cell(row, 3).data_type != "f"]
    assert starts == [5, 11, 15]


def test_the_check_is_one_named_cell(book: Workbook) -> None:
    assert book.defined_names["Kontroll"].attr_text == overview.CHECK
    check = sheet_of(book, "Sammendrag")["C16"]
    assert check.data_type == "f"
    assert check.number_format.endswith('"Kontroll: "0.00" – stemmer"')
    assert "stemmer ikke" in check.number_format


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_prints_on_a4_across(book: Workbook, name: str) -> None:
    sheet = sheet_of(book, name)
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    head, foot = str(sheet.oddHeader), str(sheet.oddFooter)
    assert "Skyldner 4711 · sak 2026-001234" in head
    assert "ØVELSE" in head
    assert "Skrevet ut 23.11.2026 kl. 10:14 av kari" in foot
    assert "Side &P av &N" in foot


@pytest.mark.parametrize("name", SHEETS[1:])
def test_every_table_keeps_its_header_and_has_filters(book: Workbook, name: str) -> None:
    sheet = sheet_of(book, name)
    assert str(sheet.freeze_panes).endswith("5")
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.auto_filter.ref is not None
    assert sheet.auto_filter.ref.startswith("A4:")


def test_only_a_practice_desk_says_practice(tmp_path: Path) -> None:
    book = written(tmp_path / "sak.xlsx", summary_of(WORKED, practice=False))
    for sheet in book.worksheets:
        assert "&C" not in str(sheet.oddHeader)
        assert "ØVELSE" not in str([[cell.value for cell in row] for row in sheet.iter_rows()])


def test_a_header_never_exceeds_what_excel_takes(tmp_path: Path) -> None:
    hostile = summary_of(WORKED).model_copy(update={"desk": "&" * 300, "made_by": "&&P" * 300})
    path = write(hostile, tmp_path / "sak.xlsx")
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/sheet"):
                tree = ET.fromstring(parts.read(name))
                said = [*tree.iter(f"{MAIN}oddHeader"), *tree.iter(f"{MAIN}oddFooter")]
                assert len(said) == 2
                assert all(0 < len(found.text or "") <= 255 for found in said)


def test_no_macro_no_link_no_person_in_the_file_itself(tmp_path: Path) -> None:
    path = write(summary_of(*CLAIMS, timeline=(event(PAYLOADS[0]),)), tmp_path / "sak.xlsx")
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
        about = parts.read("docProps/core.xml").decode() + parts.read("docProps/app.xml").decode()
    assert not [
        name for name in names if re.search("vba|external|hyperlink|activeX|rels/sheet", name)
    ]
    assert "Lykt" not in about
    assert "018692" not in about
    assert "Kommunal inkasso, Oslo" in about


def hostile_everywhere(text: str) -> CaseSummary:
    words_of_claim = dict.fromkeys(
        ("kind_label", "creditor", "invoice_number", "kid", "state", "case_number"), text
    )
    owed = Owed(text, 10_000, date(2025, 6, 15), date(2025, 6, 15), words=words_of_claim)
    summary = summary_of(owed, timeline=(event(text),), documents=(document(text),))
    texts = dict.fromkeys(
        ("desk", "name", "identity", "address", "made_by", "covering_order", "account"), text
    )
    return summary.model_copy(
        update={
            **texts,
            "postings": tuple(
                row.model_copy(update={"rule": text, "source": text, "credit": text})
                for row in summary.postings
            ),
            "movements": tuple(row.model_copy(update={"text": text}) for row in summary.movements),
            "rates": tuple(row.model_copy(update={"source": text}) for row in summary.rates),
        }
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_in_every_column_lies_still(tmp_path: Path, payload: str) -> None:
    hostile = written(tmp_path / "sak.xlsx", hostile_everywhere(payload))
    plain = written(tmp_path / "ren.xlsx", hostile_everywhere("ren"))
    for sheet, calm in zip(hostile.worksheets, plain.worksheets, strict=True):
        assert sheet.dimensions == calm.dimensions
        for row, calm_row in zip(sheet.iter_rows(), calm.iter_rows(), strict=True):
            for cell, calm_cell in zip(row, calm_row, strict=True):
                assert cell.data_type == calm_cell.data_type, cell.coordinate
                assert cell.hyperlink is None
                if cell.data_type == "f":
                    assert cell.value == calm_cell.value


def test_an_empty_summary_is_still_a_workbook(tmp_path: Path) -> None:
    book = written(tmp_path / "sak.xlsx", summary_of(rates=()))
    assert sheet_of(book, "Krav")["A5"].value == "Ingen krav."
    assert sheet_of(book, "Dokumenter")["A5"].value == "Ingen dokumenter."


def test_a_summary_for_people_without_lines_says_so(tmp_path: Path) -> None:
    free = Owed("K-1", 90_000, date(2026, 7, 2), None)
    book = written(tmp_path / "sak.xlsx", summary_of(free))
    assert sheet_of(book, "Renteberegning")["A5"].value == "Ingen krav med renter."


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) == 7

    with pytest.raises(ReportCancelled):
        write(summary_of(*CLAIMS), tmp_path / "sak.xlsx", cancelled=cancelled)
    assert not list(tmp_path.iterdir())
    assert len(asked) == 7


def test_progress_reaches_the_end_and_never_falls(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    write(
        summary_of(*CLAIMS, timeline=tuple(event("a") for _ in range(500))),
        tmp_path / "sak.xlsx",
        progress=lambda done, total: heard.append((done, total)),
    )
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1]
    assert len(heard) < 130


def rates(*values: tuple[date, str]) -> tuple[RateRow, ...]:
    return tuple(RateRow(since=day, value=text, source="", confirmed=True) for day, text in values)


@pytest.mark.parametrize(
    "wrong",
    [
        rates((date(2015, 1, 1), "12.345")),
        rates((date(2015, 1, 1), "tolv")),
        rates((date(2015, 1, 1), "NaN")),
        rates((date(2015, 1, 1), "-1")),
        rates((date(2015, 1, 1), "1000")),
        rates((date(2016, 1, 1), "12.25"), (date(2015, 1, 1), "12.5")),
        rates((date(2015, 1, 1), "12.25"), (date(2015, 1, 1), "12.5")),
        rates((date(2025, 6, 16), "12.25")),
        (),
    ],
)
def test_what_cannot_be_reckoned_exactly_is_refused(
    tmp_path: Path, wrong: tuple[RateRow, ...]
) -> None:
    summary = summary_of(SECOND).model_copy(update={"rates": wrong})
    with pytest.raises(ReportInputWrong) as refused:
        write(summary, tmp_path / "sak.xlsx")
    assert isinstance(refused.value, DeskError)
    assert refused.value.text().startswith("Regnearket kan ikke lages: ")
    assert not list(tmp_path.iterdir())


def test_a_principal_beyond_exact_arithmetic_is_refused(tmp_path: Path) -> None:
    summary = summary_of(Owed("K-1", 10**12, date(2026, 11, 1), date(2026, 11, 1)))
    with pytest.raises(ReportInputWrong):
        write(summary, tmp_path / "sak.xlsx")


def test_a_rate_that_is_not_confirmed_says_so(tmp_path: Path) -> None:
    known = tuple(row.model_copy(update={"confirmed": False}) for row in shipped_rates())
    book = written(tmp_path / "sak.xlsx", summary_of(WORKED, rates=known))
    sheet = sheet_of(book, "Renteberegning")
    texts = [cell.value for row in sheet.iter_rows(min_row=5, max_row=5) for cell in row]
    assert any(str(text).endswith("(ikke bekreftet)") for text in texts)


def test_every_account_and_event_has_a_norwegian_name() -> None:
    assert {account.value for account in Account} == set(words.ACCOUNTS)
    assert len(set(words.ACCOUNTS.values())) == len(words.ACCOUNTS)
    assert words.account("ukjent") == "ukjent"
    assert words.event("ukjent") == "ukjent"


def big(claims: int, postings: int) -> CaseSummary:
    few = postings // claims
    owed = [
        Owed(f"K-{at:06d}", 1_000_000, date(2025, 1, 1), date(2025, 1, 1), booked=2)
        for at in range(claims)
    ]
    summary = summary_of(*owed)
    rows = tuple(row for row in summary.postings if row.debit == "principal")
    return summary.model_copy(update={"postings": rows * few})


def test_a_big_debtor_is_written_off_the_gui_thread(tmp_path: Path) -> None:
    summary = big(20, 5_000)
    worker = threading.Thread(target=write, args=(summary, tmp_path / "sak.xlsx"))
    worker.start()
    worker.join()
    assert (tmp_path / "sak.xlsx").exists()
