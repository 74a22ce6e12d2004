"""Good hand-overs: the same values from CSV and JSON, in every encoding and line end."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from collector_desk.domain.claim import ClaimKind, InterestBasis
from collector_desk.domain.fees import Letter
from collector_desk.domain.handover import Complaint, HandedClaim, HandedRole, HandoverFile, Way
from collector_desk.errors.files import ClaimsColumns
from collector_desk.exchange import claims_in, claims_layout
from tests.exchange.claim_files import (
    COLUMNS,
    FINE,
    HEADER,
    INVOICE,
    KINDERGARTEN,
    LISTS,
    Json,
    document,
    to_csv,
    to_json,
)

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "resources" / "examples"


def placeless(file: HandoverFile) -> list[HandedClaim]:
    """The claims without their places in the file."""
    return [
        replace(
            claim,
            line=0,
            letters=tuple(replace(p, line=0, path="") for p in claim.letters),
            payments=tuple(replace(p, line=0, path="") for p in claim.payments),
            debtors=tuple(replace(p, line=0, path="") for p in claim.debtors),
        )
        for claim in file.claims
    ]


def test_csv_and_json_tell_the_same() -> None:
    made = document()
    as_csv = claims_in.read(to_csv(made), name="krav.csv")
    as_json = claims_in.read(to_json(made), name="krav.json")
    assert as_csv.header == as_json.header
    assert placeless(as_csv) == placeless(as_json)
    assert not as_csv.faults
    assert not as_json.faults
    assert len(as_csv.claims) == 5


def test_the_control_record_is_read() -> None:
    data = to_csv(document())
    file = claims_in.read(data, name="krav.csv")
    header = file.header
    assert (file.name, file.sha256) == ("krav.csv", hashlib.sha256(data).hexdigest())
    assert (header.version, header.sender, header.batch) == ("1.0", "BYD03", 17)
    assert (header.created, header.claims, header.records) == (date(2026, 11, 20), 5, 14)
    assert header.total == 80000 + 950000 + 66000 + 1250050 + 90000


def test_every_field_of_a_claim_is_read() -> None:
    claim = claims_in.read(to_csv(document(KINDERGARTEN)), name="krav.csv").claims[0]
    assert claim.line == 6
    assert (claim.reference, claim.kind) == ("BH-2026-000181", ClaimKind.KINDERGARTEN)
    assert (claim.unit, claim.invoice, claim.kid) == ("BYD03", "70018122", "700181225")
    assert (claim.invoice_date, claim.due) == (date(2026, 8, 18), date(2026, 9, 1))
    assert (claim.period_from, claim.period_to) == (date(2026, 9, 1), date(2026, 9, 30))
    assert claim.description == "Foreldrebetaling; Løkka barnehage, september 2026"
    assert (claim.principal, claim.original) == (80000, 120000)
    assert (claim.interest, claim.interest_from) == (InterestBasis.BY_RULE, date(2026, 9, 1))
    assert claim.notice is not None
    assert (claim.notice.sent, claim.notice.deadline) == (date(2026, 10, 5), date(2026, 10, 19))
    assert (claim.notice.way, claim.notice.fee) == (Way.DIGITAL_MAILBOX, 3800)
    assert (claim.objection, claim.complaint, claim.plate) == (False, None, "")
    letter, payment = claim.letters[0], claim.payments[0]
    assert (letter.line, letter.letter, letter.fee) == (7, Letter.REMINDER, 3800)
    assert (letter.sent, letter.deadline) == (date(2026, 9, 18), date(2026, 10, 2))
    assert (payment.line, payment.day, payment.amount) == (8, date(2026, 9, 21), 40000)


def test_joint_debtors_stand_on_lines_of_their_own() -> None:
    first, second = claims_in.read(to_csv(document(KINDERGARTEN)), name="x").claims[0].debtors
    assert (first.line, second.line) == (9, 10)
    assert (first.role, first.share) == (HandedRole.PARENT, None)
    assert (first.first_name, first.last_name) == ("Åse", "Østby")
    assert first.birth_date == date(1981, 7, 9)
    assert (first.postcode, first.country, first.phone) == ("0560", "NO", "+47 00000001")
    assert second.last_name == "Grønland"


def test_complaint_shares_protection_and_organisation_are_read() -> None:
    _, rent, sanction, invoice, fine = claims_in.read(to_csv(document()), name="x").claims
    assert [debtor.share for debtor in rent.debtors] == [475000, 475000]
    assert [debtor.protected for debtor in rent.debtors] == [False, True]
    assert sanction.complaint is Complaint.REJECTED
    assert sanction.complaint_decided == date(2026, 7, 20)
    assert invoice.debtors[0].is_organisation
    assert fine.notice is None
    assert fine.debtors[0].country == "SE"


def test_identity_and_address_do_not_show_themselves_in_a_repr() -> None:
    shown = repr(claims_in.read(to_csv(document()), name="x"))
    for secret in ("09878197612", "Øvingsveien", "1981", "00000001"):
        assert secret not in shown


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n\r\n"])
def test_line_ends_and_byte_order_marks_are_read(newline: str, mark: bytes, ending: bytes) -> None:
    made = document()
    data = mark + to_csv(made, newline=newline).rstrip(b"\r\n") + ending
    assert placeless(claims_in.read(data, name="x")) == placeless(
        claims_in.read(to_json(made), name="x")
    )


def test_latin_1_is_read_where_it_is_declared() -> None:
    file = claims_in.read(to_csv(document(), charset="iso-8859-1"), name="x")
    assert file.claims[0].debtors[0].first_name == "Åse"


def test_json_may_have_a_byte_order_mark_and_null_for_what_is_missing() -> None:
    made = document(FINE)
    made["krav"][0]["klage"] = None
    file = claims_in.read(b"\xef\xbb\xbf" + to_json(made), name="x")
    assert file.claims[0].complaint is None


def test_an_unknown_kind_is_kept_as_it_stood() -> None:
    made = document({**FINE, "kravtype": "eiendomsskatt"})
    claim = claims_in.read(to_csv(made), name="x").claims[0]
    assert (claim.kind, claim.kind_text) == (None, "eiendomsskatt")


def test_a_faulty_claim_is_set_aside_and_the_others_are_read() -> None:
    made = document()
    made["krav"][0]["forfallsdato"] = "01.09.2026"
    made["krav"][0]["innsigelse"] = "kanskje"
    made["krav"][3]["skyldnere"][0]["rolle"] = "nabo"
    file = claims_in.read(to_csv(made), name="x")
    assert [claim.reference for claim in file.claims] == ["LEIE/5512-09", "KS-88120", "PG-40077"]
    assert [(fault.line, fault.field, fault.code) for fault in file.faults] == [
        (6, "forfallsdato", "claims.date"),
        (6, "innsigelse", "claims.choice"),
        (17, "rolle", "claims.choice"),
    ]


def test_an_empty_hand_over_is_read() -> None:
    made = document()
    made.update(krav=[], antall_krav=0, antall_linjer=0, kontrollsum_ore=0)
    assert claims_in.read(to_csv(made), name="x").claims == ()
    assert claims_in.read(to_json(made), name="x").claims == ()


def test_the_layout_is_the_published_one() -> None:
    assert [column.name for column in claims_layout.HEADER] == HEADER
    whole = {**claims_layout.RECORDS, "K": claims_layout.WHOLE_CLAIM}
    assert {letter: [c.name for c in columns] for letter, columns in whole.items()} == COLUMNS
    assert claims_layout.LISTS == LISTS


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_the_published_examples_are_good(ending: str) -> None:
    data = (EXAMPLES / f"claims-handover.{ending}").read_bytes()
    file = claims_in.read(data, name="x")
    assert len(file.claims) == 5
    assert not file.faults


def test_the_description_names_every_field_and_every_code() -> None:
    words = (ROOT / "docs" / "formats" / "claims-handover.md").read_text("utf-8")
    columns = [c for row in claims_layout.RECORDS.values() for c in row]
    columns += claims_layout.OPTIONAL
    names = {column.name for column in (*claims_layout.HEADER, *columns)}
    codes = {
        code
        for table in (
            claims_layout.KIND_CODES,
            claims_layout.INTEREST_CODES,
            claims_layout.LETTER_CODES,
            claims_layout.WAY_CODES,
            claims_layout.COMPLAINT_CODES,
            claims_layout.ROLE_CODES,
        )
        for code in table
    }
    missing = [word for word in names | codes if f"`{word}`" not in words]
    assert not missing


def _without_optional(data: bytes) -> bytes:
    """The same CSV as a unit sends it that tells nothing of demands and answers."""
    at = 1 + [column.name for column in claims_layout.WHOLE_CLAIM].index("paakrav_sendt")
    told = []
    for line in csv.reader(data.decode().splitlines(), delimiter=";"):
        if line[0] in {"K", "#K"}:
            del line[at : at + len(claims_layout.OPTIONAL)]
        told.append(line)
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows(told)
    return out.getvalue().encode()


def test_the_fields_of_demand_and_answer_may_be_left_out_together() -> None:
    data = to_csv(document())
    short = claims_in.read(_without_optional(data), name="x")
    told = claims_in.read(data, name="x")
    assert not short.faults
    for old, new in zip(short.claims, told.claims, strict=True):
        assert old.demand_way is None
        blank = replace(new, demand_sent=None, demand_way=None, complaint_answer_arrived=None)
        assert old == blank


def test_one_of_those_fields_alone_refuses_the_file() -> None:
    columns = to_csv(document()).replace(b";elektronisk_godtatt;", b";")
    with pytest.raises(ClaimsColumns):
        claims_in.read(columns, name="x")


@pytest.mark.parametrize("write", [to_csv, to_json])
def test_a_demand_is_read_with_its_day_its_way_and_the_acceptance(
    write: Callable[[Json], bytes],
) -> None:
    told = {"paakrav_sendt": "2026-08-05", "paakrav_maate": "epost", "elektronisk_godtatt": True}
    (claim,) = claims_in.read(write(document({**INVOICE, **told})), name="x").claims
    assert (claim.demand_sent, claim.demand_way) == (date(2026, 8, 5), Way.EMAIL)
    assert claim.electronic_accepted


def test_a_demand_whose_way_is_not_told_is_a_fault() -> None:
    made = document({**INVOICE, "paakrav_sendt": "2026-08-05", "paakrav_maate": None})
    (fault,) = claims_in.read(to_csv(made), name="x").faults
    assert (fault.line, fault.field, fault.code) == (6, "paakrav_maate", "claims.missing")


def test_a_large_hand_over_is_read_in_seconds() -> None:
    made = document(*[{**KINDERGARTEN, "referanse": f"BH-{n}"} for n in range(3000)])
    assert len(claims_in.read(to_csv(made), name="x").claims) == 3000
