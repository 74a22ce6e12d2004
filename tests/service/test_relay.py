"""The relay: each letter leaves once, whatever breaks, and what became of it is known."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from collector_desk.api import letter_ways, serve
from collector_desk.config import Settings
from collector_desk.domain.delivery import SVARUT, Channel, Delivery
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.objection import UnitView
from collector_desk.errors.letter_post import LetterChannelMissing
from collector_desk.errors.settings import BadSetting
from collector_desk.exchange import file_drop
from collector_desk.exchange.svarut import Forsendelse, SvarUt
from collector_desk.models import Debtor, Identity, LetterRow, Notice, ProtectedAddress, Task
from collector_desk.service import relay
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.debtor_book import address_place
from collector_desk.service.house_post import HousePost
from tests.kit import TODAY
from tests.service.books import dump
from tests.service.casework import answer, objects
from tests.service.mail import Mail
from tests.service.svarut_server import SCHEMA, Receiver, receiving

NOTICE = LetterKind.COLLECTION_NOTICE
NUMBER = "17912099997"
HIDDEN = "Hemmelig vei 77, 9990 Båtsfjord"


class Killed(BaseException):
    """The relay's process ends here."""


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


@pytest.fixture
def there() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    return folder


def by_svarut(mail: Mail) -> None:
    post = mail.db.post
    mail.db.post = HousePost(sender=post.sender, channel=Channel.SVARUT)


def identified(mail: Mail) -> None:
    with mail.db.write(SYSTEM) as work:
        sealed = work.vault.encrypt(NUMBER, place=f"identity:{mail.debtor_id}")
        work.add(
            Identity(
                debtor_id=mail.debtor_id, kind="fodselsnummer", ciphertext=sealed,
                blind_index=work.vault.blind_index(NUMBER),
            )
        )  # fmt: skip


def protect(mail: Mail) -> None:
    with mail.db.write(SYSTEM) as work:
        debtor = work.get_one(Debtor, mail.debtor_id)
        debtor.protection = "strictly_confidential"
        debtor.street = debtor.postcode = debtor.city = ""
        sealed = work.vault.encrypt(HIDDEN, place=address_place(mail.debtor_id))
        work.add(ProtectedAddress(debtor_id=mail.debtor_id, ciphertext=sealed))


def go(mail: Mail, folder: Path, port: SvarUt | None = None) -> list[str]:
    return list(relay.run(mail.db, folder, port, lease=timedelta(0)))


def state(mail: Mail) -> tuple[str, str]:
    (row,), (letter,) = mail.dispatches(), mail.letters()
    return row.state, letter.state


def test_letters_lie_in_one_folder_with_a_list_and_their_checksums(mail: Mail, out: Path) -> None:
    mail.send(mail.order(NOTICE))
    mail.send(mail.order(LetterKind.STATEMENT))
    go(mail, out)
    (batch,) = out.iterdir()
    told = json.loads((batch / "manifest.json").read_text("utf-8"))
    assert told["batch"] == batch.name
    letters = {row.id: row for row in mail.letters()}
    for row in told["letters"]:
        data = (batch / row["file"]).read_bytes()
        kept = letters[row["letter"]]
        assert hashlib.sha256(data).hexdigest() == row["sha256"] == kept.sha256
        assert data == mail.kept(kept)
        assert row["recipient"]["lines"] == ["Storgata 12 B", "0155 Oslo"]
    lines = (batch / "manifest.csv").read_text("utf-8").splitlines()
    assert lines[0] == "letter;file;sha256;bytes;kind"
    assert len(lines) == 3
    assert "Lykt" not in "".join(lines) + "".join(each.name for each in batch.iterdir())
    assert {row.state for row in mail.letters()} == {"sent"}
    assert go(mail, out) == []
    assert list(out.iterdir()) == [batch]


