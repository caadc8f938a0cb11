"""The keys of ``probe.yml``: what a probe says about itself."""

from __future__ import annotations

from dataclasses import dataclass

from bnr_toolkit.schema.vocabulary import COMPARABLE, DATE_ORDERS, DECIMAL_MARKS, INFERENCE_SCOPES


@dataclass(frozen=True, slots=True)
class Key:
    """One key of ``probe.yml``.

    ``kind``: ``text``, ``texts`` (a text in ``nl`` and ``en``), ``id``, ``date``,
    ``zone``, ``choice``, ``count`` (a whole number), ``list of …``, or ``group``
    with further ``keys``. A key that is not public is never required: the public record opens without it.
    """

    name: str
    kind: str
    nl: str
    en: str
    required: bool = False
    public: bool = True
    choices: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()
    unknown_allowed: bool = True


_REPLY = (
    Key(
        "speaker",
        "texts",
        "wie antwoordde, in welke rol",
        "who answered, in what role",
        required=True,
        unknown_allowed=False,
    ),
    Key(
        "kind",
        "choice",
        "letterlijk (quote) of samengevat (paraphrase)",
        "quote or paraphrase",
        required=True,
        choices=("quote", "paraphrase"),
    ),
    Key(
        "language",
        "choice",
        "taal waarin de bron het geeft",
        "language in which the source gives it",
        required=True,
        choices=("nl", "en"),
    ),
    Key(
        "text",
        "texts",
        "het antwoord; de andere taal is een vertaling",
        "the reply; the other language is a translation",
        required=True,
        unknown_allowed=False,
    ),
    Key(
        "sources",
        "list of text",
        "de bronnen, bij hun id",
        "the sources, by their id",
        required=True,
        unknown_allowed=False,
    ),
)

_INQUIRY = (
    Key("recipient", "text", "aan wie de vragen gingen", "who was asked", required=True, unknown_allowed=False),
    Key("asked", "date", "wanneer de vragen gesteld zijn", "when the questions were put"),
    Key("deadline", "date", "tot wanneer er geantwoord kon worden", "until when an answer could be given"),
    Key("replied", "date", "wanneer er antwoord kwam", "when an answer came"),
    Key("outcome", "texts", "wat het platform daarna deed", "what the platform then did"),
    Key("replies", "list of group", "de antwoorden", "the replies", keys=_REPLY),
)

_SOURCE = (
    Key("id", "id", "korte naam", "short name", required=True, unknown_allowed=False),
    Key("title", "texts", "wat het is", "what it is", required=True, unknown_allowed=False),
    Key("published", "date", "datum van publicatie", "date of publication"),
)

_CATEGORY = (
    Key(
        "code",
        "id",
        "code, zoals in submissions.csv",
        "code, as in submissions.csv",
        required=True,
        unknown_allowed=False,
    ),
    Key(
        "nl", "text", "naam voor lezers, Nederlands", "name for readers, in Dutch", required=True, unknown_allowed=False
    ),
    Key("en", "text", "naam voor lezers, Engels", "name for readers, in English", required=True, unknown_allowed=False),
    Key("synonyms", "list of text", "andere woorden voor hetzelfde", "other words for the same"),
    Key(
        "apart",
        "choice",
        "yes voor advertenties die de bron niet afzonderlijk beschrijft: een rij apart",
        "yes for ads that the source does not describe separately: a row set apart",
        choices=("yes", "no"),
    ),
)

_COMPARISON = (
    Key(
        "by",
        "choice",
        "de kolom waarin de groepen verschillen",
        "the column in which the groups differ",
        required=True,
        choices=COMPARABLE,
        unknown_allowed=False,
    ),
    Key(
        "groups",
        "list of text",
        "de twee of meer waarden die worden vergeleken",
        "the two or more values that are compared",
        required=True,
        unknown_allowed=False,
    ),
    Key(
        "only",
        "list of text",
        "alleen advertenties waarvoor dit geldt, als kolom=waarde, bijvoorbeeld language=nl",
        "only ads for which this holds, as column=value, such as language=nl",
    ),
)

_PROTOCOL = (
    Key("text", "texts", "hoe de test is gedaan", "how the test was done", required=True),
    Key("frozen", "date", "wanneer het protocol is vastgelegd", "when the protocol was frozen"),
    Key(
        "comparisons",
        "list of group",
        "de vergelijkingen die vooraf zijn vastgelegd; alleen daarover kan een pagina spreken van een verschil",
        "the comparisons that were declared beforehand; of these alone can a page speak of a difference",
        keys=_COMPARISON,
    ),
)

