"""A published table of counts becomes claims, one for each count."""

import pytest

from bnr_toolkit.codebook import DEFAULT
from bnr_toolkit.errors import sentence
from bnr_toolkit.reading.csv_file import read_csv
from bnr_toolkit.reading.mapping import claims_of, read_mapping
from bnr_toolkit.reading.typed import Conventions, typed_sheet
from bnr_toolkit.schema import CLAIMS

MAPPING = """\
for: claims
columns:
  cell: {from: [Test, Platform, Taal], joined_with: /}
  source: {from: [Bron, Source]}
measures:
  submitted: Ingediend
  approved: [Goedgekeurd, Approved]
  rejected: {from: Afgewezen, optional: yes}
status:
  default: read
  from: [Opmerkingen, Notes]
  words:
    inferred:
      rejected: [afgewezen is afgeleid]
      all: [alles afgeleid]
    conflicting:
      approved: [bronnen spreken elkaar tegen]
ignore: [Land]
skip_rows: {column: Test, words: Totaal}
"""
REQUIRED = tuple(column.name for column in CLAIMS.columns if column.required)
HEADER = "Test,Platform,Taal,Land,Ingediend,Goedgekeurd,Afgewezen,Opmerkingen,Bron\n"


def apply(rows: str, text: str = MAPPING, header: str = HEADER):
    mapping, faults = read_mapping(text.encode(), "mapping.yml")
    assert faults == []
    cells, problems = read_csv((header + rows).encode(), "table.csv")
    assert problems == []
    return claims_of(cells, mapping)


def rows_of(cells) -> list[tuple[str, ...]]:
    return list(zip(*cells.columns.values(), strict=True))


def test_a_row_gives_a_claim_for_each_of_its_counts():
    claims, findings = apply("proef-1,Alpha,nl,NL,7,6,1,,example.org/a\nproef-1,Beta,,NL,7,,1,,example.org/b\n")
    assert findings == []
    assert tuple(claims.columns) == REQUIRED
    assert rows_of(claims) == [
        ("proef-1 / Alpha / nl", "submitted", "7", "example.org/a", "read"),
        ("proef-1 / Alpha / nl", "approved", "6", "example.org/a", "read"),
        ("proef-1 / Alpha / nl", "rejected", "1", "example.org/a", "read"),
        ("proef-1 / Beta", "submitted", "7", "example.org/b", "read"),
        ("proef-1 / Beta", "rejected", "1", "example.org/b", "read"),
    ]
    assert list(claims.rows) == [2, 2, 2, 3, 3]
    assert str(claims.place("source", 3)) == "table.csv › I3 (row 3, column Bron)"


def test_what_comes_out_is_what_the_schema_wants():
    claims, _ = apply("proef-1,Alpha,nl,NL,7,6,1,,example.org/a\n")
    assert typed_sheet(claims, CLAIMS, Conventions(DEFAULT))[1] == []


@pytest.mark.parametrize(
    ("remarks", "statuses"),
    [
        ("", ("read", "read", "read")),
        ("Zie bijlage. Afgewezen  is afgeleid.", ("read", "read", "inferred")),
        ("ALLES AFGELEID", ("inferred", "inferred", "inferred")),
        ("bronnen spreken elkaar tegen; alles afgeleid", ("inferred", "conflicting", "inferred")),
    ],
)
def test_the_remarks_say_how_certain_each_count_is(remarks, statuses):
    claims, _ = apply(f"proef-1,Alpha,nl,NL,7,6,1,{remarks},example.org/a\n")
    assert tuple(claims.columns["status"]) == statuses


def test_totals_are_left_out_and_unknown_counts_are_unknown():
    claims, _ = apply(
        "proef-1,Alpha,nl,NL,unknown,6,--,,example.org/a\nTotaal,,,,7,6,1,,x\n", MAPPING + 'unknown: ["--"]\n'
    )
    assert list(claims.columns["value"]) == ["unknown", "6", "unknown"]
    assert claims.detected["skipped_rows"] == "3"


