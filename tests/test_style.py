"""The house rules that no tool knows: each walks the source, each says why it is there."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import shutil
import string
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from collector_desk import errors
from collector_desk.domain.rates import SHIPPED, Rates
from collector_desk.errors import DeskError
from collector_desk.errors.rates import RateFileWrong

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "collector_desk"
REVISIONS = PACKAGE / "migrations" / "versions"

MODULE_LINES = 350
TEST_MODULE_LINES = 600  # a table of cases is read by its rows, not from end to end
FUNCTION_LINES = 40
TEST_FUNCTION_LINES = 75  # a builder of test data is one long list of fields

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def _tracked() -> tuple[Path, ...]:
    """Every file of the repository, those not yet committed included."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode().split("\0")
    return tuple(ROOT / name for name in names if name and (ROOT / name).is_file())


def _sources(*folders: Path) -> list[Path]:
    within = folders or (ROOT,)
    return [
        path
        for path in _tracked()
        if path.suffix == ".py" and any(path.is_relative_to(folder) for folder in within)
    ]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def _nodes(path: Path) -> tuple[ast.AST, ...]:
    """Each part of the source, walked once for all the rules."""
    return tuple(ast.walk(_tree(path)))


def _found(
    paths: list[Path],
    is_fault: Callable[[ast.AST], bool],
    *,
    besides: tuple[str, ...] = (),
) -> list[str]:
    """Where the fault stands, as path:line; ``besides`` names the files that may."""
    return [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"
        for path in paths
        if path.relative_to(ROOT).as_posix() not in besides
        for node in _nodes(path)
        if is_fault(node)
    ]


def _texts(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of the string literals of a module that are not docstrings."""
    owners = (ast.Module, ast.ClassDef, *FUNCTIONS)
    docs = {
        id(node.body[0].value)
        for node in _nodes(path)
        if isinstance(node, owners) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in _nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from ``def`` to the end, the docstring left out."""
    doc = function.body[0]
    has_doc = ast.get_docstring(function, clean=False) is not None
    doc_lines = (doc.end_lineno or doc.lineno) - doc.lineno + 1 if has_doc else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - doc_lines


def _bound(path: Path, of_code: int, of_tests: int) -> int:
    return of_tests if path.is_relative_to(ROOT / "tests") else of_code


def test_a_module_has_at_most_350_lines() -> None:
    """What readers complain of in good code bases is the tail; so the tail has a bound.

    Revisions of the database are written by a generator and never edited: they are left out.
    """
    long = {
        str(path.relative_to(ROOT)): lines
        for path in _sources()
        if not path.is_relative_to(REVISIONS)
        and (lines := len(path.read_text(encoding="utf-8").splitlines()))
        > _bound(path, MODULE_LINES, TEST_MODULE_LINES)
    }
    assert long == {}


def test_a_function_has_at_most_40_lines() -> None:
    """A rule of law that does not fit one look is not checked by a reader."""
    long = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": _length(node)
        for path in _sources()
        if not path.is_relative_to(REVISIONS)
        for node in _nodes(path)
        if isinstance(node, FUNCTIONS)
        and _length(node) > _bound(path, FUNCTION_LINES, TEST_FUNCTION_LINES)
    }
    assert long == {}


def test_every_module_opens_with_one_sentence() -> None:
    """The first line of a file says what it is for; the map of the house is read from them."""
    silent = []
    for path in _sources():
        said = ast.get_docstring(_tree(path)) or ""
        first = said.split("\n\n")[0].strip()
        empty = not path.read_text(encoding="utf-8").strip()
        if not empty and not first.endswith((".", "?", "!", ":")):
            silent.append(str(path.relative_to(ROOT)))
    assert silent == []


def test_only_the_database_module_commits() -> None:
    """One request is one transaction: a second commit would leave half a deed behind."""

    def commits(node: ast.AST) -> bool:
        return (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "commit"
            and not node.args
        )

    assert _found(_sources(PACKAGE), commits, besides=("collector_desk/service/database.py",)) == []


def test_presenters_hold_no_widgets() -> None:
    """A presenter is tested without a window; import-linter knows PySide6 only as a whole."""

    def loads_widgets(node: ast.AST) -> bool:
        if isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{each.name}" for each in node.names)]
        elif isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        else:
            return False
        return any(name.startswith("PySide6.QtWidgets") for name in names)

    presenters = [path for path in _sources(PACKAGE) if path.name.endswith("presenter.py")]
    assert _found(presenters, loads_widgets) == []


