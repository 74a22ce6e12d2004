"""What the machines of the service run on: a fresh database for each life, on both engines."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from tests.databases import BOTH
from tests.pool import Pool
from tests.postgres import APPLICATION

Fresh = Callable[[], AbstractContextManager[str]]


@pytest.fixture(params=BOTH)
def fresh(request: pytest.FixtureRequest) -> Fresh:
    """Makes an empty, migrated database for one run of the machine."""
    if request.param == "sqlite":
        migrated: Path = request.getfixturevalue("migrated_file")

        @contextmanager
        def copy() -> Iterator[str]:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "desk.db"
                shutil.copyfile(migrated, path)
                yield f"sqlite:///{path}"

        return copy
    server = request.getfixturevalue("postgres_server")
    pool: Pool = request.getfixturevalue("postgres_pool")

    @contextmanager
    def database() -> Iterator[str]:
        with pool.database() as name:
            yield server.url(name, user=APPLICATION)

    return database


def run(machine: type[RuleBasedStateMachine], fresh: Fresh, *, examples: int, steps: int) -> None:
    """Let a machine live: so many lives, each of at most so many steps."""

    class Fitted(machine):  # type: ignore[misc, valid-type]
        def __init__(self) -> None:
            super().__init__(fresh)

    run_state_machine_as_test(
        Fitted,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def quick(request: pytest.FixtureRequest) -> bool:
    """A database of PostgreSQL takes longer to make and to prove than one of SQLite."""
    return bool(request.node.callspec.params["fresh"] == "sqlite")
