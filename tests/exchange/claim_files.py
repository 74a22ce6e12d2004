"""Hand-over files made by hand: synthetic people, every record type, as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from copy import deepcopy
from typing import Any

Json = dict[str, Any]

# The published order of columns, written out here once more so that a change shows itself.
COLUMNS = {
    "K": [
        "referanse",
        "kravtype",
        "virksomhet",
        "fakturanummer",
        "fakturadato",
        "forfallsdato",
        "periode_fra",
        "periode_til",
        "beskrivelse",
        "hovedstol_ore",
        "opprinnelig_ore",
        "rente",
        "rente_fra",
        "inkassovarsel_sendt",
        "inkassovarsel_frist",
        "inkassovarsel_maate",
        "inkassovarsel_gebyr_ore",
        "klage",
        "klage_dato",
        "klage_avgjort",
        "forer_oppfordring_sendt",
        "hjemmel",
        "foreldelse_fra",
        "kid",
        "regnr",
        "innsigelse_dato",
        "innsigelse_tekst",
        "paakrav_sendt",
        "paakrav_maate",
        "elektronisk_godtatt",
        "klage_svar_mottatt",
        "innsigelse",
    ],
    "P": ["slag", "gebyr_ore", "sendt", "frist"],
    "B": ["belop_ore", "betalt"],
    "D": [
        "rolle",
        "andel_ore",
        "fornavn",
        "mellomnavn",
        "etternavn",
        "foretaksnavn",
        "fodselsnummer",
        "organisasjonsnummer",
        "fodselsdato",
        "adresse",
        "postnummer",
        "poststed",
        "land",
        "telefon",
        "adressesperre",
    ],
}
LISTS = {"P": "purringer", "B": "betalinger", "D": "skyldnere"}
HEADER = [
    "format",
    "versjon",
    "avsender",
    "buntnummer",
    "opprettet",
    "antall_krav",
    "antall_linjer",
    "kontrollsum_ore",
    "tegnsett",
]


def person(number: str, first: str, last: str, born: str, **more: Any) -> Json:
    return {
        "rolle": "skyldner",
        "fornavn": first,
        "etternavn": last,
        "fodselsnummer": number,
        "fodselsdato": born,
        "adresse": "Øvingsveien 12 B",
        "postnummer": "0560",
        "poststed": "Oslo",
        "adressesperre": False,
        **more,
    }


def notice(sent: str, deadline: str, fee: int = 3800) -> Json:
    return {
        "inkassovarsel_sendt": sent,
        "inkassovarsel_frist": deadline,
        "inkassovarsel_maate": "digital_postkasse",
        "inkassovarsel_gebyr_ore": fee,
    }


KINDERGARTEN: Json = {
    "referanse": "BH-2026-000181",
    "kravtype": "barnehage",
    "virksomhet": "BYD03",
    "fakturanummer": "70018122",
    "fakturadato": "2026-08-18",
    "forfallsdato": "2026-09-01",
    "periode_fra": "2026-09-01",
    "periode_til": "2026-09-30",
    "beskrivelse": "Foreldrebetaling; Løkka barnehage, september 2026",
    "hovedstol_ore": 80000,
    "opprinnelig_ore": 120000,
    "rente": "regel",
    "rente_fra": "2026-09-01",
    **notice("2026-10-05", "2026-10-19"),
    "innsigelse": False,
    "hjemmel": "barnehageloven og FOR-2005-12-16-1478",
    "foreldelse_fra": "2026-09-01",
    "kid": "700181225",
    "purringer": [
        {"slag": "purring", "gebyr_ore": 3800, "sendt": "2026-09-18", "frist": "2026-10-02"}
    ],
    "betalinger": [{"belop_ore": 40000, "betalt": "2026-09-21"}],
    "skyldnere": [
        person("09878197612", "Åse", "Østby", "1981-07-09", rolle="forelder", telefon="+47 00000001"),
        person("21847997610", "Bjørn Ærlig", "Grønland", "1979-04-21", rolle="forelder"),
    ],
}  # fmt: skip
RENT: Json = {
    "referanse": "LEIE/5512-09",
    "kravtype": "husleie",
    "virksomhet": "BOLIGBYGG",
    "fakturanummer": "551209",
    "fakturadato": "2026-08-15",
    "forfallsdato": "2026-09-01",
    "periode_fra": "2026-09-01",
    "periode_til": "2026-09-30",
    "beskrivelse": "Husleie september 2026",
    "hovedstol_ore": 950000,
    "opprinnelig_ore": 950000,
    "rente": "avtalt",
    "rente_fra": "2026-09-01",
    **notice("2026-09-16", "2026-09-30"),
    "innsigelse": False,
    "hjemmel": "leieavtale og husleieloven",
    "foreldelse_fra": "2026-09-01",
    "kid": "",
    "skyldnere": [
        person("01859097657", "Kari", "Nordmann-Test", "1990-05-01", rolle="leietaker",
               andel_ore=475000),
        {
            "rolle": "leietaker",
            "andel_ore": 475000,
            "fornavn": "Ola",
            "etternavn": "Prøve",
            "fodselsnummer": "17868897651",
            "fodselsdato": "1988-06-17",
            "adressesperre": True,
        },
    ],
}  # fmt: skip
SANCTION: Json = {
    "referanse": "KS-88120",
    "kravtype": "kontrollsanksjon",
    "virksomhet": "BYM",
    "fakturanummer": "88120",
    "fakturadato": "2026-06-01",
    "forfallsdato": "2026-06-22",
    "beskrivelse": "Kontrollsanksjon, Testveien, 01.06.2026 kl. 10.15",
    "hovedstol_ore": 66000,
    "opprinnelig_ore": 66000,
    "rente": "regel",
    "rente_fra": "2026-06-22",
    **notice("2026-08-24", "2026-09-07"),
    "innsigelse": False,
    "klage": "avslag",
    "klage_dato": "2026-06-10",
    "klage_avgjort": "2026-07-20",
    "klage_svar_mottatt": "2026-07-22",
    "hjemmel": "vegtrafikkloven § 8 og FOR-2016-03-18-260 § 36",
    "foreldelse_fra": "2026-06-22",
    "regnr": "EA12345",
    "skyldnere": [person("03897597623", "Zygmunt", "Testowy", "1975-09-03", rolle="fører")],
}
INVOICE: Json = {
    "referanse": "FAK-3003",
    "kravtype": "annen_faktura",
    "virksomhet": "BYM",
    "fakturanummer": "3003",
    "fakturadato": "2026-08-03",
    "forfallsdato": "2026-08-17",
    "beskrivelse": 'Leie av torgplass "Sommer"',
    "hovedstol_ore": 1250050,
    "opprinnelig_ore": 1250050,
    "rente": "paakrav",
    "rente_fra": "2026-09-02",
    "paakrav_maate": "brev",
    **notice("2026-09-01", "2026-09-15", fee=0),
    "innsigelse": False,
    "hjemmel": "avtale om leie av torgplass",
    "foreldelse_fra": "2026-08-03",
    "skyldnere": [
        {
            "rolle": "skyldner",
            "foretaksnavn": "Øvelse Torghandel AS",
            "organisasjonsnummer": "313159949",
            "adresse": "Torget 1",
            "postnummer": "0150",
            "poststed": "Oslo",
            "land": "NO",
            "adressesperre": False,
        }
    ],
}
FINE: Json = {
    "referanse": "PG-40077",
    "kravtype": "parkeringsgebyr",
    "virksomhet": "BYM",
    "fakturanummer": "40077",
    "fakturadato": "2026-08-10",
    "forfallsdato": "2026-08-31",
    "beskrivelse": "Parkeringsgebyr, Testgata, 10.08.2026 kl. 14.02",
    "hovedstol_ore": 90000,
    "opprinnelig_ore": 90000,
    "rente": "regel",
    "rente_fra": "2026-08-31",
    "innsigelse": False,
    "hjemmel": "vegtrafikkloven § 31 a og FOR-2016-03-18-261",
    "foreldelse_fra": "2026-08-31",
    "regnr": "EV54321",
    "skyldnere": [
        person("28927097674", "Sven", "Prøvesson", "1970-12-28", rolle="eier", land="SE",
               postnummer="111 22", poststed="Stockholm", fodselsnummer="")
    ],
}  # fmt: skip


def document(*claims: Json) -> Json:
    """A hand-over whose control totals are right, of copies of ``claims``."""
    made = deepcopy(list(claims or (KINDERGARTEN, RENT, SANCTION, INVOICE, FINE)))
    return {
        "format": "innkreving-krav",
        "versjon": "1.0",
        "avsender": "BYD03",
        "buntnummer": 17,
        "opprettet": "2026-11-20",
        "antall_krav": len(made),
        "antall_linjer": sum(
            1 + sum(len(claim.get(key, ())) for key in LISTS.values()) for claim in made
        ),
        "kontrollsum_ore": sum(claim["hovedstol_ore"] for claim in made),
        "krav": made,
    }


def to_json(made: Json) -> bytes:
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def to_csv(made: Json, *, charset: str = "utf-8", newline: str = "\n") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator=newline)
    writer.writerow(["H", *(_cell({**made, "tegnsett": charset}.get(name)) for name in HEADER)])
    for letter, names in COLUMNS.items():
        writer.writerow([f"#{letter}", *(() if letter == "K" else ["referanse"]), *names])
    for claim in made["krav"]:
        writer.writerow(["K", *(_cell(claim.get(name)) for name in COLUMNS["K"])])
        for letter, key in LISTS.items():
            for part in claim.get(key, ()):
                cells = [_cell(part.get(name)) for name in COLUMNS[letter]]
                writer.writerow([letter, claim["referanse"], *cells])
    return out.getvalue().encode(charset)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nei"
    return "" if value is None else str(value)
