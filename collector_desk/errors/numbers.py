"""Refusals of what somebody typed or a file holds: numbers with a form, amounts and dates.

None of them repeats the value: it may be an identity number in the wrong field.
"""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class NumberRefused(DeskError):
    """The common ground of this module; ``why`` says in Bokmål what is wrong."""


class NotAnAmount(NumberRefused, code="numbers.amount", status=422):
    """The text is not one amount of kroner that can only be read in one way."""

    sentence = "Beløpet kan ikke leses: {why}."
    what_now = "Skriv kroner og øre slik: 1 234,50."


class NotADate(NumberRefused, code="numbers.date", status=422):
    """The text is not a day of the calendar between 1900 and 2199."""

    sentence = "Datoen kan ikke leses: {why}."
    what_now = "Skriv dag, måned og år slik: 13.03.2026. «i morgen» og «+14d» går også."


class IdentityNumberWrong(NumberRefused, code="numbers.identity", status=422):
    """Not a fødselsnummer or D-number under the rules of 1964 or 2032."""

    sentence = "Fødselsnummeret er feil: {why}."
    what_now = "Kontroller de elleve sifrene mot dokumentet."


class SyntheticIdentityNumber(NumberRefused, code="numbers.identity_synthetic", status=422):
    """A number of a synthetic person, in a desk that holds real ones."""

    sentence = "Dette er nummeret til en oppdiktet testperson."
    what_now = "Testnumre hører hjemme i øvelsesmiljøet. Bruk personens eget nummer."


class RealIdentityNumber(NumberRefused, code="numbers.identity_real", status=422):
    """A number that may belong to a person, in a desk for practice or tests."""

    sentence = "Dette kan være nummeret til en virkelig person."
    what_now = "I øvelse og test brukes bare syntetiske numre (måned + 80)."


class OrganisationNumberWrong(NumberRefused, code="numbers.organisation", status=422):
    """Not nine digits with the control digit of Enhetsregisteret."""

    sentence = "Organisasjonsnummeret er feil: {why}."
    what_now = "Kontroller de ni sifrene mot Enhetsregisteret."


class AccountWrong(NumberRefused, code="numbers.account", status=422):
    """Not a Norwegian bank account number."""

    sentence = "Kontonummeret er feil: {why}."
    what_now = "Kontroller de elleve sifrene mot fakturaen eller nettbanken."


class IbanWrong(NumberRefused, code="numbers.iban", status=422):
    """Not the IBAN of a Norwegian bank account."""

    sentence = "IBAN er feil: {why}."
    what_now = "Norsk IBAN er NO, to kontrollsifre og de elleve sifrene i kontonummeret."


class KidWrong(NumberRefused, code="numbers.kid", status=422):
    """Not a KID with the control digit that its agreement asks for."""

    sentence = "KID er feil: {why}."
    what_now = "Kontroller KID mot fakturaen. En innbetaling med feil KID plasseres for hånd."


class NotARate(NumberRefused, code="numbers.rate", status=422):
    """The text is not one number of a rate, null or more."""

    sentence = "Verdien kan ikke leses: {why}."
    what_now = "Skriv et tall slik: 12,25."