@pytest.mark.parametrize("where", ["before", "after"])
def test_a_relay_killed_beside_the_folder_lays_it_once(
    mail: Mail, out: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    mail.send(mail.order(NOTICE))
    real = file_drop.drop

    def killed(*what: object) -> bool:
        if where == "after":
            real(*what)  # type: ignore[arg-type]
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr("collector_desk.service.relay.drop", killed)
        with pytest.raises(Killed):
            go(mail, out)
    assert state(mail) == ("waiting", "waiting")
    go(mail, out)
    assert state(mail) == ("sent", "sent")
    (batch,) = out.iterdir()
    assert len(list(batch.glob("*.pdf"))) == 1


def test_a_letter_goes_to_svarut_by_number_and_address_with_the_bytes_that_are_kept(
    mail: Mail, there: Receiver, out: Path
) -> None:
    by_svarut(mail)
    identified(mail)
    mail.send(mail.order(NOTICE))
    go(mail, out, there.port())
    ((number, shipment),) = there.letters.items()
    (letter,), (row,) = mail.letters(), mail.dispatches()
    assert shipment["mottaker"] == {
        "navn": "Fager Lykt", "digitalId": NUMBER, "adresselinje1": "Storgata 12 B",
        "postnummer": "0155", "poststed": "Oslo",
    }  # fmt: skip
    assert shipment["eksternReferanse"] == relay.reference(letter)
    assert shipment["kunDigitalLevering"] is False
    assert there.hashes[number] == letter.sha256
    assert there.headers["IntegrasjonId"] == "int-1"
    assert there.headers["Authorization"] == "Bearer token-av-i-dag"
    assert (row.external, row.state, row.attempts) == (number, "sent", 1)
    go(mail, out, there.port())
    assert len(there.letters) == 1


def test_a_letter_that_was_read_is_more_than_delivered() -> None:
    assert (SVARUT["LEST"], SVARUT["PRINTET"]) == (Delivery.READ, Delivery.DELIVERED)
    assert (Delivery.READ.label, Delivery.READ.reached) == ("Lest", True)


@pytest.mark.parametrize("status", sorted(SVARUT))
def test_every_status_that_is_published_becomes_ours(
    mail: Mail, there: Receiver, out: Path, status: str
) -> None:
    by_svarut(mail)
    mail.send(mail.order(NOTICE))
    go(mail, out, there.port())
    there.all_are(status)
    go(mail, out, there.port())
    wanted = SVARUT[status]
    assert state(mail) == (wanted, wanted)
    (notice,) = mail.rows(Notice)
    failed = wanted is Delivery.FAILED
    assert (notice.returned_on is not None) == failed
    assert (mail.fees_owed() == 0) == failed
    assert len(mail.rows(Task)) == failed


@pytest.mark.parametrize(
    "fault", ["500", "503", "429", "401", "taken, then silent", "taken, then nonsense"]
)
def test_a_fault_there_loses_nothing_and_sends_nothing_twice(
    mail: Mail, there: Receiver, out: Path, fault: str
) -> None:
    by_svarut(mail)
    mail.send(mail.order(NOTICE))
    there.faults = [fault]
    told = go(mail, out, there.port())
    assert any("SvarUt svarte ikke" in line for line in told)
    assert state(mail) == ("waiting", "waiting")
    assert mail.dispatches()[0].fault
    go(mail, out, there.port())
    assert state(mail) == ("sent", "sent")
    assert list(there.letters) == [mail.dispatches()[0].external]


def test_a_relay_killed_between_sending_and_marking_finds_its_letter_there(
    mail: Mail, there: Receiver, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_svarut(mail)
    mail.send(mail.order(NOTICE))

    def killed(*what: object, **more: object) -> None:
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr(relay, "_settle", killed)
        with pytest.raises(Killed):
            go(mail, out, there.port())
    assert (len(there.letters), state(mail)) == (1, ("waiting", "waiting"))
    go(mail, out, there.port())
    assert (len(there.letters), state(mail)) == (1, ("sent", "sent"))


def test_a_letter_that_is_refused_did_not_count_and_somebody_is_told(
    mail: Mail, there: Receiver, out: Path
) -> None:
    by_svarut(mail)
    before = mail.total()
    mail.send(mail.order(NOTICE))
    there.faults = ["400"]
    go(mail, out, there.port())
    assert state(mail) == ("failed", "failed")
    assert mail.total() == before
    assert "kunne ikke leveres: SvarUt tok ikke imot brevet (svar 400)." in mail.tasks()[0]
    assert mail.proved()


def test_one_letter_that_svarut_chokes_on_does_not_hold_back_the_others(
    mail: Mail, there: Receiver, out: Path
) -> None:
    by_svarut(mail)
    for _ in range(3):
        mail.send(mail.order(LetterKind.STATEMENT))
    there.faults = ["500"]
    told = go(mail, out, there.port())
    assert told[0] == "SvarUt: 2 brev sendt"
    assert [row.state for row in mail.dispatches()] == ["waiting", "sent", "sent"]
    go(mail, out, there.port())
    assert [row.state for row in mail.dispatches()] == ["sent", "sent", "sent"]
    assert len(there.letters) == 3


def test_a_silent_svarut_is_left_alone_after_three_tries_and_a_person_is_told_at_last(
    mail: Mail, there: Receiver, out: Path
) -> None:
    by_svarut(mail)
    for _ in range(5):
        mail.send(mail.order(LetterKind.STATEMENT))
    there.faults = ["503"] * 100
    go(mail, out, there.port())
    assert [row.attempts for row in mail.dispatches()] == [1, 1, 1, 0, 0]
    for _ in range(5):
        go(mail, out, there.port())
    assert mail.dispatches()[0].attempts == 6
    told = [text for text in mail.tasks() if "går ikke ut" in text]
    assert [text.count("går ikke ut: SvarUt svarte ikke") for text in told] == [1, 1, 1]


def test_a_letter_with_a_fault_is_tried_later_each_time(
    mail: Mail, there: Receiver, out: Path
) -> None:
    by_svarut(mail)
    mail.send(mail.order(NOTICE))
    there.faults = ["500"]
    for _ in range(2):  # the lease of two minutes is not over
        list(relay.run(mail.db, out, there.port()))
    assert (mail.dispatches()[0].attempts, there.letters) == (1, {})


@pytest.mark.parametrize("by", ["folder", "svarut"])
def test_a_broken_letter_is_marked_and_the_others_go(
    mail: Mail, there: Receiver, out: Path, by: str, expect_log: Callable[[str], None]
) -> None:
    if by == "svarut":
        by_svarut(mail)
    for _ in range(3):
        mail.send(mail.order(LetterKind.STATEMENT))
    broken = mail.letters()[0].id
    with mail.db.write(SYSTEM) as work:
        letter = work.get_one(LetterRow, broken)
        whole = dict(letter.content)
        letter.content = {key: value for key, value in letter.content.items() if key != "address"}
    expect_log("the letter of dispatch")
    go(mail, out, there.port())
    first, *others = mail.dispatches()
    assert (first.state, first.attempts) == ("waiting", 1)
    assert "uventet feil (KeyError)" in first.fault
    assert [row.state for row in others] == ["sent", "sent"]
    with mail.db.write(SYSTEM) as work:
        work.get_one(LetterRow, broken).content = whole
    go(mail, out, there.port())
    assert {row.state for row in mail.dispatches()} == {"sent"}
    if by == "folder":  # the first batch is as it was laid, and the letter came in another
        assert sorted(len(list(batch.glob("*.pdf"))) for batch in out.iterdir()) == [1, 2]


def test_a_relay_killed_while_it_marks_a_batch_lays_nothing_twice(
    mail: Mail, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        mail.send(mail.order(LetterKind.STATEMENT))
    real, seen = relay._settle, []

    def killed(*what: object, **more: object) -> None:
        seen.append(what)
        if len(seen) == 2:
            raise Killed
        real(*what, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as broken:
        broken.setattr(relay, "_settle", killed)
        with pytest.raises(Killed):
            go(mail, out)
    assert [row.state for row in mail.dispatches()] == ["sent", "waiting", "waiting"]
    mail.send(mail.order(LetterKind.STATEMENT))
    mail.books.today_is(TODAY + timedelta(days=1))
    go(mail, out)
    assert {row.state for row in mail.dispatches()} == {"sent"}
    assert sorted(len(list(batch.glob("*.pdf"))) for batch in out.iterdir()) == [1, 3]


def test_the_courier_outlives_a_fault_and_waits_longer_each_time(
    mail: Mail, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    def breaks(*_: object) -> Iterator[str]:
        raise RuntimeError
        yield ""

    with monkeypatch.context() as broken:
        broken.setattr(letter_ways, "relayed", breaks)
        expect_log("letters wait: a fault that nobody foresaw")
        assert not serve.carry(mail.db, Settings())
    assert [serve.pause(faults) for faults in (0, 1, 2, 50)] == [60, 120, 240, 3_600]


def test_a_letter_of_the_practice_desk_goes_to_its_own_folder_and_its_days_run(
    mail: Mail, tmp_path: Path
) -> None:
    assert mail.db.clock.fixed == TODAY  # a desk with a fixed day is a practice desk
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE))
    house = tmp_path / "house"
    assert serve.carry(mail.db, Settings(folder=str(tmp_path), letters_folder=str(house)))
    assert not house.exists()
    assert len(list((tmp_path / "letters").rglob("*.pdf"))) == 1
    (letter,) = mail.letters()
    assert (letter.state, letter.sent_on) == ("sent", TODAY)


def test_two_relays_at_once_send_each_letter_once(mail: Mail, there: Receiver, out: Path) -> None:
    by_svarut(mail)
    for _ in range(4):
        mail.send(mail.order(LetterKind.STATEMENT))
    relays = [
        threading.Thread(target=lambda: list(relay.run(mail.db, out, there.port())))
        for _ in range(2)
    ]
    for each in relays:
        each.start()
    for each in relays:
        each.join()
    assert len(there.letters) == 4
    assert {row.state for row in mail.dispatches()} == {"sent"}


def test_a_protected_address_is_in_no_column_no_file_and_no_request(
    mail: Mail, there: Receiver, out: Path
) -> None:
    identified(mail)
    protect(mail)
    with pytest.raises(LetterChannelMissing):
        mail.send(mail.order(NOTICE))
    by_svarut(mail)
    mail.send(mail.order(NOTICE))
    go(mail, out, there.port())
    ((_, shipment),) = there.letters.items()
    assert shipment["mottaker"] == {"navn": "Fager Lykt", "digitalId": NUMBER}
    assert shipment["kunDigitalLevering"] is True
    (letter,) = mail.letters()
    assert "Adressen er skjermet" in mail.text(letter)
    for trace in ("Hemmelig vei", "Båtsfjord", "9990"):
        assert trace not in mail.text(letter)
        assert trace not in repr(dump(mail.db, LetterRow))
        assert trace not in json.dumps(there.letters, ensure_ascii=False)
    assert NUMBER not in repr(dump(mail.db))
    assert list(out.iterdir()) == []


def test_an_address_that_was_protected_meanwhile_does_not_leave(mail: Mail, out: Path) -> None:
    mail.send(mail.order(NOTICE))
    protect(mail)
    go(mail, out)
    assert state(mail) == ("failed", "failed")
    assert list(out.iterdir()) == []
    assert "adressen ble skjermet" in mail.tasks()[0]


def test_a_question_to_a_unit_goes_to_the_folder_whatever_the_channel(
    mail: Mail, there: Receiver, out: Path
) -> None:
    by_svarut(mail)
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    answer(mail.db, mail.kari, number, UnitView.UPHOLDS)
    go(mail, out, there.port())
    assert there.letters == {}
    (batch,) = out.iterdir()
    told = json.loads((batch / "manifest.json").read_text("utf-8"))
    assert told["letters"][0]["recipient"]["name"] == "Bydel Øvre By"


def test_letters_are_never_sent_in_the_open() -> None:
    with pytest.raises(BadSetting):
        SvarUt(
            address="http://svarut.example", account="a", integration="i", password="p",
            token=lambda: "",
        )  # fmt: skip


def test_the_request_has_no_field_that_the_schema_does_not_know() -> None:
    known = Forsendelse.model_json_schema(by_alias=True)
    assert set(known["properties"]) == set(SCHEMA["properties"])
    there = SCHEMA["properties"]["mottaker"]["properties"]
    assert set(known["$defs"]["Mottaker"]["properties"]) == set(there)
