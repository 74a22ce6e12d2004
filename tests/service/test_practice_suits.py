"""The practice desk has a complaint at each stage, lawfully."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import select

from collector_desk.models import Debtor, Judgment, Suit
from collector_desk.service import measure_sheet, practice_ready
from collector_desk.service.database import SYSTEM
from collector_desk.service.practice_desk import DAY
from collector_desk.service.verify import verify
from tests.databases import sqlite_address
from tests.service.practice_desks import filled


def test_one_waits_to_be_filed_one_is_filed_and_one_has_its_judgment(
    migrated_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "desk.db"
    shutil.copyfile(migrated_file, path)
    with filled(sqlite_address(path), debtors=800) as db, db.read(SYSTEM) as work:
        filed, judged, made = work.scalars(select(Suit).order_by(Suit.id))
        assert [row.stage for row in (filed, judged, made)] == ["filed", "ended", "made"]
        assert work.get_one(Debtor, filed.debtor_id).name == practice_ready.WAGE
        (kept,) = work.scalars(select(Judgment))
        assert (kept.debtor_id, kept.decided_on) == (judged.debtor_id, DAY)
        assert (kept.costs, judged.ended_why) == (207_130, "Fraværsdom 23.11.2026")
        listed = {row.number: row.next_step for row in measure_sheet.listed(work).suits}
        assert listed[filed.number].startswith("Møte i Forliksrådet 09.12.2026")
        assert listed[made.number].startswith("Lever klagen")
        assert made.filed_on is None
        assert verify(work).whole
