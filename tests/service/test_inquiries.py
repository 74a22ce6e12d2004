"""What comes in is never lost: whose it is, what it stops, and what became of it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
import requests
from sqlalchemy import func, select

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.delivery import To
from collector_desk.domain.inquiry import Channel, InquiryKind, Sender
from collector_desk.domain.objection import Ground
from collector_desk.domain.status import Act
from collector_desk.errors.imports import FileNotReadable
from collector_desk.errors.inquiries import (
    ExternalReused,
    FileRefused,
    InquiryClosed,
    MatchedAlready,
    NoRecipient,
    ReceivedToCome,
)
from collector_desk.errors.objections import (
    ElsewhereUnsaid,
    NotRegistered,
    SanctionNotRegistered,
)
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import (
    Audit,
    Debtor,
    Document,
    Identity,
    Inquiry,
    InquiryClaim,
    LetterRow,
    Objection,
)
from collector_desk.service import (
    folder,
    gate,
    inquiries,
    inquiry_rows,
    last_days,
    objections,
    portal,
    stops,
    timeline,
)
from collector_desk.service.database import SYSTEM, Database, Who, Work
from collector_desk.wire.imports import FileIn
from collector_desk.wire.inquiries import (
    FromPortal,
    Handle,
    Mail,
    Match,
    Register,
)
from collector_desk.wire.objections import NewObjection
from tests.kit import TODAY, VAULT, add_user, path_of
from tests.service.casework import objects, opens
from tests.service.test_objections import Case

NUMBER = "01819012345"  # month + 80: nobody's
PDF = base64.b64encode(b"%PDF-1.7 kvittering").decode()


@pytest.fixture
def case(db: Database) -> Case:
    found = Case(db)
    with db.write(found.kari) as work:
        work.add(
            Identity(
                debtor_id=found.books.debtor_id, kind="fodselsnummer", ciphertext=b"",
                blind_index=VAULT.blind_index(NUMBER),
            )
        )  # fmt: skip
    return found


@pytest.fixture
def machine(db: Database) -> Who:
    return add_user(db, "portal", role="integration", name="Portalen", team=None)


def message(**more: Any) -> FromPortal:
    order: dict[str, Any] = {
        "external": "P-2026-00000017",
        "kind": InquiryKind.OBJECTION,
        "debtor": NUMBER,
        "claims": ("K-2026-000001",),
        "ground": Ground.PAID,
        "text": "Jeg betalte 301 kr med kort på legevakten samme kveld.",
        "files": (FileIn(name="Kvittering.pdf", content=PDF),),
    }
    return FromPortal(**(order | more))


def count(db: Database, table: type) -> int:
    with db.read() as work:
        return work.scalar(select(func.count()).select_from(table)) or 0


def test_an_objection_from_the_portal_stops_its_claim_at_once(case: Case, machine: Who) -> None:
    with case.db.write(machine) as work:
        answer = inquiries.from_portal(work, message())
    assert (answer.matched, answer.objections) == (True, ("K-2026-000001",))
    with case.db.read(case.kari) as work:
        row = work.scalars(select(Objection)).one()
        assert (row.stops, row.ground, row.state) == (True, "paid", "received")
        rows = folder.read(work, gate.known(work, case.books.debtor_id))
        assert [kept.title for kept in rows.documents] == ["Kvittering.pdf"]


def test_the_same_message_twice_is_one(case: Case, machine: Who) -> None:
    answers = []
    for _ in range(2):
        with case.db.write(machine) as work:
            answers.append(inquiries.from_portal(work, message()))
    assert answers[0] == answers[1]
    assert (count(case.db, Inquiry), count(case.db, Objection), count(case.db, Document)) == (
        1,
        1,
        1,
    )
    with case.db.write(machine) as work, pytest.raises(ExternalReused):
        inquiries.from_portal(work, message(text="Noe helt annet."))


@pytest.mark.parametrize(
    "other",
    [
        {"claims": ("K-2026-000001", "K-2026-000002")},
        {"ground": Ground.WRONG_AMOUNT},
        {"disputed": 10_000},
        {"files": ()},
        {"files": (FileIn(name="Kvittering.pdf", content=base64.b64encode(b"%PDF-2").decode()),)},
        {"debtor": "02829054321"},
        {"sender": Sender.LAWYER},
    ],
)
def test_the_same_number_with_anything_else_is_a_conflict_and_nothing_is_lost(
    case: Case, machine: Who, other: dict[str, Any]
) -> None:
    with case.db.write(machine) as work:
        inquiries.from_portal(work, message())
    with case.db.write(machine) as work, pytest.raises(ExternalReused):
        inquiries.from_portal(work, message(**other))


def test_an_objection_of_nobody_stops_the_claim_it_names_until_it_is_matched(
    case: Case, machine: Who
) -> None:
    stopped = {Act.FEE, Act.DEMAND, Act.ENFORCEMENT}
    order = message(debtor="02829054321", claims=("K-2026-000001", "K-77"), disputed=10_000)
    with case.db.write(machine) as work:
        number = inquiries.from_portal(work, order).inquiry_id
    assert acts_stopped(case) == stopped
    with case.db.read(case.kari) as work:
        (row,) = inquiry_rows.listed(work).unmatched
        assert row.claims == ()
    with case.db.write(case.kari) as work:
        assert inquiry_rows.read(work, number).text.endswith(
            "\n\nOppgitt krav: K-2026-000001, K-77\nOppgitt grunn: Allerede betalt"
            "\nOppgitt bestridt beløp: 100,00 kr"
        )
    with case.db.write(case.kari) as work, pytest.raises(NotRegistered):
        inquiries.handle(work, number, Handle(version=row.version, outcome="lest"))
    other = add_debtor(case)
    with case.db.write(case.kari) as work:
        matched = inquiries.match(work, number, Match(version=row.version, debtor_id=other))
    assert (matched.claims, acts_stopped(case)) == ((), set())
    with case.db.write(machine) as work:  # the same again, now that it has a debtor
        assert inquiries.from_portal(work, order).matched


def add_debtor(case: Case) -> int:
    """Somebody else, opened."""
    with case.db.write(SYSTEM) as work:
        row = Debtor(kind="person", name="Dal, Grønn", search_name="dal gronn")
        work.add(row)
        work.flush()
        number = row.id
    opens(case.db, case.kari, number)
    return number


def test_a_second_objection_is_joined_to_the_inbox(case: Case, machine: Who) -> None:
    with case.db.write(machine) as work:
        inquiries.from_portal(work, message())
    with case.db.write(machine) as work:
        answer = inquiries.from_portal(work, message(external="P-2026-00000018"))
    assert answer.objections == ()
    with case.db.read(case.kari) as work:
        (row,) = inquiry_rows.listed(work).rows
    assert (row.kind, row.claims) == (InquiryKind.OBJECTION, ("K-2026-000001",))


def test_what_nobody_is_known_for_waits_as_unmatched_and_is_given_to_its_debtor(
    case: Case, machine: Who
) -> None:
    with case.db.write(machine) as work:
        answer = inquiries.from_portal(work, message(debtor="02829054321"))
    assert not answer.matched
    with case.db.read(case.kari) as work:
        (row,) = inquiry_rows.listed(work).unmatched
    match = Match(version=row.version, debtor_id=case.books.debtor_id)
    with case.db.write(case.kari) as work:
        inquiries.match(work, row.inquiry_id, match)
    with case.db.read(case.kari) as work:
        found = inquiry_rows.listed(work)
        assert (len(found.rows), found.unmatched) == (1, ())
        rows = folder.read(work, gate.known(work, case.books.debtor_id))
        assert [kept.title for kept in rows.documents] == ["Kvittering.pdf"]
    again = Match(version=found.rows[0].version, debtor_id=case.books.debtor_id)
    with case.db.write(case.kari) as work, pytest.raises(MatchedAlready):
        inquiries.match(work, row.inquiry_id, again)


def test_an_attachment_of_nobodys_mail_is_read_and_noted_until_it_has_a_debtor(case: Case) -> None:
    mail = Mail(
        kind=InquiryKind.MAIL, text="Uten KID", files=(FileIn(name="brev.pdf", content=PDF),)
    )
    with case.db.write(case.kari) as work:
        row = inquiries.register_mail(work, mail)
    ((number, _),) = row.documents
    with case.db.write(case.kari) as work:
        found = inquiry_rows.document(work, row.inquiry_id, number)
        assert found.content == base64.b64decode(PDF)
    with case.db.read() as work:
        (noted,) = work.scalars(select(Audit).where(Audit.deed == "inquiries.document"))
        assert noted.stream == "house"
    with case.db.write(case.kari) as work, pytest.raises(Unknown):
        inquiry_rows.document(work, row.inquiry_id + 1, number)
    with case.db.write(case.kari) as work:
        match = Match(version=row.version, debtor_id=case.books.debtor_id)
        moved = inquiries.match(work, row.inquiry_id, match)
    for document_id, _ in (row.documents[0], moved.documents[0]):
        with case.db.write(case.kari) as work, pytest.raises(Unknown):
            inquiry_rows.document(work, row.inquiry_id, document_id)


def test_another_debtors_claim_is_never_objected_to(case: Case, machine: Who) -> None:
    with case.db.write(machine) as work:
        answer = inquiries.from_portal(work, message(claims=("K-2026-999999",)))
    assert (answer.matched, answer.objections) == (True, ())
    assert count(case.db, Objection) == 0


def test_a_letter_is_registered_and_closed_with_what_became_of_it(case: Case) -> None:
    order = Register(
        kind=InquiryKind.QUESTION, channel=Channel.POST, text="Hvor mye skylder jeg?",
        claims=(case.claim,), received_on=date(2026, 11, 20),
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        row = inquiries.register(work, case.books.debtor_id, order)
    assert (row.claims, row.answer_by) == (("K-2026-000001",), date(2026, 11, 27))
    handle = Handle(
        version=row.version, outcome="svart på telefon", no_letter="Fikk summen på telefon."
    )
    with case.db.write(case.kari) as work:
        inquiries.handle(work, row.inquiry_id, handle)
    with case.db.write(case.kari) as work, pytest.raises(InquiryClosed):
        inquiries.handle(work, row.inquiry_id, handle)
    with case.db.read(case.kari) as work:
        assert inquiry_rows.listed(work).rows == ()


def test_an_objection_is_closed_only_once_it_stands_on_what_it_disputes(case: Case) -> None:
    order = Register(kind=InquiryKind.OBJECTION, channel=Channel.POST, text="Dette er feil.")
    with case.db.write(case.kari) as work:
        row = inquiries.register(work, case.books.debtor_id, order)
        work.add(InquiryClaim(inquiry_id=row.inquiry_id, claim_id=case.claim))
    other = case.books.claim(10_000, due=date(2026, 8, 11))
    read = Handle(version=row.version, outcome="lest")
    for claim in (None, other):
        if claim is not None:
            objects(case.db, case.kari, case.books.debtor_id, claim)
        with case.db.write(case.kari) as work, pytest.raises(NotRegistered):
            inquiries.handle(work, row.inquiry_id, read)
        with case.db.read(case.kari) as work:
            rows = folder.read(work, gate.known(work, case.books.debtor_id))
            assert stops.unregistered(rows, rows.claims[0]), "it stops still"
    case.objects()
    with case.db.write(case.kari) as work:
        assert inquiries.handle(work, row.inquiry_id, read).state == "handled"


def test_an_objection_that_is_about_no_claim_here_is_sent_on_with_the_reason(case: Case) -> None:
    order = Register(kind=InquiryKind.OBJECTION, channel=Channel.POST, text="Skiltet var skjult.")
    with case.db.write(case.kari) as work:
        row = inquiries.register(work, case.books.debtor_id, order)
    on = Handle(
        version=row.version,
        outcome="ikke vår",
        forwarded=True,
        forwarded_to=" Bymiljøetaten ",
        no_letter="Gjelder en bot fra en annen kommune.",
    )
    unsaid = on.model_copy(update={"no_letter": "vet ikke"})
    with pytest.raises(ElsewhereUnsaid), case.db.write(case.kari) as work:
        inquiries.handle(work, row.inquiry_id, unsaid)
    assert acts_stopped(case) == {Act.FEE, Act.DEMAND, Act.ENFORCEMENT}
    nobody = on.model_copy(update={"forwarded_to": " "})
    with pytest.raises(NoRecipient), case.db.write(case.kari) as work:
        inquiries.handle(work, row.inquiry_id, nobody)
    with case.db.write(case.kari) as work:
        told = inquiries.handle(work, row.inquiry_id, on)
    assert (told.state, told.forwarded_to) == ("forwarded", "Bymiljøetaten")
    with case.db.read(case.kari) as work:
        note = work.scalars(select(Audit).where(Audit.deed == "inquiries.handle")).one()
        assert (note.details or {})["forwarded_to"] == "Bymiljøetaten"
        assert (note.details or {})["elsewhere"] == on.no_letter
        told_debtor = work.scalars(
            select(LetterRow).where(LetterRow.recipient == To.DEBTOR.value)
        ).one()
        assert "Innsigelsen din er sendt videre" in str(told_debtor.content)
        rows = folder.read(work, gate.known(work, case.books.debtor_id))
        (event,) = [
            one for one in timeline.events(rows, {}, known=None) if one.key.startswith("inquiry:")
        ]
    assert (event.title, event.text, event.day) == (
        "Henvendelse sendt videre", f"Innsigelse · til Bymiljøetaten · ikke vår · {row.journal}", TODAY,
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["kindergarten", "parking_fine"])
def test_an_objection_to_a_claim_is_sent_on_no_more_than_it_is_closed(
    db: Database, kind: str
) -> None:
    """Rulings 18 and 19: «jeg har betalt boten» stops here; against the fine itself by its ground."""
    case = Case(db, kind=kind)
    order = Register(kind=InquiryKind.OBJECTION, channel=Channel.POST, text="Jeg har betalt.")
    with db.write(case.kari) as work:
        row = inquiries.register(work, case.books.debtor_id, order)
        work.add(InquiryClaim(inquiry_id=row.inquiry_id, claim_id=case.claim))
    on = Handle(
        version=row.version, outcome="sendt på", forwarded=True, forwarded_to="Bymiljøetaten",
        no_letter="Den hører hjemme der.",
    )  # fmt: skip
    with db.write(case.kari) as work, pytest.raises(NotRegistered, match="ikke registrert"):
        inquiries.handle(work, row.inquiry_id, on)
    assert acts_stopped(case) == {Act.FEE, Act.DEMAND, Act.ENFORCEMENT}
    assert count(db, LetterRow) == 0
    objects(db, case.kari, case.books.debtor_id, case.claim)
    with db.write(case.kari) as work:
        assert inquiries.handle(work, row.inquiry_id, on).state == "forwarded"
    assert acts_stopped(case) == {Act.FEE, Act.DEMAND, Act.ENFORCEMENT}


def test_an_old_page_and_a_strange_claim_are_refused(case: Case) -> None:
    with case.db.write(case.kari) as work:
        row = inquiries.register_mail(work, Mail(kind=InquiryKind.MAIL, text="Til namsmannen"))
    with case.db.write(case.kari) as work, pytest.raises(Stale):
        inquiries.handle(work, row.inquiry_id, Handle(version=9, outcome="videre", forwarded=True))
    order = Register(kind=InquiryKind.QUESTION, channel=Channel.EMAIL, text="?", claims=(999,))
    with case.db.write(case.kari) as work, pytest.raises(Unknown):
        inquiries.register(work, case.books.debtor_id, order)


@pytest.mark.parametrize(
    ("file", "error"),
    [
        (FileIn(name="virus.exe", content=base64.b64encode(b"MZ\x90").decode()), FileRefused),
        (FileIn(name="tomt.pdf", content=""), FileRefused),
        (FileIn(name="a.pdf", content="###"), FileNotReadable),
        (FileIn(name="fdp.\u202eexe.pdf", content=PDF), FileNotReadable),
        (FileIn(name="x.html", content=base64.b64encode(b"<html>").decode()), FileRefused),
    ],
)
def test_an_attachment_that_is_no_document_is_refused_and_nothing_is_kept(
    case: Case, machine: Who, file: FileIn, error: type[Exception]
) -> None:
    with pytest.raises(error), case.db.write(machine) as work:
        inquiries.from_portal(work, message(files=(file,)))
    assert (count(case.db, Inquiry), count(case.db, Document)) == (0, 0)


@pytest.mark.parametrize("way", ["portal", "register", "mail", "objection"])
def test_what_comes_on_a_day_to_come_is_refused_by_every_way(
    case: Case, machine: Who, way: str
) -> None:
    day, debtor_id = date(2026, 11, 24), case.books.debtor_id
    post: dict[str, Any] = {"channel": Channel.POST, "text": "Kjære kommune", "received_on": day}
    ways: dict[str, tuple[Who, Callable[[Work], object]]] = {
        "portal": (machine, lambda work: inquiries.from_portal(work, message(received_on=day))),
        "register": (
            case.kari,
            lambda work: inquiries.register(
                work, debtor_id, Register(kind=InquiryKind.QUESTION, **post)
            ),
        ),
        "mail": (
            case.kari,
            lambda work: inquiries.register_mail(work, Mail(kind=InquiryKind.MAIL, **post)),
        ),
        "objection": (
            case.kari,
            lambda work: objections.register(
                work, debtor_id, NewObjection(claim_id=case.claim, ground=Ground.PAID, **post)
            ),
        ),
    }
    who, act = ways[way]
    with pytest.raises(ReceivedToCome, match="Mottatt") as refused, case.db.write(who) as work:
        act(work)
    assert "24.11.2026" in str(refused.value.text())
    assert [count(case.db, each) for each in (Inquiry, Objection, Document)] == [0, 0, 0]


def acts_stopped(case: Case) -> set[Act]:
    """What stands in the way of today's steps on the claim."""
    with case.db.read(case.kari) as work:
        rows = folder.read(work, gate.known(work, case.books.debtor_id))
        claim = rows.claim(case.claim)
        assert claim is not None
        today = work.clock.today()
        limit = last_days.limitation_of(claim, (), today=today)
        return {act for stop in stops.stops_on(rows, claim, limit, today) for act in stop.acts}


