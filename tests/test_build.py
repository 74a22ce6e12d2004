"""The folder that runs without Python: made, and walked from sign-in to workbook."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_the_built_folder_walks_the_practice_desk(tmp_path: Path) -> None:
    """What PyInstaller leaves out (translations, revisions, fonts) is missed only at run time."""
    made = tmp_path / "dist"
    build = ("--log-level", "ERROR", "--noconfirm", "--workpath", str(tmp_path / "work"))
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", *build, "--distpath", str(made), "build.spec"],
        cwd=PROJECT,
        check=True,
    )
    walked = subprocess.run(
        [made / "collector-desk" / "collector-desk", "demo"],
        cwd=tmp_path,
        env={**os.environ, "COLLECTOR_DESK_DATA": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert walked.returncode == 0, walked.stdout + walked.stderr
    left = {path.suffix for path in (tmp_path / "out" / "demo").iterdir()}
    assert left == {".png", ".xlsx"}
