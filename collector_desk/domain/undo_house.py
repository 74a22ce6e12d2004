"""What is said of the deeds on the house itself: accounts, stand-ins, outages."""

from __future__ import annotations

from collections.abc import Mapping

from collector_desk.domain.undo_row import Undo

HOUSE: Mapping[str, Undo] = {
    "users.add": Undo(
        "La til en bruker", "",
        "Brukeren kan ha logget inn alt.", "Steng kontoen under Brukere.",
    ),
    "users.change": Undo(
        "Endret en bruker", "",
        "Leder og team kan ha styrt hvem som fikk saker siden.", "Endre brukeren igjen under Brukere.",
    ),
    "users.revoke": Undo(
        "Stengte en konto", "",
        "En stengt konto åpnes ikke igjen.", "Lag en ny konto for samme person under Brukere.",
    ),
    "stand_ins.register": Undo(
        "Registrerte en stedfortreder", "",
        "Stedfortrederen kan ha avgjort saker alt.", "Avslutt stedfortredelsen under Brukere.",
    ),
    "stand_ins.end": Undo(
        "Avsluttet en stedfortredelse", "",
        "En avsluttet stedfortredelse åpnes ikke igjen.", "Registrer den på nytt under Brukere.",
    ),
    "outages.register": Undo(
        "Registrerte nedetid", "",
        "Fristene som løp, er forlenget alt.", "Trekk perioden tilbake under Brukere.",
    ),
    "outages.end": Undo(
        "Avsluttet nedetid", "",
        "Fristene er regnet av perioden alt.",
        "Trekk perioden tilbake under Brukere, og registrer den på nytt.",
    ),
    "outages.withdraw": Undo(
        "Trakk tilbake en periode med nedetid", "",
        "En periode som er trukket tilbake, gjelder ikke igjen.",
        "Registrer den på nytt under Brukere.",
    ),
}  # fmt: skip
"""None of them is taken back; each says what to do instead."""
