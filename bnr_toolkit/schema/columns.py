"""The columns of a record of ads: meaning, kind, whether they may be published, and the headers that mean them."""

from __future__ import annotations

from bnr_toolkit.schema.sheets import Column, Kind, Sheet
from bnr_toolkit.schema.vocabulary import EVENT_TYPES, TRIGGERS

CONTROL_CATEGORY = "benign"
"""The category of this toolkit's list that only a control can have."""

SUBMISSIONS = Sheet(
    "submissions.csv",
    nl="één rij per ingediende advertentie",
    en="one row for each ad submitted",
    columns=(
        Column(
            "id",
            Kind.ID,
            "kenmerk van de advertentie, uniek binnen de test",
            "identifier of the ad, unique within the probe",
            required=True,
            unknown_allowed=False,
        ),
        Column(
            "concept",
            Kind.ID,
            "het idee achter de advertentie; hetzelfde idee op andere platforms of in andere talen deelt het",
            "the idea behind the ad; the same idea on other platforms or in other languages shares it",
            countable=True,
        ),
        Column(
            "platform",
            Kind.TEXT,
            "waar de advertentie is ingediend",
            "where the ad was submitted",
            required=True,
            countable=True,
        ),
        Column("account", Kind.ID, "het gebruikte account", "the account that was used", public=False, countable=True),
        Column("language", Kind.TEXT, "taal van de advertentie", "language of the ad", countable=True),
        Column("category", Kind.CATEGORY, "hoofdcategorie", "primary category", required=True, countable=True),
        Column(
            "further_categories",
            Kind.CATEGORIES,
            "verdere categorieën, gescheiden door |",
            "further categories, separated by |",
        ),
        Column(
            "coding",
            Kind.CHOICE,
            "wie de categorie koos: de bron (source) of wij (ours)",
            "who chose the category: the source or we (ours)",
            required=True,
            choices=("source", "ours"),
            unknown_allowed=False,
            countable=True,
        ),
        Column(
            "expected",
            Kind.CHOICE,
            "wat de regels van het platform vragen: afwijzen (reject), of toelaten (accept) bij een controle",
            "what the platform's rules ask for: reject, or accept for a benign control",
            required=True,
            choices=("reject", "accept"),
            unknown_allowed=False,
            countable=True,
        ),
        Column("submitted_at", Kind.TIME, "moment van indienen", "when it was submitted"),
        Column("scheduled_for", Kind.TIME, "geplande eerste vertoning", "when it was scheduled to run"),
        Column(
            "parent",
            Kind.ID,
            "bij een nieuwe poging: het kenmerk van de vorige",
            "for a resubmission: the id of the earlier ad",
        ),
        Column(
            "what_changed",
            Kind.TEXT,
            "bij een nieuwe poging: wat er is veranderd",
            "for a resubmission: what was changed",
        ),
        Column(
            "description_nl", Kind.TEXT, "beschrijving voor lezers, Nederlands", "description for readers, in Dutch"
        ),
        Column("description_en", Kind.TEXT, "beschrijving voor lezers, Engels", "description for readers, in English"),
        Column(
            "category_coder_1",
            Kind.CATEGORY,
            "de categorie die de eerste codeur zelf koos, vóór overleg",
            "the category that the first coder chose alone, before the two compared",
            since_later=True,
        ),
        Column(
            "category_coder_2",
            Kind.CATEGORY,
            "de categorie die de tweede codeur zelf koos, vóór overleg",
            "the category that the second coder chose alone, before the two compared",
            since_later=True,
        ),
    ),
    needs_rows=True,
)

EVENTS = Sheet(
    "events.csv",
    nl="wat er met de advertenties gebeurde; er komt alleen bij, er gaat niets af",
    en="what happened to the ads; rows are added, never changed",
    columns=(
        Column("submission", Kind.ID, "kenmerk van de advertentie", "id of the ad", unknown_allowed=False),
        Column(
            "account",
            Kind.ID,
            "of het account, bij een maatregel tegen een account",
            "or the account, for an action on an account",
            public=False,
        ),
        Column(
            "step",
            Kind.WHOLE_NUMBER,
            "volgorde binnen één advertentie, vanaf 1",
            "order within one ad, from 1",
            required=True,
            unknown_allowed=False,
        ),
        Column(
            "type",
            Kind.CHOICE,
            "wat er gebeurde",
            "what happened",
            required=True,
            choices=tuple(EVENT_TYPES),
            unknown_allowed=False,
        ),
        Column("observed_from", Kind.TIME, "het gebeurde niet eerder dan", "it happened no earlier than"),
        Column("observed_to", Kind.TIME, "het gebeurde niet later dan", "it happened no later than"),
        Column("trigger", Kind.CHOICE, "aanleiding", "what set it off", required=True, choices=tuple(TRIGGERS)),
        Column(
            "coding",
            Kind.CHOICE,
            "wie dit vaststelde: de bron (source) of wij, als gevolgtrekking (ours)",
            "who established this: the source, or we by inference (ours)",
            required=True,
            choices=("source", "ours"),
            unknown_allowed=False,
        ),
        Column(
            "reason",
            Kind.TEXT,
            "reden die het platform gaf, letterlijk",
            "the platform's reason, verbatim",
            public=False,
        ),
        # The digest alone: it shows that a capture is the one that was kept, and nothing of what is on it.
        Column("evidence", Kind.DIGEST, "vastlegging, als sha256:…", "capture, as sha256:…"),
        Column("recorded_by", Kind.TEXT, "wie het noteerde", "who wrote it down", public=False),
    ),
)

