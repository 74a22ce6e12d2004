"""Makes sure LibreOffice Calc is here: the workbook tests let it recalculate every formula."""

from __future__ import annotations

import shutil
import sys

import apt

WHY = "The workbook tests recalculate in LibreOffice Calc, which is not here."


def main() -> int:
    """0 when soffice can be started."""
    if shutil.which("soffice") or apt.install("libreoffice-calc-nogui", why=WHY):
        return int(shutil.which("soffice") is None)
    return 1


if __name__ == "__main__":
    sys.exit(main())
