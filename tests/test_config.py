"""Settings: the file, then the environment; what is not known is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from collector_desk.config import Settings, load
from collector_desk.errors.settings import BadSetting


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "desk.toml") == Settings()


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "desk.toml"
    file.write_text('house = "Prøvekommunen"\nidle_minutes = 5\n', "utf-8")
    monkeypatch.setenv("COLLECTOR_DESK_IDLE_MINUTES", "20")
    settings = load(file)
    assert (settings.house, settings.idle_minutes) == ("Prøvekommunen", 20)


@pytest.mark.parametrize(
    ("key", "value"), [("COLLECTOR_DESK_HOUS", "x"), ("COLLECTOR_DESK_IDLE_MINUTES", "fem")]
)
def test_an_unknown_key_and_a_wrong_value_are_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, key: str, value: str
) -> None:
    monkeypatch.setenv(key, value)
    with pytest.raises(BadSetting) as refused:
        load()
    assert refused.value.params["key"] == key.removeprefix("COLLECTOR_DESK_").lower()


def test_the_data_folder_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLLECTOR_DESK_DATA", "/tmp/x")
    assert load() == Settings()
