"""collector-desk-service: serve, migrate, user, practice, import-claims, import-ocr, verify, nightly,
send-letters.
"""

from __future__ import annotations

import argparse
import getpass
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from pydantic import ValidationError

from collector_desk import log, migrations
from collector_desk.api import commands
from collector_desk.api.home import Hold, open_database, settings_of
from collector_desk.api.start import named_faults
from collector_desk.config import Settings
from collector_desk.errors import DeskError
from collector_desk.errors.service import BadInput, Broken
from collector_desk.paths import OLD_SIDE, SIDES


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, or 1 where it was refused.

    The refusal is printed; a window that waits for it gets a line of JSON on standard output.
    """
    order = _parser().parse_args(argv)
    for_window = order.for_window or (order.command == "serve" and order.embedded)
    try:
        return _ordered(order)
    except ValidationError as error:
        fields = ", ".join(str(fault["loc"][0]) for fault in error.errors())
        refused: DeskError = BadInput(field=fields, problem="verdien har feil form")
    except DeskError as error:
        refused = error
    except Exception as error:
        if not for_window:
            raise
        refused = Broken(incident=log.incident(error))
    logging.getLogger(__name__).info("refused %s", refused.code)
    if for_window:
        sys.stdout.write(refused.line())
    else:
        sys.stderr.write(f"{refused.text()}\n{refused.advice()}\n")
    return 1


def _ordered(order: argparse.Namespace) -> int:
    settings = settings_of(practice=order.practice_desk, side=order.side)
    with named_faults(Path(settings.folder)):
        log.start(Path(settings.folder), "service")
    if order.command == "migrate":
        return _migrate(settings)
    with Hold(settings):
        return _run(order, settings)


def _migrate(settings: Settings) -> int:
    if settings.database:
        migrations.upgrade(settings.database, application_role=settings.application_role)
    else:
        with Hold(settings):
            open_database(settings).close()
    sys.stdout.write(f"Databasen står på {migrations.head()}.\n")
    return 0


def _run(order: argparse.Namespace, settings: Settings) -> int:
    if order.command == "practice":
        return commands.practice(settings, debtors=order.debtors, seed=order.seed, side=order.side)
    db = open_database(settings)
    deeds: dict[str, Callable[[], int]] = {
        "serve": lambda: commands.serve(db, settings, order),
        "user": lambda: commands.user(db, order, _password),
        "import-claims": lambda: commands.import_claims(db, order),
        "import-ocr": lambda: commands.import_ocr(db, order),
        "verify": lambda: commands.verify(db),
        "nightly": lambda: commands.nightly(db, settings),
        "send-letters": lambda: commands.send_letters(db, settings),
    }
    try:
        return deeds[order.command]()
    finally:
        db.close()


def _password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Passord: ")
    return sys.stdin.readline().rstrip("\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="collector-desk-service", description="Tjenesten bak skrivebordet."
    )
    parser.add_argument(
        "--practice", dest="practice_desk", action="store_true", help="arbeid på øvelsesdatabasen"
    )
    parser.add_argument(
        "--side", choices=SIDES, default=OLD_SIDE, help="øvelsens side av årsskiftet"
    )
    parser.add_argument(
        "--for-window", action="store_true", help="si nei som JSON, for vinduet som spør"
    )
    commands_of = parser.add_subparsers(dest="command", required=True)
    serve = commands_of.add_parser("serve", help="svar på kall")
    serve.add_argument("--embedded", action="store_true", help="for vinduet som startet prosessen")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8321)
    commands_of.add_parser("migrate", help="bring databasen til denne versjonen")
    _user_parser(commands_of.add_parser("user", help="brukere"))
    practice = commands_of.add_parser("practice", help="lag øvelsesdatabasen på nytt")
    practice.add_argument("--debtors", type=int, default=2000)
    practice.add_argument("--seed", type=int, default=1)
    for name, text in (("import-claims", "kravfil"), ("import-ocr", "OCR-fil")):
        command = commands_of.add_parser(name, help=f"les inn en {text}")
        command.add_argument("file", type=Path)
        command.add_argument("--dry-run", action="store_true", help="bare prøv")
    commands_of.add_parser("verify", help="prøv logg, hovedbok og saldoer")
    commands_of.add_parser("send-letters", help="send brev som venter; trygt å kjøre når som helst")
    commands_of.add_parser("nightly", help="nattens arbeid; trygt å kjøre to ganger")
    return parser


def _user_parser(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="deed", required=True)
    add = deeds.add_parser("add", help="ny bruker; passordet leses fra standard inn")
    add.add_argument("username")
    add.add_argument("--name", required=True)
    add.add_argument("--role", required=True)
    add.add_argument("--team")
    add.add_argument("--clearance", action="store_true")
    deeds.add_parser("list", help="vis brukere")
    revoke = deeds.add_parser("revoke", help="steng en bruker")
    revoke.add_argument("username")


if __name__ == "__main__":
    sys.exit(main())
