"""The box of who owes: seen claim by claim; let out, put back, joined and paid back."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QTimer, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.accounts import check_account, format_account
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.handover import HandedRole
from collector_desk.domain.release import ReleaseGround
from collector_desk.errors.base import DeskError
from collector_desk.ui import layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.casework import parties_orders, reach
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.debtor_search import DebtorPick
from collector_desk.ui.casework.files import FilesField
from collector_desk.ui.casework.parties_heir import HeirFields
from collector_desk.ui.casework.parties_orders import AskedJoint
from collector_desk.ui.casework.parties_parts import PaidTicks, before_after, owed_by, released
from collector_desk.ui.casework.sending import Order, Sending
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, NoteField, TextField
from collector_desk.ui.formats import kr
from collector_desk.ui.messages import message
from collector_desk.ui.panels import Alert, announce, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.parties import (
    Parties,
    PayBack,
    ReleasePreview,
    ReleaseRow,
    ReturnedRow,
    TryRelease,
)

_RELEASE, _JOIN, _UNDO, _BACK = "release", "join", "undo", "back"
_OPEN = frozenset({"no_account", "ended"})  # states in which money back asks for an account
_PAUSE_MS, _LEAST_REASONS, _LEAST_WHY = 150, 10, 5
_ROLES = (
    (HandedRole.HEIR, "Arving"), (HandedRole.PARENT, "Forelder"), (HandedRole.TENANT, "Leietaker"),
    (HandedRole.OWNER, "Eier av kjøretøyet"), (HandedRole.DRIVER, "Fører"),
    (HandedRole.DEBTOR, "Skyldner"),
)  # fmt: skip


class PartiesBox(Box):
    """Who owes the chosen claim stands on top; under it the one thing that is done now."""

    def __init__(
        self, parent: QWidget, context: Context, sheet: Sheet, claim_id: int | None
    ) -> None:
        super().__init__(parent, Sending(context), title=self.tr("Parter"), about=sheet.name)
        self._context, self._sheet = context, sheet
        self._found = Parties(debtor_id=sheet.debtor_id, claims=(), releases=(), payments=())
        self._shown: ReleasePreview | None = None
        self._refused, self._known = "", False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._make(claim_id)
        self._lay_out()
        for field in (self.do_what, self.claim):
            field.changed.connect(self._chosen)
        self.role.changed.connect(self._role_chosen)
        for asked in (self.ground, self.other, self.paid):
            asked.changed.connect(self._changed)
        for written in (
            self.share,
            self.heir,
            self.reasons,
            self.files,
            self.undo_why,
            self.account,
        ):
            written.changed.connect(self.show_state)
        desk, number = context.desk, sheet.debtor_id
        context.tasks.run(lambda: desk.parties.show(number), self._came, self.sending.refuse, self)
        self._chosen()

    def _make(self, claim_id: int | None) -> None:
        claims = [(str(row.claim_id), reach.claim_words(row)) for row in self._sheet.claims]
        self.claim = ChoiceField(self.tr("Krav"), claims)
        if claim_id is not None:
            self.claim.set_value(str(claim_id))
        self.owes = label("", "cell", wrap=True)
        self.before = label("", "cell", wrap=True, muted=True)
        self.do_what = ChoiceField(self.tr("Hva gjør du?"), [])
        self.ground = ChoiceField(self.tr("Grunn"), self._grounds())
        self.role = ChoiceField(self.tr("Hva er den nye?"), [(r.value, w) for r, w in _ROLES])
        self.share = MoneyField(
            self.tr("Andel av hovedstolen"), help_text=self.tr("Tomt: skylder hele kravet.")
        )
        self.heir = HeirFields()
        self.other = DebtorPick(
            self._context,
            self.tr("Riktig skyldner, om kjent"),
            besides=self._sheet.debtor_id,
            why=self.tr("Riktig skyldner eller medskyldner"),
        )
        self.paid = PaidTicks()
        self.reasons = NoteField(self.tr("Begrunnelse"), lines=4, required=True)
        self.files = FilesField()
        self.told = Alert(Tone.INFO, "")
        self.told.hide()
        self.again = label("", "cell", wrap=True)
        self.undo_why = TextField(self.tr("Hvorfor angres det?"), required=True, longest=300)
        self.account = TextField(self.tr("Konto å betale til"), required=True, longest=20)

    def _lay_out(self) -> None:
        self._joins, self._new = QWidget(), QWidget()
        self._joins.setLayout(self.pair(self.role, self.share))
        new = layout.column(
            self.ground, self._joins, self.heir, self.other, self.paid, self.told, self.reasons, self.files,
            spacing=12,
        )  # fmt: skip
        self._new.setLayout(new)
        whole = layout.column(
            self.claim, self.owes, self.before, self.do_what, self._new, self.again,
            self.undo_why, self.account, spacing=12,
        )  # fmt: skip
        self.arrange(whole, do=self.tr("Registrer"), size=(720, 800))

    # what there is ---------------------------------------------------------------------

    def _came(self, found: Parties) -> None:
        self._found, self._known = found, True
        self._chosen()

    @property
    def act(self) -> tuple[str, int]:
        """What is to be done, and to which release or payment back where it is to one."""
        name, _, number = str(self.do_what.box.currentData() or "").partition(":")
        return name, int(number or 0)

    def _options(self) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        if "parties.release" not in self._context.user.may:
            return found
        if self._claim_id and any(one.claim_id == self._claim_id for one in self._found.claims):
            found.append((_RELEASE, self.tr("Fri {0} fra kravet").format(self._sheet.name)))
            found.append((_JOIN, self.tr("Sett en til på kravet")))
        for row in self._found.releases:
            if row.undone_on is not None:
                continue
            words = f"{row.claim_number}, {row.ground_label.lower()}"
            found.append(
                (f"{_UNDO}:{row.release_id}", self.tr("Angre fritaket: {0}").format(words))
            )
            found += [
                (f"{_BACK}:{one.returned_id}", self.tr("Betal tilbake {0}").format(kr(one.amount)))
                for one in row.returned
                if one.state in _OPEN
            ]
        return found

    def _grounds(self) -> list[tuple[str, str]]:
        """The grounds that can be meant for the claim: no vehicle where none is behind it."""
        kinds = [ClaimKind(c.kind) for c in self._sheet.claims if c.claim_id == self._claim_id]
        return [(each.value, each.label) for each in ReleaseGround if all(map(each.fits, kinds))]

    @property
    def _claim_id(self) -> int:
        return int(self.claim.box.currentData() or 0)

    @Slot()
    def _chosen(self) -> None:
        """The claim or the deed is another: show what belongs to it."""
        _offer(self.do_what, self._options())
        _offer(self.ground, self._grounds())
        claims = {one.claim_id: one for one in self._found.claims}
        self.owes.setText(owed_by(claims.get(self._claim_id)))
        self.owes.setVisible(bool(self.owes.text()))
        self.before.setText("\n".join(map(released, self._found.releases)))
        self.before.setVisible(bool(self._found.releases))
        self.claim.setVisible(bool(self._sheet.claims))
        paid = [one for one in self._found.payments if one.claim_id == self._claim_id]
        self.paid.offer(paid)
        self._show_fields()
        self._changed()

    def _show_fields(self) -> None:
        act, number = self.act
        self.again.setText("\n".join(self._release(number).if_undone) if act == _UNDO else "")
        self.again.setVisible(act == _UNDO)
        self._new.setVisible(act in {_RELEASE, _JOIN})
        self._joins.setVisible(act == _JOIN)
        self.heir.setVisible(act == _JOIN and self._is_heir)
        self.ground.setVisible(act == _RELEASE)
        self.do_what.setVisible(self.do_what.box.count() > 0)
        self.undo_why.setVisible(act == _UNDO)
        self.account.setVisible(act == _BACK)
        whom = self.tr("Riktig skyldner, om kjent")
        self.other.search.field.rename(whom if act == _RELEASE else self.tr("Ny på kravet"))

    @property
    def _is_heir(self) -> bool:
        return self.role.value() == HandedRole.HEIR.value

    @Slot()
    def _role_chosen(self) -> None:
        self._show_fields()
        self.show_state()

    # what it would do ------------------------------------------------------------------

    @Slot()
    def _changed(self) -> None:
        self._shown, self._refused = None, ""
        releases = self.act[0] == _RELEASE
        never_owed = ReleaseGround(self.ground.value()).never_owed
        self.paid.setVisible(releases and never_owed and bool(self.paid.boxes))
        if releases:
            self._pause.start()
        else:
            self.told.hide()
            self._pause.stop()
        self.show_state()

    def _question(self) -> TryRelease:
        ground, picked = ReleaseGround(self.ground.value()), self.other.picked
        return TryRelease(
            claim_id=self._claim_id,
            ground=ground,
            successor_id=picked.debtor_id if picked else None,
            payments=self.paid.chosen() if ground.never_owed else (),
        )

    @Slot()
    def _ask(self) -> None:
        desk, number, asked = self._context.desk, self._sheet.debtor_id, self._question()
        self._context.tasks.run(
            lambda: desk.parties.preview(number, asked),
            self._told,
            self._cannot,
            self,
            replaces="release",
        )

    def _told(self, found: ReleasePreview) -> None:
        self._shown, self._refused = found, ""
        self._tell(Tone.INFO, *before_after(found.lines, found.effects))

    def _cannot(self, error: BaseException) -> None:
        found = message(error)
        self._shown, self._refused = None, found.sentence
        self._tell(Tone.WARNING, found.sentence, found.what_now)

    def _tell(self, tone: Tone, words: str, more: str) -> None:
        self.told.show_message(tone, words, what_now=more)
        self.told.setVisible(self.act[0] == _RELEASE)
        announce(self.reasons.edit, words)
        self.show_state()

    # what is done ----------------------------------------------------------------------

    def why_not(self) -> str:
        act, _ = self.act
        if not act:
            waits = not self._known and self.sending.problem is None
            return self.tr("Henter …") if waits else self.tr("Det er ingenting å gjøre her.")
        if act == _UNDO:
            short = len(self.undo_why.value()) < _LEAST_WHY
            return self.tr("Skriv hvorfor det angres, minst fem tegn.") if short else ""
        try:
            if act == _BACK:
                check_account(self.account.value())
                return ""
            self.share.value()
            lacks = self.heir.why_not() if act == _JOIN and self._is_heir else ""
        except DeskError as refusal:
            return str(refusal)
        return self._not_new(act) or lacks

    def _not_new(self, act: str) -> str:
        if act == _JOIN and self.other.picked is None:
            return self.tr("Finn og velg den som skal settes på kravet.")
        if act == _RELEASE and self._refused:
            return self._refused
        if act == _RELEASE and self._shown is None:
            return self.tr("Regner …")
        if len(self.reasons.value().strip()) < _LEAST_REASONS:
            return self.tr("Skriv en begrunnelse på minst {0} tegn.").format(_LEAST_REASONS)
        if len(self.files.paths) != 1:
            return self.tr("Legg ved én fil: dokumentet det bygger på.")
        return ""

    def carry_out(self) -> None:
        self.sending.send(self._order())

    def _order(self) -> Order:
        desk, (act, number) = self._context.desk, self.act
        if act == _UNDO:
            return parties_orders.undone(desk, self._release(number), self.undo_why.value())
        if act == _BACK:
            back = PayBack(version=self._returned(number).version, account=self.account.value())
            return lambda key: desk.parties.pay_back(number, back, key=key)
        debtor, reasons, paths = self._sheet.debtor_id, self.reasons.value(), self.files.paths
        if act == _RELEASE:
            return parties_orders.released(
                desk, debtor, self._question(), reasons=reasons, paths=paths
            )
        asked = AskedJoint(
            claim_id=self._claim_id,
            other=self.other.picked.debtor_id if self.other.picked else 0,
            role=HandedRole(self.role.value()),
            share=self.share.value(),
            reasons=reasons,
            estate=self.heir.estate if self._is_heir else None,
            estate_value=self.heir.value if self._is_heir else None,
        )
        return parties_orders.joined(desk, debtor, asked, paths)

    def _release(self, number: int) -> ReleaseRow:
        return next(row for row in self._found.releases if row.release_id == number)

    def _returned(self, number: int) -> ReturnedRow:
        every = (one for row in self._found.releases for one in row.returned)
        return next(one for one in every if one.returned_id == number)

    @Slot(object)
    def _done(self, answer: object) -> None:
        act, _ = self.act
        to = format_account(check_account(self.account.value())) if act == _BACK else ""
        done = {
            _RELEASE: self.tr("{0} er fri fra kravet.").format(self._sheet.name),
            _JOIN: self.tr("Den nye skyldneren er satt på kravet."),
            _UNDO: self.tr("Fritaket er angret."),
            _BACK: self.tr("Tilbakebetaling til {0} er sendt til godkjenning.").format(to),
        }
        self._context.toast(done[act])
        super()._done(answer)


def _offer(field: ChoiceField, options: list[tuple[str, str]]) -> None:
    """Other choices in a field; what was chosen stays where it still can be."""
    chosen = field.value()
    with QSignalBlocker(field.box):
        field.box.clear()
        for value, words in options:
            field.box.addItem(words, value)
        field.set_value(chosen)
