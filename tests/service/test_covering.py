"""What is sent on goes with a covering letter that names our journal number and every paper."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from collector_desk.domain.delivery import Channel as Way
from collector_desk.domain.inquiry import Channel, InquiryKind, Sender
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.work import WorkKind
from collector_desk.errors.letter_post import LetterNotOut
from collector_desk.errors.service import Stale
from collector_desk.models import (
    Audit,
    CreditorUnit,
    Document,
    Hold,
    Inquiry,
    LetterRow,
    Task,
)
from collector_desk.service import (
    answering,
    covering_returns,
    folder,
    gate,
    inquiries,
    inquiry_rows,
    letter_returns,
    letter_rows,
    relay,
    timeline,
    worklist,
)
from collector_desk.service.covering import NO_ADDRESS
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.house_post import HousePost
from collector_desk.wire.imports import FileIn
from collector_desk.wire.inquiries import Handle, InquiryRow, Register
from collector_desk.wire.inquiries import Mail as Post
from collector_desk.wire.letters import Returned
from collector_desk.wire.work import AskWork
from tests.service.mail import Mail

NUMBER = "16920600186"  # month + 80: nobody's
PAPERS = (b"%PDF-1.7 trekkoppgave", b"\x89PNG\r\n\x1a\n kvittering")
FILES = tuple(
    FileIn(name=name, content=base64.b64encode(data).decode())
    for name, data in zip(("Trekkoppgave.pdf", "Kvittering.png"), PAPERS, strict=True)
)


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def came(mail: Mail, *, known: bool = False, **more: Any) -> InquiryRow:
    """An employer wrote to us what the namsmann should have had, with two papers."""
    told: dict[str, Any] = {
        "kind": InquiryKind.MAIL, "text": "Vi trekker fra desember.\n\nHilsen lønn",
        "sender": Sender.EMPLOYER, "sender_name": "Prøve Bygg AS", "files": FILES,
        "channel": Channel.POST,
    }  # fmt: skip
    with mail.db.write(mail.kari) as work:
        if known:
            return inquiries.register(work, mail.debtor_id, Register(**(told | more)))
        return inquiries.register_mail(work, Post(**(told | more)))


def sent_on(mail: Mail, row: InquiryRow, to: str, address: str = "") -> LetterRow:
    order = Handle(
        version=row.version, outcome="ikke vår", forwarded=True, forwarded_to=to,
        forwarded_address=address,
    )  # fmt: skip
    with mail.db.write(mail.kari) as work:
        assert inquiries.handle(work, row.inquiry_id, order).state == "forwarded"
    (letter,) = mail.rows(LetterRow, inquiry_id=row.inquiry_id)
    assert isinstance(letter, LetterRow)
    return letter


def lines(letter: LetterRow) -> list[str]:
    found: list[str] = letter.content["head"]["recipient"]["lines"]
    return found


def test_the_letter_says_what_came_from_whom_and_lists_the_papers(mail: Mail) -> None:
    row = came(mail, known=True)
    letter = sent_on(mail, row, "Namsfogden i Prøveby", "Prøveveien 3, 0003 Oslo")
    text = " ".join(mail.text(letter).split())
    assert row.journal == "J-2026-000001"
    for words in (
        "Namsfogden i Prøveby Prøveveien 3 0003 Oslo",
        f"Vi mottok dette i posten {row.received_on:%d.%m.%Y} fra arbeidsgiver Prøve Bygg AS.",
        "Hos oss har det journalnummer J-2026-000001.",
        "Det er ikke vi som skal svare på det.",
        "Vi trekker fra desember. Hilsen lønn",
        "1. Trekkoppgave.pdf 2. Kvittering.png",
        "forvaltningsloven § 13",
    ):
        assert words in text
    assert (letter.kind, letter.recipient, letter.state) == ("covering_letter", "office", "waiting")
    assert letter.content["head"]["concerns"]
    with mail.db.read(mail.kari) as work:
        rows = folder.read(work, gate.known(work, mail.debtor_id))
        events = list(timeline.events(rows, {}, known=None))
        (listed,) = letter_rows.of_debtor(rows)
    (told,) = [one for one in events if one.document_id == letter.document_id]
    assert (told.title, "J-2026-000001" in told.text) == ("Henvendelse sendt videre", True)
    assert (listed.kind_label, listed.to_label) == ("Oversendelse", "Annen instans")


def test_mail_that_is_nobodys_goes_with_its_letter_and_its_papers(
    mail: Mail, tmp_path: Path
) -> None:
    post = mail.db.post
    mail.db.post = HousePost(sender=post.sender, channel=Way.SVARUT)  # printed all the same
    letter = sent_on(mail, came(mail), "Namsfogden i Prøveby")
    assert (letter.debtor_id, lines(letter)) == (None, [NO_ADDRESS])
    assert letter.content["head"]["concerns"] == ""
    list(relay.run(mail.db, tmp_path / "out", None))
    (batch,) = (tmp_path / "out").iterdir()
    (told,) = json.loads((batch / "manifest.json").read_text("utf-8"))["letters"]
    assert (batch / told["file"]).read_bytes() == mail.kept(letter)
    laid = [(batch / each["file"]).read_bytes() for each in told["enclosed"]]
    assert laid == list(PAPERS)
    assert [each["sha256"] for each in told["enclosed"]] == [
        hashlib.sha256(data).hexdigest() for data in PAPERS
    ]
    assert [each["file"][-14:] for each in told["enclosed"]] == ["-vedlegg-1.pdf", "-vedlegg-2.png"]
    (gone,) = mail.letters()
    assert gone.state == "sent"
    streams = {row.stream for row in mail.rows(Audit) if row.deed.startswith("letters.")}
    assert streams == {"house"}
    assert mail.proved()


def test_a_unit_of_ours_is_reached_by_internal_post(mail: Mail) -> None:
    with mail.db.write(SYSTEM) as work:
        unit = work.get_one(CreditorUnit, 1)
        unit.name = "Bymiljøetaten"
    assert lines(sent_on(mail, came(mail), "Bymiljøetaten")) == ["Oslo kommune, internpost"]
    given = sent_on(mail, came(mail), "Bymiljøetaten", "Postboks 636\n0106 Oslo")
    assert lines(given) == ["Postboks 636", "0106 Oslo"]


def test_identity_numbers_stand_in_the_papers_alone(mail: Mail) -> None:
    words = f"Gjelder {NUMBER[:6]} {NUMBER[6:]} og {NUMBER}."
    file = FileIn(name=f"Trekk {NUMBER}.pdf", content=FILES[0].content)
    letter = sent_on(mail, came(mail, text=words, files=(file,)), "NAV")
    text = " ".join(mail.text(letter).split())
    assert "Gjelder 169206 ***** og 169206 *****." in text
    assert "Trekk 169206 *****.pdf" in text
    assert NUMBER[6:] not in text


def test_without_papers_it_says_so_and_an_unknown_sender_has_no_name(mail: Mail) -> None:
    row = came(mail, sender=Sender.UNKNOWN, sender_name="", files=(), channel=Channel.EMAIL)
    text = " ".join(mail.text(sent_on(mail, row, "NAV")).split())
    assert "Ingen papirer følger med: alt står i dette brevet." in text
    assert "Vi mottok dette på e-post" in text
    assert "fra en avsender vi ikke kjenner." in text


def test_a_letter_that_cannot_be_printed_leaves_a_task_and_what_is_sent_on_stands(
    mail: Mail,
) -> None:
    row = came(mail, text="Se [[vedlegg]] her")
    order = Handle(version=row.version, outcome="ikke vår", forwarded=True, forwarded_to="NAV")
    with mail.db.write(mail.kari) as work:
        assert inquiries.handle(work, row.inquiry_id, order).state == "forwarded"
    assert mail.letters() == []
    assert [one for one in mail.tasks() if one.startswith("Oversendelse er ikke sendt")]


def goes_back(mail: Mail, letter: LetterRow, version: int | None = None) -> None:
    now = mail.rows(LetterRow, id=letter.id)[0].version
    order = Returned(version=version or now, text="Ukjent på adressen")
    with mail.db.write(mail.kari) as work:
        assert letter_returns.returned(work, letter.id, order).rows == ()


def test_what_came_back_of_nobodys_mail_is_in_the_inbox_again_and_is_sent_anew(mail: Mail) -> None:
    row = came(mail)
    letter = sent_on(mail, row, "Namsfogden i Prøveby", "Gamleveien 1, 0001 Oslo")
    with mail.db.read(mail.kari) as work:
        assert covering_returns.out(work).rows == ()  # it has not left the house
    mail.goes()
    with mail.db.read(mail.kari) as work:
        (out,) = covering_returns.out(work).rows
    assert (out.letter_id, out.journal, out.to) == (letter.id, row.journal, "Namsfogden i Prøveby")
    with pytest.raises(Stale):
        goes_back(mail, letter, version=99)
    goes_back(mail, letter)
    (task,) = mail.rows(Task)
    assert (task.kind, task.debtor_id, task.state) == ("returned_post", None, "open")
    assert task.text == (
        f"Oversendelse 23.11.2026 av {row.journal} til Namsfogden i Prøveby kom i retur. Finn"
        " adressen, og send posten videre på nytt fra innkurven. Ukjent på adressen"
    )
    (noted,) = mail.rows(Audit, deed="letters.returned")
    assert noted.stream == "house"
    assert mail.rows(Hold) == []
    with mail.db.read(mail.kari) as work:
        (again,) = inquiry_rows.listed(work).unmatched
        assert covering_returns.out(work).rows == ()
    order = Handle(
        version=again.version, outcome="ikke vår", forwarded=True,
        forwarded_to="Namsfogden i Prøveby", forwarded_address="Nyveien 2, 0002 Oslo",
    )  # fmt: skip
    with mail.db.write(mail.kari) as work:
        inquiries.handle(work, again.inquiry_id, order)
    _, second = mail.letters()
    assert lines(second) == ["Nyveien 2", "0002 Oslo"]
    with pytest.raises(LetterNotOut):
        goes_back(mail, letter)


def test_mail_that_was_sent_anew_stays_where_it_is(mail: Mail) -> None:
    row = came(mail)
    first = sent_on(mail, row, "NAV")
    mail.goes()
    with mail.db.write(SYSTEM) as work:
        answering.give_back(work, row.inquiry_id)
    order = Handle(
        version=mail.rows(Inquiry)[0].version, outcome="ikke vår", forwarded=True,
        forwarded_to="Skatteetaten",
    )  # fmt: skip
    with mail.db.write(mail.kari) as work:
        inquiries.handle(work, row.inquiry_id, order)
    goes_back(mail, first)
    (inquiry,) = mail.rows(Inquiry)
    assert (inquiry.state, inquiry.forwarded_to) == ("forwarded", "Skatteetaten")


def test_the_worklist_has_what_came_back_though_it_is_nobodys(mail: Mail) -> None:
    letter = sent_on(mail, came(mail), "NAV")
    mail.goes()
    goes_back(mail, letter)
    with mail.db.read(mail.kari) as work:
        found = worklist.listed(work, AskWork(scope="all", kinds=(WorkKind.RETURNED_POST,)))
    assert [one.debtor_id for one in found.rows] == [None]
    assert "til NAV kom i retur" in found.rows[0].why


def test_it_answers_nothing_that_the_debtor_asked(mail: Mail) -> None:
    asked = came(mail, known=True, kind=InquiryKind.QUESTION, text="Hva skylder jeg?")
    letter = sent_on(mail, came(mail, known=True), "NAV")
    with mail.db.read(mail.kari) as work:
        row = work.get_one(Inquiry, asked.inquiry_id)
        assert letter.id not in [one.id for one in answering.letters_since(work, row)]
    assert mail.rows(Document, kind="letter")
    assert letter.kind == LetterKind.COVERING