FLAT_HEADERS: dict[str, tuple[str, ...]] = {
    "id": (
        *("id", "ad", "ad_id", "ad_no", "ad_nr", "ad_number", "advertentie", "advertentie_id", "advertentie_nr"),
        *("advertentienummer", "identifier", "kenmerk", "no", "nr", "number", "nummer", "volgnummer"),
    ),
    "concept": ("concept", "concept_id", "idea", "idee"),
    "platform": ("platform", "channel", "kanaal", "medium", "network", "netwerk"),
    "account": ("account", "account_id", "ad_account", "advertentieaccount"),
    "language": ("language", "ad_language", "taal", "taal_van_de_advertentie"),
    "category": (
        *("category", "categorie", "hoofdcategorie", "kind", "onderwerp", "overtreding", "primary_category", "rubriek"),
        *("soort", "soort_overtreding", "thema", "theme", "topic", "type", "type_of_violation", "violation"),
    ),
    "further_categories": (
        *("further_categories", "andere_categorieen", "other_categories", "overige_categorieen"),
        *("secondary_categories", "verdere_categorieen"),
    ),
    "category_coder_1": (
        "category_coder_1",
        "categorie_codeur_1",
        "coder_1",
        "codeur_1",
        "first_coder",
        "eerste_codeur",
    ),
    "category_coder_2": (
        "category_coder_2",
        "categorie_codeur_2",
        "coder_2",
        "codeur_2",
        "second_coder",
        "tweede_codeur",
    ),
    "expected": ("expected", "expected_decision", "verwacht", "verwacht_besluit", "verwachting"),
    "submitted_at": (
        *("submitted_at", "date_submitted", "datum_indienen", "datum_ingediend", "indieningsdatum", "ingediend"),
        *("ingediend_op", "ingestuurd_op", "submission_date", "submitted", "submitted_on"),
    ),
    "scheduled_for": (
        *("scheduled_for", "gepland", "gepland_op", "gepland_voor", "geplande_start", "scheduled", "scheduled_start"),
        *("start_date", "startdatum"),
    ),
    "description_nl": ("description_nl", "beschrijving", "beschrijving_nl", "omschrijving", "omschrijving_nl"),
    "description_en": ("description_en", "beschrijving_en", "description", "omschrijving_en"),
    "decision": (
        *("decision", "ad_status", "advertentiestatus", "beoordeling", "beslissing", "besluit", "oordeel", "outcome"),
        *("result", "resultaat", "review_result", "review_status", "status", "uitkomst", "uitslag", "verdict"),
    ),
    "trigger": ("trigger", "aanleiding"),
    "decided_at": (
        *("decided_at", "beoordeeld_op", "beslist", "beslist_op", "besloten_op", "besluitdatum", "date_decided"),
        *("date_of_decision", "datum_beslissing", "datum_besluit", "datum_uitslag", "decided", "decided_on"),
        *("decision_date", "observed_to", "reviewed_at"),
    ),
}
"""A flat sheet's columns and the headers that mean them (one row: one ad and its decision).

Headers stand here as they are compared: lower case, without accents, ``_`` for
a space or hyphen. A column called ``datum`` or ``date`` alone is not among
them: it does not say of what.
"""


MONTH = "month"
"""What ads can be counted by beside the columns: the month in which they were submitted."""


def countable_columns(audience: str) -> tuple[str, ...]:
    """The columns by which ads can be counted for this audience.

    >>> countable_columns("public")
    ('concept', 'platform', 'language', 'category', 'coding', 'expected')
    """
    return tuple(
        column.name for column in SUBMISSIONS.columns if column.countable and (column.public or audience == "internal")
    )
