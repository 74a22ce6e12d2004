"""The programs start in a process of their own, whatever was read in before them."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("program", ["collector_desk.api.cli", "collector_desk.service.relay"])
def test_what_starts_by_itself_reads_in_all_that_it_needs(program: str) -> None:
    """A ring of imports is hidden by what the other tests read in first."""
    subprocess.run([sys.executable, "-c", f"import {program}"], check=True)