def test_counts_are_read_in_the_form_that_the_mapping_declares():
    claims, findings = apply('proef-1,Alpha,nl,NL,1.234,"1.234,0",7,,example.org/a\n', MAPPING + "decimals: comma\n")
    assert findings == []
    assert list(claims.columns["value"]) == ["1234", "1234", "7"]


def test_a_count_that_is_none_is_refused_at_its_own_cell_and_once():
    claims, findings = apply("proef-1,Alpha,nl,NL,1.234,zes,1,,example.org/a\n")
    assert [
        sentence(finding, "en") for finding in [*findings, *typed_sheet(claims, CLAIMS, Conventions(DEFAULT))[1]]
    ] == [
        (
            "table.csv › E2 (row 2, column Ingediend): '1.234' can be 1234, or 1.234 with a point before the decimals. "
            "Say in probe.yml or mapping.yml which mark stands before the decimals (decimals: comma or point), or "
            "write the number in digits only."
        ),
        (
            "table.csv › F2 (row 2, column Goedgekeurd): 'zes' is not a whole number. Write it in digits only, such "
            "as 3."
        ),
    ]


def test_a_column_that_is_missing_is_refused_and_a_stranger_is_reported():
    _, findings = apply("proef-1,Alpha,7,,x,y\n", header="Test,Platform,Ingediend,Notes,Bron,Datum\n")
    assert [(finding.code, finding.value) for finding in findings] == [
        ("mapped_column_missing", "Taal"),
        ("mapped_column_missing", "Goedgekeurd"),
    ]
    header = "Test,Platform,Taal,Ingediend,Goedgekeurd,Notes,Bron,Datum\n"
    _, findings = apply("proef-1,Alpha,nl,7,6,,x,y\n", header=header)
    assert [(finding.code, finding.value) for finding in findings] == [("column_left_out", "Datum")]


def test_a_table_without_rows_gives_no_claims():
    claims, findings = apply("")
    assert (findings, len(claims), tuple(claims.columns)) == ([], 0, REQUIRED)


def test_a_source_can_be_the_same_for_every_row():
    text = MAPPING.replace("{from: [Bron, Source]}", "{is: example.org}").replace("[Land]", "[Land, Bron]")
    claims, findings = apply("proef-1,Alpha,nl,NL,7,,,,\n", text)
    assert findings == []
    assert rows_of(claims) == [("proef-1 / Alpha / nl", "submitted", "7", "example.org", "read")]


UNCLEAR = MAPPING.replace("  words:\n", "  unclear: [afgeleid, spreken tegen]\n  words:\n")


def test_a_remark_about_certainty_that_no_phrase_explains_is_refused_at_its_cell():
    rows = (
        "proef-1,Alpha,nl,NL,7,6,1,Goedgekeurd is ook afgeleid.,b\nproef-1,Beta,nl,NL,7,6,1,Afgewezen is afgeleid.,b\n"
    )
    claims, findings = apply(rows, UNCLEAR)
    assert [sentence(finding, "en") for finding in findings] == [
        (
            "table.csv › H2 (row 2, column Opmerkingen): with 'afgeleid' the remarks say something about the certainty "
            "of these counts, but mapping.yml does not say of which. Put the phrase under status, words, at the "
            "measure it is about, or the counts of this row under status, exceptions."
        )
    ]
    assert list(claims.columns["status"]) == ["read"] * 5 + ["inferred"]


def test_a_row_without_counts_is_not_asked_how_certain_they_are():
    claims, findings = apply("proef-1,Alpha,nl,NL,,,,alles is wel afgeleid,b\n", UNCLEAR)
    assert (len(claims), findings) == (0, [])


EXCEPTIONS = MAPPING.replace(
    "  words:\n",
    "  unclear: [afgeleid]\n"
    "  exceptions:\n"
    "    - {cell: proef-1 / Alpha / nl, measure: [submitted, rejected], status: conflicting, why: bron B}\n"
    "  words:\n",
)


def test_an_exception_goes_before_the_phrases_and_explains_its_row():
    claims, findings = apply("proef-1,Alpha,nl,NL,7,6,1,alles afgeleid; ook zelf afgeleid,b\n", EXCEPTIONS)
    assert findings == []
    assert list(claims.columns["status"]) == ["conflicting", "inferred", "conflicting"]


