"""The published probes of others: every count with its status, against an oracle made by reading the remarks."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from bnr_toolkit import tables, words
from bnr_toolkit.histories import ad_histories
from bnr_toolkit.ledger import checked, for_public, open_ledger
from bnr_toolkit.outcomes import outcomes
from bnr_toolkit.rates import approval_rates, sourced_counts
from bnr_toolkit.reading.folding import folded_word
from bnr_toolkit.reading.mapping import read_mapping
from bnr_toolkit.report import Parameters
from bnr_toolkit.report.run import make_reports
from bnr_toolkit.schema import CLAIMS

FOLDER = Path(__file__).parent.parent.parent / "data" / "published-probes"
MEASURES = ("submitted", "approved", "rejected", "later_reversed")
STATUSES = {"r": "read", "i": "inferred", "c": "conflicting"}

# By row of the file: probe, platform, language; then submitted, approved, rejected and later reversed, each with
# r (read), i (inferred) or c (conflicting), or - where the file is blank; and why. Written by hand from the remarks,
# row by row:
#
# - read: the source states it, or states that all or none were approved, and the remarks call nothing inferred;
# - inferred: what the remarks say was computed, and no other count of that row;
# - conflicting: what another source prints differently. It goes before inferred. A count that only follows from what
#   the other source prints stays as it is: Ireland 2024, where the outlet wrote approvals and no refusals.
ORACLE = """\
2  bnr-2023-nl TikTok Dutch | 7r 6r 1r 6i | later reversed: 6 inferred
3  gw-2022-myanmar Facebook Burmese | 8r 8r 0i - | rejected inferred
4  gw-2022-ethiopia-r1 Facebook Amharic | 12r 12r 0i - | rejected inferred; "not read" is about the day
5  gw-2022-ethiopia-r2 Facebook Amharic | 2r 2r 0i - | rejected inferred
6  gw-2022-kenya-r1 Facebook Swahili | 10r 10r 0i - | rejected inferred
7  gw-2022-kenya-r1 Facebook English | 10r 7i 3r - | approved=7 inferred (10-3); 3 rejected is stated
8  gw-2022-kenya-r2 Facebook English | 3r 3r 0r - | all three accepted is stated
9  gw-2022-brazil-1 Facebook Portuguese | 10c 10r 0r 1r | an agency prints 11 ads: the number submitted
10 gw-2022-brazil-2a Facebook Portuguese | 10r 4i 6i - | 4 and 6 inferred from 40% of 10
11 gw-c4d-2022-us-midterms TikTok English | 10c 9c 1r - | an outlet prints 9 of 10 in total; one refused is stated
12 gw-c4d-2022-us-midterms TikTok Spanish | 10c 9c 1r - | as the English row: that total is of both languages
13 gw-c4d-2022-us-midterms-uk-account Facebook English | 10r 3r 7i - | rejected inferred
14 gw-c4d-2022-us-midterms-uk-account Facebook Spanish | 10r 2r 8i - | rejected inferred
15 gw-c4d-2022-us-midterms-us-account Facebook English | 10r 2r 8i - | rejected inferred
16 gw-c4d-2022-us-midterms-us-account Facebook Spanish | 10r 5r 5i - | rejected inferred
17 gw-c4d-2022-us-midterms YouTube English | 10i 0i 10i - | one total split over languages: each count is ours
18 gw-c4d-2022-us-midterms YouTube Spanish | 10i 0i 10i - | as the English row; split inferred
19 gw-2023-brazil-unrest Facebook Portuguese | 16r 14r 2r - | nothing called inferred
20 gw-2023-brazil-unrest YouTube Portuguese | 16r 0r 16i - | rejected count inferred; none allowed is stated
21 gw-2023-ireland-lgbtq Facebook not stated | 10r 8r 2r - | nothing called inferred
22 gw-2023-ireland-lgbtq TikTok not stated | 10r 10r 0i - | rejected inferred
23 gw-2023-ireland-lgbtq YouTube not stated | 10r 10r 0i - | rejected inferred
24 gw-2024-ireland-eu TikTok not stated | 16r 16r 0r - | nothing called inferred
25 gw-2024-ireland-eu YouTube not stated | 16r 2c 14r - | an outlet prints 14 approved
26 gw-2024-ireland-eu X not stated | 16r 0r 16r - | nothing called inferred
27 gw-dfs-2024-uk TikTok not stated | 4r 0r 4r - | four ads, all rejected; four or sixteen submissions: see probe.yml
28 gw-dfs-2024-uk YouTube not stated | 4r 0r 4r - | the same
29 gw-2024-us-oct TikTok English | 8r 4r 4i - | rejected inferred
30 gw-2024-us-oct Facebook English | 8r 1r 7i - | rejected inferred
31 gw-2024-us-oct YouTube English | 8r 4r 4i 4r | rejected inferred; four approved and then held is stated
32 gw-2024-us-retest TikTok English | 8i 0r 8i - | both eights are inferred; all disapproved is stated, so none approved
33 gw-2024-us-retest YouTube English | 8i 0i 8i - | counts inferred
34 gw-2021-uk-jobs Facebook English | 1r 1r 0r - | approved is stated
35 gw-2021-uk-jobs Facebook English | 1r 1r 0r - | approved is stated
36 reset-au-2021-teens Facebook English | 2r 0r 2r - | "not read" is about other categories
37 reset-au-2021-teens-resubmission Facebook English | 2i 2i 0r - | both twos are inferred; approval is stated
38 reset-au-2022-election Facebook English | 5r 5r 0i - | rejected inferred
39 ttp-2021-teens-r1 Facebook English | 1r 1r 0r - | one ad per category
40 ttp-2021-teens-r1 Facebook English | 1r 1r 0r - | one ad per category
41 ttp-2021-teens-r1 Facebook English | 1r 1r 0r - | one ad per category
42 ttp-2021-teens-r1 Facebook English | 1r 1r 0r - | one ad per category
43 ttp-2021-teens-r1 Facebook English | 1r 1r 0r - | one ad per category
44 ttp-2021-teens-r1 Facebook English | 1r 1r 0r - | one ad per category
45 ttp-2021-teens-r2 Facebook English | 1r 1r 0r - | six ads, all approved
46 ttp-2021-teens-r2 Facebook English | 1r 1r 0r - | six ads, all approved
47 ttp-2021-teens-r2 Facebook English | 1r 1r 0r - | six ads, all approved
48 ttp-2021-teens-r2 Facebook English | 1r 1r 0r - | six ads, all approved
49 ttp-2021-teens-r2 Facebook English | 1r 1r 0r - | six ads, all approved
50 ttp-2021-teens-r2 Facebook English | 1r 1r 0r - | six ads, all approved
51 ttp-2024-ai-images Meta English | 1r 0r 1r - | the one rejected ad; "not read" is about all others
52 ttp-2024-ai-images-resubmission Meta English | 1r 1r 0r - | approved is stated
53 bi-2018-uk Facebook English | 2r 2r 0r 2r | removed after two days is stated
54 bof-2019-nl Facebook Dutch | 1r 1r 0r - | it ran
55 bof-2019-nl Facebook German | 1r 1r 0r - | it ran
56 propublica-2017-antisemitic Facebook English | 3r 3r 0r - | three approved is stated
57 propublica-2017-housing-example Facebook English | 1r 1r 0r - | approved is stated
58 propublica-2017-housing-example Facebook English | 1r 1r 0r - | approved is stated
59 propublica-2017-housing-example Facebook English | 1r 1r 0r - | approved is stated
60 propublica-2017-housing-example Facebook English | 1r 1r 0r - | approved is stated
"""


def facts() -> dict[int, dict[str, str]]:
    """The rows of the file by their number in a spreadsheet, read without this toolkit."""
    with (FOLDER / "published-probes.csv").open(encoding="utf-8", newline="") as file:
        return dict(enumerate(csv.DictReader(file), start=2))


def cell_of(row: dict[str, str]) -> str:
    return " / ".join(row[name] for name in ("probe_id", "organisation", "platform", "language", "category"))


def expected() -> list[tuple[str, str, str, str, str]]:
    """Every claim in the order of the file, with its status from the oracle."""
    rows, claims = facts(), []
    for line in ORACLE.splitlines():
        about, counts, why = (part.strip() for part in line.split("|"))
        number, probe, platform, language = about.split(maxsplit=3)
        row = rows.pop(int(number))
        assert (row["probe_id"], row["platform"], row["language"]) == (probe, platform, language)
        assert why
        for measure, said in zip(MEASURES, counts.split(), strict=True):
            assert said.rstrip("ric-") == row[measure], (number, measure)
            if said != "-":
                claims.append((cell_of(row), measure, said[:-1], row["source"], STATUSES[said[-1]]))
    assert rows == {}
    return claims


@pytest.fixture(scope="module")
def ledger():
    return open_ledger(FOLDER)


def test_every_count_has_the_status_that_its_remarks_give_it(ledger):
    assert [row[:5] for row in zip(*ledger.claim_columns.values(), strict=True)] == expected()


def test_how_many_counts_are_read_inferred_and_conflicting(ledger):
    assert len(ledger.claims()) == 181
    assert Counter(ledger.claim_columns["status"]) == {"read": 143, "inferred": 32, "conflicting": 6}
    assert Counter(ledger.claim_columns["measure"]) == {
        "submitted": 59,
        "approved": 59,
        "rejected": 59,
        "later_reversed": 4,
    }


COMPARABLE = {"probe": "probe_id", "tester": "organisation"}
REPEATS = {
    # By probe: the one whose ads were used again, the kind, and the words of its rows that say so.
    "gw-2022-kenya-r2": ("gw-2022-kenya-r1", "edited", "Resubmission of the 3 after profanity and grammar were fixed"),
    "gw-2022-brazil-2a": ("gw-2022-brazil-1", "same", "exactly the same ads"),
    "gw-2024-us-retest": ("gw-2024-us-oct", "same", "re-run of identical ads"),
    "reset-au-2021-teens-resubmission": ("reset-au-2021-teens", "edited", "resubmitted with e-cigarettes"),
    "ttp-2021-teens-r2": ("ttp-2021-teens-r1", "same", "Repeat of the six ads"),
    "ttp-2024-ai-images-resubmission": ("ttp-2024-ai-images", "edited", "Resubmission with another image"),
}
PARTIAL = {
    "reset-au-2021-teens": "were approved but counts were not read",
    "ttp-2024-ai-images": "Total number of ads not read",
    "propublica-2017-housing-example": "One of more than a dozen ads",
}


def test_what_makes_a_count_comparable_is_what_the_file_says(ledger):
    by_cell = {cell_of(row): row for row in facts().values()}
    columns = ledger.claim_columns
    for name in ("probe", "tester", "published", "country", "account_country", "language", "platform", "category"):
        for cell, said in zip(columns["cell"], columns[name], strict=True):
            theirs = by_cell[cell][COMPARABLE.get(name, name)]
            assert said == ("unknown" if theirs == "not stated" else theirs), (cell, name)


def test_a_repeat_is_marked_only_where_the_row_says_so(ledger):
    columns = ledger.claim_columns
    marks = zip(*(columns[name] for name in ("probe", "repeats", "repeat_kind")), strict=True)
    assert {probe: (of, kind) for probe, of, kind in marks if of or kind} == {
        probe: (of, kind) for probe, (of, kind, _) in REPEATS.items()
    }
    for row in facts().values():
        if row["probe_id"] in REPEATS:
            assert REPEATS[row["probe_id"]][2] in f"{row['category']} {row['notes']}"


def test_a_part_of_a_test_is_marked_only_where_the_remarks_say_so(ledger):
    columns = ledger.claim_columns
    marked = {probe for probe, said in zip(columns["probe"], columns["partial"], strict=True) if said == "yes"}
    assert marked == set(PARTIAL)
    for row in facts().values():
        assert (row["probe_id"] in PARTIAL) == (PARTIAL.get(row["probe_id"], "no part") in row["notes"])


def test_no_count_of_a_cell_is_there_twice(ledger):
    columns = ledger.claim_columns
    assert max(Counter(zip(columns["cell"], columns["measure"], strict=True)).values()) == 1


def test_no_ad_was_made_up(ledger):
    assert (len(ledger), len(ledger.submissions()), len(ledger.events())) == (0, 0, 0)
    assert str(ledger).startswith("published-probes: 181 claims of sources (public, record ")


def test_the_claims_are_a_frame_of_text_for_everybody(ledger):
    frame = ledger.claims()
    assert tuple(frame.columns) == CLAIMS.names
    assert frame.row(0)[:5] == expected()[0]
    internal, findings = checked(FOLDER)
    assert findings == []
    assert dict(internal.claim_columns) == dict(ledger.claim_columns) == dict(for_public(internal).claim_columns)


def test_every_phrase_of_the_mapping_stands_in_a_remark():
    """A phrase that the file no longer says would be a rule for nothing."""
    mapping, findings = read_mapping((FOLDER / "mapping.yml").read_bytes(), "mapping.yml")
    assert findings == []
    remarks = [folded_word(row["notes"]) for row in facts().values()]
    assert [phrase for phrase in mapping.status.every_phrase if not any(phrase in said for said in remarks)] == []


NOTHING_TO_COUNT = (
    "published-probes: this record holds counts that sources state, and no ads; nothing can be counted from it. "
    "See the counts, each with its source, with bnr claims."
)


@pytest.mark.parametrize("count", [approval_rates, ad_histories, outcomes])
def test_nothing_is_counted_from_counts_of_others(ledger, refusal, count):
    assert refusal(count, ledger) == NOTHING_TO_COUNT


def test_that_there_are_no_ads_is_said_before_anything_else(ledger, refusal):
    assert refusal(approval_rates, ledger, by="category", platform="TikTok") == NOTHING_TO_COUNT
    assert refusal(ad_histories, ledger, as_of="2024-01-01") == NOTHING_TO_COUNT


def test_no_report_is_made_of_counts_of_others(refusal, tmp_path):
    asked = [Parameters(probe=str(FOLDER), language=language) for language in ("nl", "en")]
    assert refusal(make_reports, asked, tmp_path / "out") == NOTHING_TO_COUNT
    assert not (tmp_path / "out").exists()


def test_the_counts_are_said_and_shown_with_whose_they_are(ledger):
    counts = sourced_counts(ledger)
    assert str(words.claims(counts, "nl")) == (
        "In dit record staan 181 aantallen uit 27 bronnen. Daarvan zijn er 32 door ons afgeleid, en over 6 spreken "
        "bronnen elkaar tegen."
    )
    table = tables.claims(counts, "nl")
    assert len(table.rows) == 181
    assert table.rows[3].cells[1:4] == ("Later herzien", "6", "Afgeleid")
    assert ledger.context.notice.nl.startswith("Deze aantallen zijn door anderen gepubliceerd.")