@pytest.mark.parametrize(
    ("kind", "named", "stopped"),
    [
        ("control_sanction", True, True),
        ("control_sanction", False, True),
        ("kindergarten", True, True),
        ("parking_fine", True, True),
        ("parking_fine", False, False),
    ],
)
def test_a_complaint_stops_what_it_names_from_the_inbox_and_a_sanction_it_may_speak_of(
    db: Database, kind: str, *, named: bool, stopped: bool
) -> None:
    """In doubt it is against the claim, or its collection (rulings 18 and 19)."""
    case = Case(db, kind=kind)
    order = Register(
        kind=InquiryKind.COMPLAINT, channel=Channel.POST, text="Jeg klager på ileggelsen.",
        claims=(case.claim,) if named else (),
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        inquiries.register(work, case.books.debtor_id, order)
    assert acts_stopped(case) == ({Act.FEE, Act.DEMAND, Act.ENFORCEMENT} if stopped else set())


@pytest.mark.parametrize("forwarded", [True, False])
def test_a_complaint_on_a_control_sanction_is_closed_once_it_stands_on_the_claim(
    db: Database, *, forwarded: bool
) -> None:
    case = Case(db, kind="control_sanction")
    order = Register(
        kind=InquiryKind.COMPLAINT, channel=Channel.POST, text="Jeg klager.", claims=(case.claim,)
    )
    with case.db.write(case.kari) as work:
        row = inquiries.register(work, case.books.debtor_id, order)
    close = Handle(
        version=row.version, outcome="sendt på", forwarded=forwarded, forwarded_to="BYM",
        no_letter="" if forwarded else "Den avgjøres som innsigelse.",
    )  # fmt: skip
    with case.db.write(case.kari) as work, pytest.raises(SanctionNotRegistered):
        inquiries.handle(work, row.inquiry_id, close)
    objects(case.db, case.kari, case.books.debtor_id, case.claim)
    with case.db.write(case.kari) as work:
        inquiries.handle(work, row.inquiry_id, close)
    assert acts_stopped(case) == {Act.FEE, Act.DEMAND, Act.ENFORCEMENT}


def test_the_portal_shows_a_debtor_what_is_owed_and_how_far_requests_have_come(
    case: Case, machine: Who
) -> None:
    with case.db.write(machine) as work:
        inquiries.from_portal(work, message())
    with case.db.write(machine) as work:
        view = portal.show(work, NUMBER)
    assert (view.owed, view.not_demanded) == (0, case.total())  # it is disputed
    (claim,) = view.claims
    assert (claim.number, claim.account) == ("K-2026-000001", "13150101837")
    assert claim.total == case.total()
    assert [(one.kind, one.state) for one in view.requests] == [("Innsigelse", "Mottatt")]
    with case.db.write(machine) as work, pytest.raises(Unknown):
        portal.show(work, "02829054321")


def test_the_same_message_from_many_at_once_is_one(
    case: Case, sign_in: Callable[..., Desk], service: str
) -> None:
    token = sign_in("portal2", role="integration", team=None).connection.token
    for turn in range(4):
        body = message(external=f"P-2026-0000010{turn}", files=()).model_dump(mode="json")

        def send(_: int, body: dict[str, Any] = body) -> tuple[int, int]:
            headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": new_key()}
            path = path_of("inquiries.from_portal", 0)
            answer = requests.post(service + path, json=body, headers=headers, timeout=30)
            return answer.status_code, answer.json().get("inquiry_id", 0)

        with ThreadPoolExecutor(6) as pool:
            answers = set(pool.map(send, range(6)))
        assert len(answers) == 1
        assert answers.pop()[0] == 200
    assert count(case.db, Inquiry) == 4


def test_the_words_are_read_when_the_debtor_is_open(case: Case) -> None:
    """Also in one's own portfolio: the list may be seen over a shoulder, and a look is noted."""
    order = Register(
        kind=InquiryKind.DEFERRAL, channel=Channel.POST, sender=Sender.DEBTOR,
        text="Jeg er sykmeldt og ber om utsettelse.",
        files=(FileIn(name="Legeerklæring.pdf", content=PDF),),
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        inquiries.register(work, case.books.debtor_id, order)
    anne = add_user(case.db, "anne", name="Anne Berg")
    with case.db.write(SYSTEM) as work:
        work.get_one(Debtor, case.books.debtor_id).responsible_id = anne.person_id

    def words() -> tuple[bool, str, list[str]]:
        with case.db.read(anne) as work:
            (row,) = inquiry_rows.listed(work).rows
            return row.read, row.text, [title for _, title in row.documents]

    assert words() == (False, "Åpne skyldneren for å lese hva som står.", ["Vedlegg 1"])
    opens(case.db, anne, case.books.debtor_id)
    assert words() == (True, "Jeg er sykmeldt og ber om utsettelse.", ["Legeerklæring.pdf"])


def test_what_an_inquiry_is_about_is_told_before_its_words_may_be_read(case: Case) -> None:
    order = Register(
        kind=InquiryKind.QUESTION, channel=Channel.POST, text="Hva er dette?",
        claims=(case.claim,),
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        inquiries.register(work, case.books.debtor_id, order)
    with case.db.read(add_user(case.db, "anne", name="Anne Berg")) as work:
        (row,) = inquiry_rows.listed(work).rows
    assert (row.read, row.subject) == (False, "Bydel Øvre By")


def test_mail_of_nobody_is_read_by_a_noted_look(case: Case) -> None:
    mail = Mail(kind=InquiryKind.MAIL, text="Jeg er sykmeldt.", sender=Sender.UNKNOWN)
    with case.db.write(case.kari) as work:
        number = inquiries.register_mail(work, mail).inquiry_id
    with case.db.read(case.per) as work:
        (row,) = inquiry_rows.listed(work).unmatched
        assert row.text == "Les posten for å se hva som står."
    with case.db.write(case.per) as work:
        assert inquiry_rows.read(work, number).text == "Jeg er sykmeldt."
    with case.db.read() as work:
        looks = select(Audit.account_id, Audit.details).where(Audit.deed == "inquiries.read")
        assert [tuple(row) for row in work.execute(looks)] == [
            (case.per.account_id, {"inquiry": number})
        ]
        assert work.get_one(Inquiry, number).version == 1
    with case.db.write(SYSTEM) as work:
        work.get_one(Inquiry, number).debtor_id = case.books.debtor_id
    with case.db.write(case.per) as work, pytest.raises(Unknown):
        inquiry_rows.read(work, number)
