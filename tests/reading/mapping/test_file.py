"""A ``mapping.yml``: what it can say, and every fault in it with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.errors import sentence
from bnr_toolkit.reading.mapping import read_mapping
from bnr_toolkit.reading.mapping.columns import ColumnRule, SkipRule, StatusException, StatusRule

SOUND = """\
columns:
  id: Ad ID
  platform: {is: TikTok}
  category: [Categorie, Soort]
  decision: {from: Status, optional: no}
"""


def read(text: str):
    return read_mapping(text.encode(), "mapping.yml")


def messages(text: str, language: str = "en") -> list[str]:
    mapping, findings = read(text)
    assert mapping is None
    return [sentence(finding, language) for finding in findings]


def test_short_forms_of_a_column_mean_the_same_as_long_ones():
    mapping, findings = read(SOUND)
    assert findings == []
    assert mapping.columns == {
        "id": ColumnRule(("Ad ID",)),
        "platform": ColumnRule(constant="TikTok"),
        "category": ColumnRule(("Categorie", "Soort")),
        "decision": ColumnRule(("Status",)),
    }
    assert (mapping.source, mapping.target, mapping.hidden, mapping.header_row) == (
        "mapping.yml",
        "submissions",
        "refuse",
        None,
    )


def test_how_to_read_the_file_and_its_words():
    mapping, findings = read(
        SOUND
        + """\
name: {nl: Onze lijst, en: Our list}
file: "*.csv"
encoding: utf-16
separator: ";"
sheet: Blad1
header_row: 3
hidden: include
dates: day-month-year
decimals: comma
time_zone: Europe/Amsterdam
unknown: ["--", onbekend, unknown]
ignore: Kosten*
words: {decision: {approved: Actief, rejected: [Afgekeurd, Niet  Goedgekeurd]}}
unclear: {decision: Gepauzeerd}
skip_rows: {column: Ad ID, words: Totaal}
"""
    )
    assert findings == []
    assert mapping.name == {"nl": "Onze lijst", "en": "Our list"}
    assert (mapping.file, mapping.encoding, mapping.separator, mapping.sheet) == ("*.csv", "utf-16", ";", "Blad1")
    assert (mapping.header_row, mapping.hidden, mapping.dates, mapping.decimals) == (
        3,
        "include",
        "day-month-year",
        "comma",
    )
    assert mapping.time_zone == "Europe/Amsterdam"
    assert mapping.unknown == {"--", "onbekend"}
    assert mapping.ignore == ("Kosten*",)
    assert mapping.words["decision"]["actief"] == "approved"
    assert mapping.words["decision"]["niet goedgekeurd"] == "rejected"
    assert mapping.words["decision"]["in_review"] == "in_review"
    assert mapping.unclear == {"decision": {"gepauzeerd"}}
    assert mapping.skip_rows == (SkipRule(("Ad ID",), ("Totaal",)),)


def test_a_mapping_for_claims():
    mapping, findings = read(
        """\
for: claims
columns:
  cell: {from: [Test, Platform], joined_with: /}
  source: Bron
measures: {submitted: Ingediend, approved: [Goedgekeurd, Approved]}
status:
  from: Opmerkingen
  words: {inferred: {approved: zelf berekend}, conflicting: {all: [bronnen spreken elkaar tegen]}}
