"""What each kind of letter is called in Bokmål, by the value of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "collection_notice": "Inkassovarsel",
        "payment_demand": "Betalingsoppfordring",
        "enforcement_notice": "Varsel om tvangsfullbyrdelse",
        "own_notice": "Varsel om utlegg",
        "objection_acknowledgement": "Foreløpig svar på innsigelse",
        "unit_question": "Spørsmål til virksomheten",
        "covering_letter": "Oversendelse",
        "objection_decision": "Svar på innsigelse",
        "deferral": "Betalingsutsettelse",
        "deferral_ended": "Betalingsutsettelse opphevet",
        "deferral_refused": "Avslag på betalingsutsettelse",
        "plan": "Nedbetalingsavtale",
        "plan_offer": "Tilbud om nedbetalingsavtale",
        "plan_default_notice": "Varsel om mislighold av nedbetalingsavtale",
        "plan_ended": "Nedbetalingsavtale avsluttet",
        "plan_refused": "Avslag på nedbetalingsavtale",
        "offer_ended": "Tilbud som ikke gjelder lenger",
        "relief": "Ettergivelse",
        "settlement_offer": "Tilbud om oppgjør",
        "withholding_decision": "Beslutning om utleggstrekk",
        "withholding_order": "Trekkpålegg",
        "trekk_decision": "Beslutning om utlegg ved trekk",
        "lien_decision": "Beslutning om utleggspant i konto",
        "lien_notice": "Melding om utleggspant i konto",
        "measure_ended": "Utlegg avsluttet",
        "order_ended": "Opphør av pålegg",
        "measure_changed": "Utlegg endret",
        "order_changed": "Endring av pålegg",
        "statement": "Saldooversikt",
        "payoff": "Innfrielsessum",
        "free_letter": "Fritt brev",
    }
)
"""The labels, as lists and buttons show them."""

_PLAIN = str.maketrans({" ": "-", "æ": "ae", "ø": "oe", "å": "aa"})


def file_name(kind: str, day: date) -> str:
    """What the paper of a letter is called where it goes to others: its label and its day.

    >>> file_name("payment_demand", date(2026, 10, 5))
    'betalingsoppfordring-2026-10-05.pdf'
    """
    return f"{LABELS[kind].lower().translate(_PLAIN)}-{day.isoformat()}.pdf"
