"""The outcome rules as one table: what each type of event means under each of them."""

from __future__ import annotations

APPROVED, NOT, OPEN = "approved", "not", "open"

# Two rules read the last state alike; they differ in which events they look at.
LAST_STATE: dict[str, str | None] = {
    "approved": APPROVED,
    "approved_limited": APPROVED,
    "rejected": NOT,
    "halted": NOT,
    "account_suspended": NOT,
    "held_for_identity": OPEN,
    "reversed_to_approved": APPROVED,
    "reversed_to_rejected": NOT,
    "went_live": APPROVED,
    "removed_after_live": NOT,
}
"""What each type of event makes of an ad; a type that is missing leaves it as it was."""

RULES: dict[str, dict[str, str | None]] = {
    "first_decision": {
        "approved": APPROVED,
        "approved_limited": APPROVED,
        "rejected": NOT,
        "halted": NOT,
        "account_suspended": NOT,
        "held_for_identity": OPEN,
        "went_live": APPROVED,
    },
    "ever_approved": {
        "approved": APPROVED,
        "approved_limited": APPROVED,
        "reversed_to_approved": APPROVED,
        "went_live": APPROVED,
    },
    "approved_at_cutoff": LAST_STATE,
    "would_have_run": {
        "approved": APPROVED,
        "approved_limited": APPROVED,
        "rejected": NOT,
        "halted": NOT,
        "account_suspended": NOT,
        "held_for_identity": NOT,
        "reversed_to_approved": APPROVED,
        "reversed_to_rejected": NOT,
        "went_live": APPROVED,
    },
    "final_after_inquiry": LAST_STATE,
}
"""What each type of event means under each rule; a type that is missing changes nothing."""
