"""The columns of ``claims.csv``: counts of tests by others, each with its source."""

from __future__ import annotations

from bnr_toolkit.schema.sheets import Column, Kind, Sheet

CLAIMS = Sheet(
    "claims.csv",
    nl="voor tests van anderen waarvan alleen aantallen bekend zijn",
    en="for other people's probes of which only counts are known",
    columns=(
        Column(
            "cell",
            Kind.TEXT,
            "waarover het aantal gaat",
            "what the count is about",
            required=True,
            unknown_allowed=False,
        ),
        Column("measure", Kind.TEXT, "wat er is geteld", "what was counted", required=True, unknown_allowed=False),
        Column("value", Kind.WHOLE_NUMBER, "het aantal", "the count", required=True),
        Column("source", Kind.TEXT, "waar het staat", "where it is stated", required=True, unknown_allowed=False),
        Column(
            "status",
            Kind.CHOICE,
            "gelezen, afgeleid of in strijd met een andere bron",
            "read, inferred, or in conflict with another source",
            required=True,
            choices=("read", "inferred", "conflicting"),
            unknown_allowed=False,
        ),
        Column(
            "probe",
            Kind.ID,
            "kenmerk van de test; aantallen van dezelfde test delen het",
            "identifier of the probe; counts of the same probe share it",
            since_later=True,
        ),
        Column(
            "tester",
            Kind.TEXT,
            "wie de test deed; meer namen gescheiden door ;",
            "who did the test; several names separated by ;",
            since_later=True,
        ),
        Column(
            "published",
            Kind.DATE,
            "wanneer de tester de test publiceerde",
            "when the tester published the test",
            since_later=True,
        ),
        Column("country", Kind.TEXT, "voor welk land", "for which country", since_later=True),
        Column("language", Kind.TEXT, "in welke taal", "in which language", since_later=True),
        Column(
            "account_country",
            Kind.TEXT,
            "in welk land het gebruikte account stond",
            "in which country the account that was used was located",
            since_later=True,
        ),
        Column("platform", Kind.TEXT, "op welk platform", "on which platform", since_later=True),
        Column(
            "category",
            Kind.TEXT,
            "welke soort advertenties, in de woorden van wie het overnam",
            "which kind of ads, in the words of whoever copied it",
            since_later=True,
        ),
        Column(
            "repeats",
            Kind.ID,
            "het kenmerk van de test waarvan de advertenties opnieuw zijn gebruikt",
            "the identifier of the probe whose ads were used again",
            since_later=True,
        ),
        Column(
            "repeat_kind",
            Kind.CHOICE,
            "met dezelfde advertenties (same) of met aangepaste (edited)",
            "with the same ads, or with edited ones",
            choices=("same", "edited"),
            since_later=True,
        ),
        Column(
            "partial",
            Kind.CHOICE,
            "of de test meer advertenties had dan hier zijn geteld",
            "whether the probe had more ads than are counted here",
            choices=("yes", "no"),
            since_later=True,
        ),
    ),
)

COMPARABLE = tuple(column.name for column in CLAIMS.columns if column.since_later)
"""The columns that make a count of others comparable; a record of claims need not have them."""
