"""LibreOffice without a screen: the second program that must agree with the workbook."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

NEEDED = (
    "LibreOffice is missing, so nobody has recalculated the workbook. "
    "Debian and Ubuntu: apt-get install -y --no-install-recommends libreoffice-calc"
)


def recalculated(paths: Sequence[Path], into: Path) -> list[Path]:
    """The workbooks as LibreOffice saves them, every formula worked out; one start for all."""
    into.mkdir()
    said = _convert(paths, "xlsx:Calc MS Excel 2007 XML", into)
    found = [into / path.name for path in paths]
    assert all(path.exists() for path in found), said
    return found


def printed(path: Path, into: Path) -> Path:
    """The workbook as a PDF."""
    into.mkdir(exist_ok=True)
    said = _convert([path], "pdf", into)
    found = into / f"{path.stem}.pdf"
    assert found.exists(), said
    return found


def _convert(paths: Sequence[Path], to: str, into: Path) -> str:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office, NEEDED
    profile = (into / "profile").resolve().as_uri()
    done = subprocess.run(
        [
            office,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--convert-to",
            to,
            "--outdir",
            str(into),
            *map(str, paths),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shutil.rmtree(into / "profile", ignore_errors=True)
    return done.stdout + done.stderr