def test_an_exception_for_a_count_that_is_not_there_is_refused_with_its_line():
    _, findings = apply("proef-1,Alpha,nl,NL,7,6,,,b\n", EXCEPTIONS)
    assert [sentence(finding, "en") for finding in findings] == [
        (
            "mapping.yml › line 14 (status.exceptions): the table has no count rejected of 'proef-1 / Alpha / nl'. "
            "Correct or remove this exception."
        )
    ]
    _, findings = apply("proef-1,Alfa,nl,NL,7,6,1,,b\n", EXCEPTIONS)
    assert [sentence(finding, "nl") for finding in findings] == [
        f"mapping.yml › regel 14 (status.exceptions): de tabel heeft geen aantal {measure} van "
        "'proef-1 / Alpha / nl'. Bedoelde u 'proef-1 / Alfa / nl'? Verbeter of verwijder deze uitzondering."
        for measure in ("submitted", "rejected")
    ]


def test_without_the_column_of_remarks_nothing_passes_for_read():
    claims, findings = apply("proef-1,Alpha,nl,7,6,b\n", header="Test,Platform,Taal,Ingediend,Goedgekeurd,Bron\n")
    assert (list(claims.columns), [sentence(finding, "en") for finding in findings]) == (
        [],
        [
            (
                "table.csv: the column with remarks is missing: mapping.yml looks for Opmerkingen, Notes, to know how "
                "certain each count is. Add the column to the table, or correct its name in your mapping under status, "
                "from. The columns of this file are: Test, Platform, Taal, Ingediend, Goedgekeurd, Bron."
            )
        ],
    )


COMPARED = MAPPING.replace(
    "measures:\n",
    "  probe: Test\n"
    "  published: {from: Datum, optional: yes}\n"
    "  country: Land\n"
    "  platform: {is: Alpha}\n"
    "  repeat_kind: Herhaling\n"
    "measures:\n",
).replace("ignore: [Land]\n", "unknown: [n.v.t.]\nwords: {repeat_kind: {same: [gelijk], edited: [aangepast]}}\n")
COMPARED_HEADER = HEADER.replace("Opmerkingen", "Herhaling,Opmerkingen")


def test_a_mapping_can_fill_what_makes_counts_comparable():
    rows = "proef-1,Alpha,nl,NL,7,6,1,gelijk,,b\nproef-2,Alpha,nl,n.v.t.,7,,,,,b\n"
    claims, findings = apply(rows, COMPARED, COMPARED_HEADER)
    assert findings == []
    assert tuple(claims.columns) == (*REQUIRED, "probe", "country", "platform", "repeat_kind")
    assert [row[5:] for row in rows_of(claims)] == [
        *[("proef-1", "NL", "Alpha", "same")] * 3,
        ("proef-2", "unknown", "Alpha", ""),
    ]
    assert str(claims.place("country", 3)) == "table.csv › D3 (row 3, column Land)"
    assert typed_sheet(claims, CLAIMS, Conventions(DEFAULT))[1] == []


def test_a_word_for_a_repeat_that_the_mapping_does_not_know_is_refused_at_its_cell():
    _, findings = apply("proef-1,Alpha,nl,NL,7,6,1,gelijkk,,b\n", COMPARED, COMPARED_HEADER)
    assert [(finding.code, str(finding.place), finding.suggestion) for finding in findings] == [
        ("unknown_word", "table.csv › H2 (row 2, column Herhaling)", "gelijk")
    ]


@pytest.mark.parametrize(
    ("written", "problem"), [("2022", None), ("2022-06", None), ("2 juni 2022", None), ("2022-13", "not_a_time")]
)
def test_of_a_publication_a_month_or_a_year_is_enough(written, problem):
    claims, _ = apply(
        f"proef-1,Alpha,nl,NL,7,,,,,{written},b\n", COMPARED, COMPARED_HEADER.replace("Bron", "Datum,Bron")
    )
    columns, findings = typed_sheet(claims, CLAIMS, Conventions(DEFAULT))
    assert [finding.code for finding in findings] == ([problem] if problem else [])
    if problem is None:
        assert columns["published"][0] == ("2022-06-02" if "juni" in written else written)
