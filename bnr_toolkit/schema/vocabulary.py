"""The closed word lists of a record: what can happen to an ad, and what set it off."""

from __future__ import annotations

AUDIENCES = ("public", "internal")
"""For whom a record is opened or a result is made: readers, or the newsroom."""

EVENT_TYPES: dict[str, tuple[str, str]] = {
    "submitted": ("ingediend", "submitted"),
    "in_review": ("in beoordeling", "in review"),
    "approved": ("goedgekeurd", "approved"),
    "approved_limited": ("goedgekeurd met beperkingen", "approved with limits"),
    "rejected": ("afgewezen", "rejected"),
    "held_for_identity": ("vastgehouden tot de identiteit is bewezen", "held until identity is proven"),
    "halted": ("tegengehouden", "stopped"),
    "account_suspended": ("account opgeschort", "account suspended"),
    "withdrawn_by_tester": ("ingetrokken door de tester", "withdrawn by the tester"),
    "went_live": ("vertoond", "went live"),
    "removed_after_live": ("verwijderd na vertoning", "removed after it was shown"),
    "appealed": ("bezwaar gemaakt", "appealed"),
    "reversed_to_approved": ("alsnog goedgekeurd", "reversed to approved"),
    "reversed_to_rejected": ("alsnog afgewezen", "reversed to rejected"),
}
"""Every type of event, with its label in Dutch and in English."""

TRIGGERS: dict[str, tuple[str, str]] = {
    "initial_review": ("eerste beoordeling", "initial review"),
    "edit": ("wijziging van de advertentie", "an edit of the ad"),
    "time_only": ("alleen tijdsverloop", "time only"),
    "user_report": ("melding van een gebruiker", "a user's report"),
    "press_inquiry": ("vragen van de redactie", "questions from the newsroom"),
    "account_action": ("maatregel tegen het account", "an action on the account"),
    "unknown": ("onbekend", "unknown"),
}
"""What set an event off, with its label in Dutch and in English."""

INFERENCE_SCOPES: dict[str, tuple[str, str]] = {
    "none": (
        "de telling geldt alleen voor deze advertenties",
        "the count holds for these ads only",
    ),
    "repeat-of-this-test": (
        "een interval gaat over het herhalen van deze test",
        "an interval is about repeating this test",
    ),
}
"""How far the counts reach. ``none`` means that no interval is public."""

COMPARABLE = ("platform", "language", "category")
"""The columns by which groups of ads can be compared."""

DATE_ORDERS = ("day-month-year", "month-day-year", "year-month-day")
"""In which order a date like 01/02/2025 is to be read; only the newsroom can say."""

DECIMAL_MARKS = ("comma", "point")
"""Which mark stands before the decimals; the other one groups thousands."""

DECISION_WORDS: dict[str, str] = {
    **{event: event for event in EVENT_TYPES},
    **{label: event for event, labels in EVENT_TYPES.items() for label in labels},
    "accepted": "approved",
    "akkoord": "approved",
    "allowed": "approved",
    "geaccepteerd": "approved",
    "goed gekeurd": "approved",
    "toegelaten": "approved",
    "toegestaan": "approved",
    "approved (limited)": "approved_limited",
    "approved with restrictions": "approved_limited",
    "beperkt goedgekeurd": "approved_limited",
    "goedgekeurd (beperkt)": "approved_limited",
    "afgekeurd": "rejected",
    "declined": "rejected",
    "denied": "rejected",
    "disapproved": "rejected",
    "geweigerd": "rejected",
    "niet goedgekeurd": "rejected",
    "niet toegelaten": "rejected",
    "niet toegestaan": "rejected",
    "not allowed": "rejected",
    "not approved": "rejected",
    "refused": "rejected",
    "awaiting review": "in_review",
    "in afwachting": "in_review",
    "in behandeling": "in_review",
    "nog geen besluit": "in_review",
    "nog niet beoordeeld": "in_review",
    "nog open": "in_review",
    "open": "in_review",
    "pending": "in_review",
    "under review": "in_review",
    "wacht": "in_review",
    "wacht op beoordeling": "in_review",
    "wordt beoordeeld": "in_review",
}
"""The words a flat sheet may use for a decision, folded to lower case → the type of event.

A word that says only whether an ad is running (active, paused, delivering) is
not among them: it does not tell what was decided.
"""
