"""What every test stands on: no screen, no keyring, no real data folder, its own databases."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings

# Each commit waits for the disk (synchronous=FULL), which is half the time of a test: where the
# machine has memory to spare, the files of the tests are there.
_MEMORY, _ROOM = Path("/dev/shm"), 3 * 2**30  # bytes; a container has 64 MiB there
if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free >= _ROOM:
    tempfile.tempdir = str(_MEMORY)

_HOME = tempfile.TemporaryDirectory(prefix="desk-tests-", ignore_cleanup_errors=True)

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ["COLLECTOR_DESK_DATA"] = _HOME.name
for _variable in ("QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_STYLE_OVERRIDE"):
    os.environ.pop(_variable, None)

settings.register_profile(
    "quick",
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", parent=settings.get_profile("quick"), max_examples=500)
settings.load_profile("quick")

pytest_plugins = (
    "pytester",
    "tests.databases",
    "tests.guards",
    "tests.kit",
    "tests.service.machines",
    "tests.warm",
)


def pytest_unconfigure() -> None:
    """Leave nothing in the machine's temporary folder."""
    _HOME.cleanup()
