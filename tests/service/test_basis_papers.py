"""The decision behind a coercive fine: kept with its claim, and attached as the basis of § 7-2 d."""

from __future__ import annotations

import base64
import hashlib
from datetime import date

import pytest
from sqlalchemy import select, update

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request.values import AttachmentKind
from collector_desk.errors.enforcement import MeasureDayWrong
from collector_desk.errors.inquiries import FileRefused
from collector_desk.errors.requests import BasisNoDecision
from collector_desk.errors.service import Unknown
from collector_desk.errors.session import NotOpened
from collector_desk.exchange.enforcement.json_in import read_request
from collector_desk.models import Audit, Claim, Debtor, Document, Opening
from collector_desk.service import basis_papers, merging, requests_out
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.enforcement_requests import NewBasisPaper
from collector_desk.wire.imports import FileIn
from collector_desk.wire.measures import MeasureTerms
from collector_desk.wire.merges import MergeDebtors
from tests.service.casework import opens
from tests.service.parties import WHY
from tests.service.requesting import Requesting

PDF = b"%PDF-1.7 vedtak om tvangsmulkt"
DECIDED = date(2026, 5, 4)


def file(content: bytes = PDF, name: str = "Vedtak PBE.pdf") -> FileIn:
    return FileIn(name=name, content=base64.b64encode(content).decode())


class Fined(Requesting):
    """Two coercive fines, noticed by § 4-18, whose decisions nobody has given us yet."""

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        with db.write(SYSTEM) as work:
            work.execute(update(Claim).values(kind="coercive_fine", interest_from=None))
        self.answered()

    def fined(self) -> MeasureTerms:
        return self.request(conciliation=None, facts="", statement_of_claim="")

    def keeps(self, claim: int, day: date = DECIDED, content: bytes = PDF) -> Document:
        order = NewBasisPaper(claim_id=claim, decided_on=day, document=file(content))
        with self.db.write(self.kari) as work:
            return basis_papers.register(work, self.debtor, order)

    def made(self) -> tuple[Request, list[dict[str, object]]]:
        """The request as it was made, with its attachments."""
        measure = self.decided(self.fined()).measure_id
        with self.db.write(self.kari) as work:
            requests_out.make(work, measure, version=self.row(measure).version)
            version = requests_out.newest_of(work, measure)
            assert version is not None
            return read_request(version.source), list(version.attachments)


@pytest.fixture
def case(db: Database) -> Fined:
    return Fined(db)


def lacking(case: Fined) -> list[tuple[str, str]]:
    return [(one.code, one.path) for one in case.save(case.fined()).reckoned.findings]


@pytest.mark.parametrize("regime", Regime)
def test_without_the_decision_the_request_is_not_proposed(case: Fined, regime: Regime) -> None:
    case.answered(regime)
    at = "begjaeringensTvangsgrunnlag[{}].tvangsgrunnlag"
    assert [path for _, path in lacking(case)] == [at.format(0), at.format(1)]
    case.keeps(case.claims[0])
    assert [path for _, path in lacking(case)] == [at.format(1)]
    case.keeps(case.claims[1])
    sheet = case.save(case.fined())
    assert sheet.reckoned.why_not == ""
    assert case.propose(sheet).stage is MeasureStage.WAITING


def test_the_decision_goes_as_the_basis_as_it_was_given_to_us(case: Fined) -> None:
    papers = [case.keeps(case.claims[0]), case.keeps(case.claims[1], date(2026, 5, 11))]
    request, attached = case.made()
    assert [one.day for one in request.bases] == [DECIDED, date(2026, 5, 11)]
    assert request.bases[0].title.startswith("Vedtak 04.05.2026, ")
    for basis, paper in zip(request.bases, papers, strict=True):
        assert basis.document is not None
        assert basis.document.kind is AttachmentKind.BASIS
        assert basis.document.filename == paper.name
        (one,) = [each for each in attached if each["uuid"] == basis.document.uuid]
        assert (one["document"], one["sha256"]) == (paper.id, hashlib.sha256(PDF).hexdigest())


def test_the_paper_that_came_last_is_the_one_that_goes(case: Fined) -> None:
    case.keeps(case.claims[1])
    case.keeps(case.claims[0])
    right = case.keeps(case.claims[0], date(2026, 4, 1), b"%PDF-1.7 rett vedtak")
    request, _ = case.made()
    assert request.bases[0].document is not None
    assert (request.bases[0].day, request.bases[0].document.filename) == (
        date(2026, 4, 1), right.name,
    )  # fmt: skip


def test_it_is_noted_and_found_in_the_case_and_nothing_else_is_taken(case: Fined) -> None:
    kept = case.keeps(case.claims[0])
    assert kept.name.startswith("vedtak-K-2026-")
    with case.db.read() as work:
        (row,) = work.scalars(select(Audit).where(Audit.deed == "bases.register"))
        assert row.stream == f"debtor:{case.debtor}"
        assert (row.details or {})["document"] == kept.id
    with pytest.raises(MeasureDayWrong):
        case.keeps(case.claims[0], date(2026, 11, 24))
    with pytest.raises(FileRefused):
        case.keeps(case.claims[0], content=b"MZ not a paper")
    with pytest.raises(Unknown):
        case.keeps(10**6)
    with case.db.write(SYSTEM) as work:
        work.execute(update(Claim).where(Claim.id == case.claims[1]).values(kind="rent"))
    with pytest.raises(BasisNoDecision):
        case.keeps(case.claims[1])
    with case.db.write(SYSTEM) as work:
        work.execute(Opening.__table__.delete())  # type: ignore[attr-defined]
    with pytest.raises(NotOpened):
        case.keeps(case.claims[0])
    with case.db.read() as work:
        assert len(work.scalars(select(Document).where(Document.kind == "basis")).all()) == 1


def test_the_decision_follows_who_is_merged_into_another(case: Fined) -> None:
    paper = case.keeps(case.claims[0])
    with case.db.write(SYSTEM) as work:
        kept = Debtor(kind="person", name="Lykt, Fager", search_name="lykt fager")
        work.add(kept)
        work.flush()
        number = kept.id
    opens(case.db, case.kari, number)
    with case.db.write(case.kari) as work:
        merging.merge(work, number, MergeDebtors(gone_id=case.debtor, reasons=WHY))
        found = basis_papers.of(work, number, case.claims)
    assert {claim: one.id for claim, one in found.items()} == {case.claims[0]: paper.id}