_STATED = (
    Key("submitted", "count", "hoeveel er zijn ingediend", "how many were submitted"),
    Key("approved", "count", "hoeveel er eerst zijn goedgekeurd", "how many were approved at first"),
    Key("rejected", "count", "hoeveel er eerst niet zijn goedgekeurd", "how many were not approved at first"),
    Key("open", "count", "hoeveel er zonder besluit bleven", "how many had no decision"),
)

_SIGN_OFF = (
    Key("name", "text", "wie akkoord gaf", "who signed off", public=False),
    Key("role", "text", "in welke functie", "in what role", required=True, unknown_allowed=False),
    Key(
        "digest",
        "text",
        "de vingerafdruk van het record waarvoor dat geldt",
        "the digest of the record it holds for",
        required=True,
        unknown_allowed=False,
    ),
)

_CORRECTION = (
    Key("date", "date", "wanneer", "when", required=True, unknown_allowed=False),
    Key(
        "text",
        "texts",
        "wat is verbeterd: eerst, en nu",
        "what was corrected: before, and after",
        required=True,
        unknown_allowed=False,
    ),
    Key("before", "texts", "wat er eerst stond", "what it said before"),
    Key("after", "texts", "wat er nu staat", "what it says now"),
)

PROBE: tuple[Key, ...] = (
    Key("title", "texts", "titel van de test", "title of the probe", required=True),
    Key("question", "texts", "de onderzoeksvraag", "the question it asks", required=True),
    Key("tester", "text", "wie de advertenties indiende", "who submitted the ads", required=True),
    Key("tester_short", "text", "korte naam van de tester, in zinnen", "short name of the tester, in sentences"),
    Key(
        "publisher", "text", "wie dit record en deze pagina maakt", "who makes this record and this page", required=True
    ),
    Key(
        "notice", "texts", "mededeling over de herkomst, bovenaan de pagina", "notice of origin, at the top of the page"
    ),
    Key("platforms", "list of text", "de geteste platforms", "the platforms tested", required=True),
    Key(
        "event",
        "texts",
        "waar de test om draaide, bijvoorbeeld een verkiezing",
        "what the probe was about, such as an election",
    ),
    Key("event_date", "date", "de datum daarvan", "its date"),
    Key(
        "conducted",
        "date",
        "wanneer de test is gedaan (dag, maand of jaar)",
        "when the test was done (day, month or year)",
    ),
    Key("time_zone", "zone", "tijdzone van alle tijden", "time zone of all times"),
    Key(
        "dates",
        "choice",
        "volgorde waarin de bladen een datum als 01/02/2025 schrijven",
        "the order in which the sheets write a date such as 01/02/2025",
        choices=DATE_ORDERS,
    ),
    Key(
        "decimals",
        "choice",
        "teken voor de decimalen in de bladen",
        "the mark before the decimals in the sheets",
        choices=DECIMAL_MARKS,
    ),
    Key("cutoff", "date", "peilmoment waarna niet meer is gekeken", "the cut-off after which nobody looked"),
    Key("protocol", "group", "het protocol", "the protocol", required=True, keys=_PROTOCOL),
    Key("rules", "texts", "de regel van het platform waar het om gaat", "the platform's rule at issue"),
    Key(
        "inference",
        "choice",
        "reikwijdte: none of repeat-of-this-test",
        "scope of inference: none or repeat-of-this-test",
        required=True,
        choices=tuple(INFERENCE_SCOPES),
    ),
    Key(
        "inquiries",
        "list of group",
        "vragen aan het platform en de antwoorden",
        "questions to the platform and the replies",
        keys=_INQUIRY,
    ),
    Key(
        "stated",
        "group",
        "de aantallen zoals de redactie of de bron ze publiceerde: van de advertenties die de regels overtreden"
        " (controles tellen niet mee), naar hun eerste besluit; een record dat ze tegenspreekt, wordt geweigerd",
        "the counts as the newsroom or the source published them: of the ads that break the rules (controls are not"
        " counted), by their first decision; a record that contradicts them is refused",
        keys=_STATED,
    ),
    Key("not_known", "list of texts", "wat de bronnen niet vermelden", "what the sources do not say"),
    Key("choices", "list of texts", "wat onze keuze of gevolgtrekking is", "what is our choice or inference"),
    Key("background", "list of texts", "context", "context"),
    Key("sources", "list of group", "de bronnen", "the sources", keys=_SOURCE),
    Key("categories", "list of group", "de categorieën van deze test", "the categories of this probe", keys=_CATEGORY),
    Key("sign_off", "list of group", "akkoord", "sign-off", keys=_SIGN_OFF),
    Key("corrections", "list of group", "correcties", "corrections", keys=_CORRECTION),
)
"""Every key of ``probe.yml``, in the order in which it is written."""
