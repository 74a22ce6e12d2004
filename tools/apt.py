"""Installs Debian packages where we may, and says the command where we may not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def _prefix() -> list[str] | None:
    """What to put before apt-get; None where this user may not install."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if (
        sudo
        and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return [sudo, "-n"]
    return None


def install(*packages: str, why: str) -> bool:
    """Install by apt as root or with a sudo that asks no password; True when it worked."""
    command = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]
    prefix = _prefix()
    if prefix is None:
        sys.stderr.write(f"\n{why}\nRun this once: sudo apt-get install {' '.join(packages)}\n")
        return False
    sys.stdout.write(f"{why} Installing {' '.join(packages)}\n")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for each in (["apt-get", "update", "-q"], command):
        done = subprocess.run(
            [*prefix, *each],
            env=quiet,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode != 0:
        sys.stderr.write(done.stdout.decode(errors="replace"))
        sys.stderr.write(f"\n{why}\nThis failed: {' '.join(command)}\n")
    return done.returncode == 0
