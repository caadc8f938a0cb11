"""Every parameter that a page can have: which values mean something, its kind, and what a person is told of it.

A schema gives each of those that its page has a name and a default.
"""

from __future__ import annotations

from typing import Annotated, Literal

from bnr_toolkit.report.asked import (
    Asked,
    Chosen,
    Level,
    OptionalPath,
    OptionalText,
    OptionalYear,
    RecordPath,
    Text,
)

Language = Literal["nl", "en"]
Audience = Literal["public", "internal"]
Rule = Literal["first_decision", "ever_approved", "approved_at_cutoff", "would_have_run", "final_after_inquiry"]
Codes = Literal["primary", "any"]
Method = Literal["wilson", "clopper_pearson", "jeffreys", "mid_p"]

Probe = Annotated[
    RecordPath,
    Asked("record", nl="map van een test, of één bestand met een tabel", en="probe folder or single table file"),
]
PageLanguage = Annotated[Language, Chosen, Asked("choice", nl="taal van de pagina", en="language of the page")]
PageAudience = Annotated[Audience, Chosen, Asked("choice", nl="voor wie de pagina is", en="whom the page is for")]
CountedBy = Annotated[
    Text,
    Asked(
        "columns",
        nl="kolom om naar te tellen, of twee met een komma ertussen; leeg voor alleen het totaal",
        en="column to count by, or two with a comma between; empty for the total only",
    ),
]
CountingRule = Annotated[
    Rule,
    Chosen,
    Asked(
        "choice",
        nl="wat telt als goedgekeurd",
        en="what counts as approved",
        choices_need=(("approved_at_cutoff", ("cutoff",)),),
    ),
]
CountedCodes = Annotated[
    Codes,
    Chosen,
    Asked(
        "choice",
        nl="een advertentie tellen in haar hoofdcategorie, of in elke die ze heeft",
        en="count an ad in its primary category, or in any it has",
    ),
]
Confidence = Annotated[Level, Asked("number", nl="betrouwbaarheid van intervallen", en="confidence level of intervals")]
AsOf = Annotated[
    OptionalText,
    Asked(
        "day",
        nl="laat weg wat na deze dag is waargenomen",
        en="leave out what was observed after this day",
        needs=("times",),
    ),
]
OnePlatform = Annotated[OptionalText, Asked("text", nl="houd één platform over", en="keep one platform")]
IntervalMethod = Annotated[
    Method, Chosen, Asked("choice", nl="hoe intervallen worden berekend", en="how intervals are computed")
]
OwnWording = Annotated[
    OptionalPath,
    Asked(
        "folder",
        nl="map met eigen formuleringen van de redactie; zie bnr wording",
        en="folder with phrases of the newsroom's own; see bnr wording",
    ),
]
PageAddress = Annotated[
    OptionalText,
    Asked(
        "address",
        nl="adres (https) waar de pagina komt te staan, of van haar map met een / aan het eind",
        en="address (https) where the page will stand, or of its folder with a / at the end",
    ),
]
ChartsAddress = Annotated[
    OptionalText,
    Asked(
        "address",
        nl="adres (https) van de map met de grafieken van bnr figures --outlet embed",
        en="address (https) of the folder with the charts of bnr figures --outlet embed",
    ),
]
PublishedRecord = Annotated[
    RecordPath,
    Asked("record", nl="record van tests die anderen publiceerden", en="record of the probes that others published"),
]
SameAs = Annotated[
    OptionalText,
    Asked(
        "text",
        nl="id waaronder dat record deze test ook heeft, zodat hij er één keer staat",
        en="id under which that record holds this probe too, so that it stands there once",
    ),
]
OneCountry = Annotated[OptionalText, Asked("text", nl="houd één land over", en="keep one country")]
OneYear = Annotated[OptionalYear, Asked("year", nl="houd één jaar over", en="keep one year")]