def test_no_float_touches_the_law() -> None:
    """0,1 + 0,2 is not 0,3 in floats: money is whole øre, rates are Decimal or Fraction."""

    def is_float(node: ast.AST) -> bool:
        literal = isinstance(node, ast.Constant) and isinstance(node.value, float | complex)
        return literal or (isinstance(node, ast.Name) and node.id == "float")

    assert _found(_sources(PACKAGE / "domain"), is_float) == []


def _divisions(path: Path) -> Iterator[str]:
    for function in _nodes(path):
        if isinstance(function, FUNCTIONS):
            exact = _fractions(function)
            for node in ast.walk(function):
                if _divides(node) and not _is_exact(node, exact):
                    yield f"{path.stem}:{getattr(node, 'lineno', 0)}"


def _divides(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div)


def _fractions(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """The parameters that are declared as Fraction."""
    given = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    return {each.arg for each in given if each.annotation and _is_fraction(each.annotation)}


def _is_fraction(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "Fraction"


def _is_exact(node: ast.AST, exact: set[str]) -> bool:
    """A Fraction divided by whole øre stays one; ``folder / "name"`` divides nothing."""
    if not isinstance(node, ast.BinOp):
        return False
    if isinstance(node.right, ast.Constant) and isinstance(node.right.value, str):
        return True
    made = isinstance(node.left, ast.Call) and _is_fraction(node.left.func)
    return made or (isinstance(node.left, ast.Name) and node.left.id in exact)


def test_the_law_divides_fractions_only() -> None:
    """``/`` on two øre makes a float; shares and days are written ``Fraction(a, b)``."""
    assert [each for path in _sources(PACKAGE / "domain") for each in _divisions(path)] == []


_FIXED_BY_LAW = frozenset({
    "COMPLAINT_DAYS",  # FOR-2016-03-18-260 § 37
    "_DAYS",  # deferral_end: follows the letter's
})  # fmt: skip
_LENGTH = re.compile("(DAYS|WEEKS|MONTHS)$")


def _length_in_code(node: ast.stmt) -> str:
    """The name of a length of time that a module gives as a bare figure; empty: it gives none."""
    if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
        return ""
    bare = isinstance(node.value, ast.Constant) and isinstance(node.value.value, int)
    return node.targets[0].id if bare and _LENGTH.search(node.targets[0].id) else ""


def test_no_length_of_time_of_the_house_stands_in_the_code() -> None:
    """A figure the house chose is a dated value with its source, shown as not confirmed."""
    folders = (PACKAGE / "domain", PACKAGE / "service", PACKAGE / "ui" / "plans")
    skipped = ("practice", "calendar", "clock", "session")  # invented people, and real clocks
    found = {
        f"{path.relative_to(ROOT)} {name}"
        for path in _sources(*folders)
        if not path.stem.startswith(skipped)
        for node in _tree(path).body
        if (name := _length_in_code(node)) and name not in _FIXED_BY_LAW
    }
    assert found == set()


def test_what_is_disputed_has_one_word() -> None:
    """«Bestridt» on screens, in refusals and in letters: two words are read as two things."""
    other = re.compile("omtvist|omstrid", re.IGNORECASE)
    letters = [path for path in _tracked() if path.suffix == ".typ"]
    found = [
        path.relative_to(ROOT).as_posix()
        for path in (*_sources(PACKAGE), *letters)
        if other.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_nothing_is_replaced_on_conflict() -> None:
    """INSERT OR REPLACE on SQLite deletes and inserts: it walks past a delete trigger."""
    pattern = re.compile(r"(insert|update)\s+or\s+replace|\breplace\s+into\b", re.IGNORECASE)
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in _sources(PACKAGE)
        for line, text in _texts(path)
        if pattern.search(text)
    ]
    assert found == []


def test_only_the_clock_asks_what_day_it_is() -> None:
    """A balance is of a date somebody named; a hidden today makes it differ from day to day."""

    def asks(node: ast.AST) -> bool:
        return (
            isinstance(node, ast.Attribute)
            and node.attr in {"today", "now", "utcnow", "fromtimestamp"}
            and ast.unparse(node.value)
            in {"date", "datetime", "datetime.date", "datetime.datetime"}
        )

    assert _found(_sources(PACKAGE), asks, besides=("collector_desk/service/clock.py",)) == []


def test_certificates_are_always_checked() -> None:
    """verify=False sends debts and identity numbers to whoever answers."""

    def trusts_anyone(node: ast.AST) -> bool:
        if isinstance(node, ast.keyword):
            return node.arg == "verify" and ast.unparse(node.value) in {"False", "0"}
        names = {"CERT_NONE", "_create_unverified_context"}
        return isinstance(node, ast.Attribute) and node.attr in names

    assert _found(_sources(), trusts_anyone) == []


def test_relations_are_never_read_by_surprise() -> None:
    """A lazy read is a query per row, outside the transaction that was meant."""

    def is_lazy(node: ast.AST) -> bool:
        if not isinstance(node, ast.Call) or not ast.unparse(node.func).endswith("relationship"):
            return False
        return not any(
            each.arg == "lazy" and ast.unparse(each.value) in {"'raise'", "'write_only'"}
            for each in node.keywords
        )

    assert _found(_sources(PACKAGE), is_lazy) == []


def test_what_is_done_in_a_moment_is_done_for_somebody() -> None:
    """Without a context a call comes to a window that was closed meanwhile."""

    def is_loose(node: ast.AST) -> bool:
        if not isinstance(node, ast.Call) or not ast.unparse(node.func).endswith("singleShot"):
            return False
        return len(node.args) < len(("after", "context", "call"))

    assert _found(_sources(PACKAGE), is_loose) == []


def test_colours_stand_in_the_tokens_only() -> None:
    """Contrast is proved for the pairs of the token table; a loose colour escapes the proof."""
    pattern = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b")
    homes = {PACKAGE / "ui" / "tokens.py", PACKAGE / "ui" / "theme.py"}
    found = [
        f"{path.relative_to(ROOT)}:{line} {text}"
        for path in _sources(PACKAGE / "ui")
        if path not in homes
        for line, text in _texts(path)
        if pattern.search(text)
    ]
    assert found == []


def test_no_file_names_a_registry_or_a_machine() -> None:
    """Where packages come from is each machine's setting; a path of one machine helps no other."""
    hosts = ("pypi" + ".org", "python" + "hosted.org", "npm" + "js.", "index" + "-url")
    homes = ("/" + "work/", "/" + "root/", "/" + "home/", "C:\\" + "Users")
    pattern = re.compile("|".join(map(re.escape, (*hosts, *homes))), re.IGNORECASE)
    allowed = {ROOT / "tools" / "pin.sh"}  # switches the addresses off by that very word
    binary = {".png", ".ttf", ".xlsx", ".db", ".ico", ".qm"}
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in _tracked()
        if path.suffix not in binary and path not in allowed
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


def _areas() -> list[str]:
    return [each.name for each in pkgutil.iter_modules(errors.__path__) if each.name != "base"]


def test_every_area_of_refusals_is_known_with_the_package() -> None:
    """The client imports ``errors`` alone; a refusal it does not know has no sentence."""
    known = set(DeskError.by_code)
    for area in _areas():
        importlib.import_module(f"{errors.__name__}.{area}")
    assert set(DeskError.by_code) - known == set()


@pytest.mark.parametrize("code", sorted(DeskError.by_code))
def test_every_refusal_says_what_is_wrong_and_what_now(code: str) -> None:
    """A caseworker on the phone needs a sentence and a next step, not a code."""
    refusal = DeskError.by_code[code]
    assert refusal.sentence != DeskError.sentence
    assert refusal.what_now != DeskError.what_now
    for text in (refusal.sentence, refusal.what_now):
        assert text[0].isupper() or text[0] in "«{"
        assert text.rstrip("»").endswith((".", "?", "!", "}"))
        formats = [part[2] for part in string.Formatter().parse(text) if part[1] is not None]
        assert set(formats) <= {"", "kr", "date"}


@pytest.mark.parametrize("name", sorted(path.name for path in SHIPPED.glob("*.toml")))
def test_every_rate_file_is_read_with_the_program(name: str, tmp_path: Path) -> None:
    """A rate file with a fault must stop us here, not a caseworker's start in the morning."""
    for path in SHIPPED.glob("*.toml"):
        shutil.copy(path, tmp_path)
    assert Rates.load(tmp_path).tables.keys() == Rates.shipped().tables.keys()
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write("\nnobody_knows_this_key = 1\n")
    with pytest.raises(RateFileWrong):
        Rates.load(tmp_path)


def test_nothing_is_written_by_one_sign() -> None:
    """A reader takes two signs of nothing for two meanings; the one is ``formats.EMPTY``."""
    between = {  # two days, two names: a stroke within a sentence
        id(part)
        for path in _sources(PACKAGE)
        for node in _nodes(path)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }

    def is_sign(node: ast.AST) -> bool:
        alone = isinstance(node, ast.Constant) and id(node) not in between
        return alone and getattr(node, "value", None) in ("—", "–")

    besides = (
        "collector_desk/ui/formats.py",
        "collector_desk/service/search_text.py",  # a stroke that is searched for
        "collector_desk/domain/enforcement/withholding.py",  # a minus
    )
    assert _found(_sources(PACKAGE), is_sign, besides=besides) == []