"""
    )
    assert findings == []
    assert mapping.columns["cell"] == ColumnRule(("Test", "Platform"), joined_with=" / ")
    assert mapping.measures == {
        "submitted": ColumnRule(("Ingediend",)),
        "approved": ColumnRule(("Goedgekeurd", "Approved")),
    }
    assert mapping.status == StatusRule(
        "read",
        ("Opmerkingen",),
        {
            "inferred": {"approved": ("zelf berekend",)},
            "conflicting": {"all": ("bronnen spreken elkaar tegen",)},
        },
    )


CLAIMS = "for: claims\ncolumns: {cell: Test, source: Bron}\nmeasures: {approved: Goedgekeurd, rejected: Afgewezen}\n"


def test_exceptions_and_unclear_words_about_certainty():
    mapping, findings = read(
        CLAIMS + "status:\n  unclear: Afgeleid\n  exceptions:\n"
        "    - {cell: proef-1, measure: approved, status: conflicting, why: bron B}\n"
        "    - {cell: proef-2, measure: [approved, rejected], status: inferred, why: zelf geteld}\n"
    )
    assert findings == []
    assert mapping.status == StatusRule(
        unclear=("afgeleid",),
        exceptions=(
            StatusException("proef-1", ("approved",), "conflicting", 7),
            StatusException("proef-2", ("approved", "rejected"), "inferred", 8),
        ),
    )


def test_one_exception_alone_need_not_be_a_list():
    mapping, findings = read(CLAIMS + "status: {exceptions: {cell: a, measure: approved, status: read, why: b}}\n")
    assert findings == []
    assert mapping.status.exceptions == (StatusException("a", ("approved",), "read", 4),)


def test_every_fault_in_an_exception_is_told_with_its_line():
    assert messages(
        CLAIMS + "status:\n  exceptions:\n"
        "    - {cell: a, measure: aproved, status: inferd, why: b}\n"
        "    - {cell: a, measure: [approved, rejected]}\n"
        "    - {cell: a, measure: approved, status: read, why: b}\n"
    ) == [
        (
            "mapping.yml › line 6 (status.exceptions.status): 'inferd' is not one of the accepted values. Did you "
            "mean 'inferred'? Use one of: read, inferred, conflicting."
        ),
        (
            "mapping.yml › line 7 (status.exceptions.status): the key 'status' is missing. Add it; the data dictionary "
            "says what it holds."
        ),
        (
            "mapping.yml › line 7 (status.exceptions.why): the key 'why' is missing. Add it; the data dictionary says "
            "what it holds."
        ),
        (
            "mapping.yml › line 6 (status.exceptions): 'aproved' is not one of the accepted values. Did you mean "
            "'approved'? Use one of: approved, rejected."
        ),
        (
            "mapping.yml › line 8 (status.exceptions): there are two exceptions for the count approved of 'a'. "
            "Leave one."
        ),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            SOUND.replace("category:", "catgory:"),
            [
                (
                    "mapping.yml › line 4 (columns.catgory): 'catgory' is not a key here. Did you mean 'category'? "
                    "Rename or remove it. The keys are: id, concept, platform, account, language, category, "
                    "further_categories, category_coder_1, category_coder_2, expected, submitted_at, scheduled_for, "
                    "description_nl, description_en, decision, trigger, decided_at, cell, source, probe, tester, "
                    "published, country, account_country, repeats, repeat_kind, partial."
                ),
                (
                    "mapping.yml › line 2 (columns.category): this mapping does not say where our column 'category' "
                    "comes from. Add it under columns, with from (their header) or is (one value)."
                ),
            ],
        ),
        (
            SOUND.replace("{is: TikTok}", "{is: TikTok, from: Medium}"),
            [
                (
                    "mapping.yml › line 3 (columns.platform): the column 'platform' needs exactly one origin. Give "
                    "from (their header) or is (one value), not both."
                ),
            ],
        ),
        (
            SOUND + "  expected: {is: rejct}\n",
            [
                (
                    "mapping.yml › line 6 (columns.expected): 'rejct' is not one of the accepted values. Did you mean "
                    "'reject'? Use one of: reject, accept."
                ),
            ],
        ),
        (
            SOUND + "  cell: Test\n",
            [
                (
                    "mapping.yml › line 6 (columns.cell): 'cell' is not a key here. Rename or remove it. The keys "
                    "are: id, concept, platform, account, language, category, further_categories, category_coder_1, "
                    "category_coder_2, expected, submitted_at, scheduled_for, description_nl, description_en, "
                    "decision, trigger, decided_at."
                ),
            ],
        ),
        (
            SOUND + "words: {decision: {aproved: [Actief]}}\n",
            [
                (
                    "mapping.yml › line 6 (words.decision): 'aproved' is not one of the accepted values. Did you mean "
                    "'approved'? Use one of: submitted, in_review, approved, approved_limited, rejected, "
                    "held_for_identity, halted, account_suspended, withdrawn_by_tester, went_live, "
                    "removed_after_live, appealed, reversed_to_approved, reversed_to_rejected."
                ),
            ],
        ),
        (
            SOUND + "words: {decision: {approved: [Aan], rejected: [AAN]}}\nunclear: {decision: [ aan ]}\n",
            [
                (
                    "mapping.yml › line 6 (words.decision.rejected): the word 'AAN' is there twice, with different "
                    "meanings. Leave it in one place."
                ),
                (
                    "mapping.yml › line 7 (unclear.decision): the word 'aan' is there twice, with different "
                    "meanings. Leave it in one place."
                ),
            ],
        ),
        (
            SOUND + "words: {language: {nl: [Nederlands]}}\n",
            [
                (
                    "mapping.yml › line 6 (words.language): 'language' is not a key here. Rename or remove it. The "
                    "keys are: id, platform, category, decision."
                ),
            ],
        ),
        (
            SOUND + "header_row: drie\ndates: dmy\ntime_zone: Amsterdam\n",
            [
                (
                    "mapping.yml › line 7 (dates): 'dmy' is not one of the accepted values. Use one of: "
                    "day-month-year, month-day-year, year-month-day."
                ),
                (
                    "mapping.yml › line 8 (time_zone): 'Amsterdam' is not a time zone. Write for example "
                    "Europe/Amsterdam."
                ),
                (
                    "mapping.yml › line 6 (header_row): 'drie' is not a whole number. Write it in digits only, such "
                    "as 3."
                ),
            ],
        ),
        (
            "for: claims\ncolumns: {cell: Test, source: {is: example.org}}\n",
            [
                (
                    "mapping.yml › line 1 (measures): the key 'measures' is missing. Add it; the data dictionary says "
                    "what it holds."
                ),
            ],
        ),
        (
            (
                "for: claims\ncolumns: {cell: Test, source: Bron}\nmeasures: {approved: 7, rejected: {}}\n"
                "status: {words: {infered: {aproved: x}}}\n"
            ),
            [
                (
                    "mapping.yml › line 3 (measures.rejected): the column 'rejected' needs exactly one origin. Give "
                    "from (their header) or is (one value), not both."
                ),
                (
                    "mapping.yml › line 4 (status.words.infered): 'infered' is not one of the accepted values. Did "
                    "you mean 'inferred'? Use one of: read, inferred, conflicting."
                ),
                (
                    "mapping.yml › line 4 (status.words.infered): 'aproved' is not a key here. Did you mean "
                    "'approved'? Rename or remove it. The keys are: all, approved, rejected."
                ),
            ],
        ),
        (
            "- id\n",
            [
                ("mapping.yml › line 1: something else belongs here: key: value. The data dictionary shows the form."),
            ],
        ),
        (
            SOUND + "words: Actief\nunclear: {decision: {a: b}}\n",
            [
                (
                    "mapping.yml › line 6 (words): something else belongs here: key: value. The data dictionary shows "
                    "the form."
                ),
                (
                    "mapping.yml › line 7 (unclear.decision): something else belongs here: - a list. The data "
                    "dictionary shows the form."
                ),
            ],
        ),
    ],
)
def test_every_fault_is_told_with_its_line(text, expected):
    assert messages(text) == expected


def test_a_fault_is_told_in_dutch():
    assert messages(SOUND.replace("  id: Ad ID\n", "").replace("Status", "[]"), "nl") == [
        (
            "mapping.yml › regel 4 (columns.decision): voor de kolom 'decision' moet er precies één herkomst staan. "
            "Geef from (hun kolomnaam) of is (een vaste waarde), niet allebei."
        ),
        (
            "mapping.yml › regel 2 (columns.id): deze indeling zegt niet waar onze kolom 'id' vandaan komt. Voeg haar "
            "toe onder columns, met from (hun kolomnaam) of is (een vaste waarde)."
        ),
    ]


_SCALARS = st.sampled_from(["", "id", "Status", "unknown", "3", "yes", "all", "reject", "*"])
_TREES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                [
                    "from",
                    "is",
                    "id",
                    "decision",
                    "columns",
                    "words",
                    "unclear",
                    "skip_rows",
                    "measures",
                    "status",
                    "all",
                ]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)


@given(
    tree=st.dictionaries(
        st.sampled_from(
            [
                *("for", "columns", "words", "unclear", "skip_rows", "measures", "status", "unknown", "ignore"),
                *("header_row", "name", "dates", "file"),
            ]
        ),
        _TREES,
    )
)
def test_no_tree_of_any_shape_breaks_the_reader(tree):
    import yaml

    mapping, findings = read_mapping(yaml.safe_dump(tree).encode(), "mapping.yml")
    assert (mapping is None) == bool(findings)


@given(data=st.binary(max_size=60))
def test_no_bytes_break_the_reader(data):
    mapping, findings = read_mapping(data, "mapping.yml")
    assert (mapping is None) == bool(findings)
