"""A sweep file asks for exactly the reports that it lists, or every fault of it is told at once with its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bnr_toolkit.errors import RefusedInput, sentence
from bnr_toolkit.report.ordering import orders_for
from bnr_toolkit.report.parameters import parsed
from bnr_toolkit.report.schemas import Parameters
from bnr_toolkit.report.sweep import MOST_REPORTS, read_sweep
from tests.report.conftest import TEXTS


@pytest.fixture
def sweep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write a sweep file beside records of these names, and stand there."""
    monkeypatch.chdir(tmp_path)

    def written(text: str | bytes, *records: str) -> Path:
        for record in records or ("data/a", "data/b"):
            (tmp_path / record).mkdir(parents=True, exist_ok=True)
        path = tmp_path / "sweep.yml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return Path("sweep.yml")

    return written


def refused(path: Path, language: str = "en") -> list[str]:
    with pytest.raises(RefusedInput) as caught:
        read_sweep(path)
    return [sentence(finding, language) for finding in caught.value.findings]


def told(pages: tuple[Parameters, ...], *names: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(page, name) for name in ("probe", *names)) for page in pages]


def test_lists_make_a_grid_in_the_order_of_the_file(sweep):
    path = sweep("probe: [data/b, data/a]\nlanguage: [nl, en]\nrule: [first_decision, final_after_inquiry]\n")
    assert [told(pages, "rule", "language") for pages in read_sweep(path)] == [
        [("data/b", "first_decision", "nl"), ("data/b", "first_decision", "en")],
        [("data/b", "final_after_inquiry", "nl"), ("data/b", "final_after_inquiry", "en")],
        [("data/a", "first_decision", "nl"), ("data/a", "first_decision", "en")],
        [("data/a", "final_after_inquiry", "nl"), ("data/a", "final_after_inquiry", "en")],
    ]


def test_one_value_needs_no_list_and_without_a_language_both_are_made_as_bnr_report_does(sweep):
    assert read_sweep(sweep("probe: data/a\n")) == (
        (Parameters(probe="data/a", language="nl"), Parameters(probe="data/a", language="en")),
    )


def test_values_that_belong_together_stand_under_each_and_join_the_grid(sweep):
    path = sweep(
        """\
language: en
each:
  - {probe: data/a, platform: Alpha}
  - probe: data/b
    platform: [Beta, Gamma]
    as_of: 2024-02-01
codes: [primary, any]
"""
    )
    assert [told(pages, "platform", "as_of", "codes") for pages in read_sweep(path)] == [
        [("data/a", "Alpha", None, "primary")],
        [("data/a", "Alpha", None, "any")],
        [("data/b", "Beta", "2024-02-01", "primary")],
        [("data/b", "Beta", "2024-02-01", "any")],
        [("data/b", "Gamma", "2024-02-01", "primary")],
        [("data/b", "Gamma", "2024-02-01", "any")],
    ]


def test_the_languages_of_one_report_stay_together_also_with_an_address_for_each(sweep):
    path = sweep(
        """\
probe: [data/a, data/b]
each:
  - {language: nl, canonical: "https://example.org/nl/"}
  - {language: en, canonical: "https://example.org/en/"}
"""
    )
    assert [told(pages, "language", "canonical") for pages in read_sweep(path)] == [
        [("data/a", "nl", "https://example.org/nl/"), ("data/a", "en", "https://example.org/en/")],
        [("data/b", "nl", "https://example.org/nl/"), ("data/b", "en", "https://example.org/en/")],
    ]


@pytest.mark.parametrize("text", [text for text in TEXTS if text not in ("-", "\\n")])
def test_a_text_between_quotation_marks_means_what_it_means_on_the_command_line(sweep, text):
    written = "'" + text.replace("'", "''") + "'"
    ((page,),) = read_sweep(sweep(f"probe: data/a\nlanguage: nl\nplatform: {written}\n"))
    assert page == parsed({"probe": "data/a", "platform": text})


@pytest.mark.parametrize(
    "text",
    ["0012", "01234", "NO", "yes", "on", "1e3", "nan", ".inf", "1_000", "12:30", "012:30", "0x1F", "0o17", "1.50"],
)
def test_what_yaml_takes_for_something_else_is_the_text_that_stands_there(sweep, text):
    ((page,),) = read_sweep(sweep(f"probe: data/a\nlanguage: nl\nplatform: {text}\n"))
    assert page == parsed({"probe": "data/a", "platform": text})


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_nothing_and_a_default_is_no_other_way_to_write_it(sweep, nothing):
    ((page,),) = read_sweep(sweep(f"probe: data/a\nlanguage: nl\nplatform: {nothing}\n"))
    assert page == Parameters(probe="data/a")
    assert refused(sweep(f"probe: data/a\nconfidence: {nothing}\n")) == [
        (
            f"sweep.yml › line 2, column {13 if nothing else 12} (confidence): this parameter has no value. "
            "Give a value, or leave the parameter out when it has a default."
        )
    ]


def test_an_empty_text_counts_by_nothing_and_is_refused_where_the_command_line_refuses_it(sweep):
    ((page,),) = read_sweep(sweep("probe: data/a\nlanguage: nl\nby: ''\n"))
    assert page == parsed({"probe": "data/a", "by": ""})
    assert refused(sweep("probe: data/a\nplatform: ['', ' Beta']\n")) == [
        (
            "sweep.yml › line 2, column 12 (platform): this parameter has no value. "
            "Give a value, or leave the parameter out when it has a default."
        ),
        "sweep.yml › line 2, column 16 (platform): ' Beta' begins or ends with a space. Take the space out.",
    ]


def test_a_value_is_refused_in_the_words_of_the_command_line(sweep):
    wrong = {"language": "fr", "rule": "first", "confidence": "1e3", "as_of": "01/02/2025", "by": "colour"}
    wrong |= {"canonical": "http://example.org/", "method": "NO", "platform": "' x'"}
    lines = refused(sweep("probe: data/a\n" + "".join(f"{name}: {value}\n" for name, value in wrong.items())))
    assert [line.split(": ")[0] for line in lines] == [
        f"sweep.yml › line {number}, column {len(name) + 3} ({name})" for number, name in enumerate(wrong, start=2)
    ]
    for (name, value), line in zip(wrong.items(), lines, strict=True):
        with pytest.raises(RefusedInput) as typed:
            parsed({"probe": "p", name: value.strip("'")})
        assert line.partition(": ")[2] == str(typed.value).partition(": ")[2]


FAULTS = {
    "a name that is none": (
        "probe: data/a\nlangauge: nl\n",
        (
            "line 2, column 1 (langauge): 'langauge' is not a parameter of this report. Did you mean 'language'? "
            "The parameters are: probe, language, audience, by, rule, codes, confidence, as_of, platform, method, "
            "wording, canonical, embed, each."
        ),
    ),
    "a name that is code": (
        "probe: data/a\n'x=1;import os#': nl\n",
        (
            "line 2, column 1 (x=1;import os#): 'x=1;import os#' is not a parameter of this report. "
            "The parameters are: probe, language, audience, by, rule, codes, confidence, as_of, platform, method, "
            "wording, canonical, embed, each."
        ),
    ),
    "an empty list": (
        "probe: data/a\nrule: []\n",
        "line 2, column 7 (rule): there is no value behind 'rule'. Give a value or a list, or take the line out.",
    ),
    "a value twice": (
        "probe: data/a\nlanguage: [nl, en, nl]\n",
        (
            "line 2, column 20 (language): 'nl' stands twice under language: that would be the same report twice. "
            "Take one out."
        ),
    ),
    "a value twice in two spellings": (
        "probe: data/a\nconfidence: [0.9, .90]\n",
        (
            "line 2, column 19 (confidence): '.90' stands twice under confidence: that would be the same report twice. "
            "Take one out."
        ),
    ),
    "a record twice in two spellings": (
        "probe: [data/a, ./data/../data/a/]\n",
        (
            "line 1, column 17 (probe): 'data/../data/a' stands twice under probe: that would be the same "
            "report twice. "
            "Take one out."
        ),
    ),
    "a name twice": (
        "probe: data/a\nrule: first_decision\nrule: ever_approved\n",
        "line 3 (rule): the key 'rule' is there twice. Remove one.",
    ),
    "an anchor that is used": (
        "probe: &a data/a\nplatform: *a\n",
        "line 2: aliases with * are not read. Write the text in full.",
    ),
    "a tag on a value": (
        "probe: data/a\nplatform: !!python/object/apply:os.getcwd x\n",
        (
            "line 2, column 11 (platform): the tag 'python/object/apply:os.getcwd' is not read. "
            "Take out what stands before the value with an exclamation mark."
        ),
    ),
    "a tag on a list": (
        "probe: data/a\nrule: !!set {first_decision}\n",
        (
            "line 2, column 7 (rule): the tag 'set' is not read. "
            "Take out what stands before the value with an exclamation mark."
        ),
    ),
    "a mapping as a value": (
        "probe: data/a\nrule: {a: b}\n",
        (
            "line 2, column 7 (rule): a value belongs here, or a list of values. "
            "Put each value behind a hyphen on a line of its own; values that belong together stand under each."
        ),
    ),
    "a list in a list": (
        "probe: data/a\nrule: [[first_decision]]\n",
        (
            "line 2, column 8 (rule): a value belongs here, or a list of values. "
            "Put each value behind a hyphen on a line of its own; values that belong together stand under each."
        ),
    ),
    "a list at the top": (
        "- probe: data/a\n",
        (
            "line 1, column 1: parameters with their values belong here. "
            "Write lines such as: rule: [first_decision, ever_approved]."
        ),
    ),
    "text at the top": (
        "data/a\n",
        (
            "line 1, column 1: parameters with their values belong here. "
            "Write lines such as: rule: [first_decision, ever_approved]."
        ),
    ),
    "no probe": (
        "rule: first_decision\n",
        (
            "line 1, column 1: no probe was named. "
            "Add a line such as: probe: data/my-probe; or give each part of each one."
        ),
    ),
    "no probe in one part of each": (
        "each:\n  - probe: data/a\n  - rule: ever_approved\n",
        (
            "line 3, column 5: no probe was named. "
            "Add a line such as: probe: data/my-probe; or give each part of each one."
        ),
    ),
    "an empty each": (
        "probe: data/a\neach:\n",
        "line 2, column 6: there is no value behind 'each'. Give a value or a list, or take the line out.",
    ),
    "an each that is no list of mappings": (
        "probe: data/a\neach: [nl]\n",
        (
            "line 2, column 8: parameters with their values belong here. "
            "Write lines such as: rule: [first_decision, ever_approved]."
        ),
    ),
    "a name under each and outside it": (
        "probe: data/a\neach:\n  - rule: ever_approved\n    probe: data/b\n",
        "line 4, column 5 (probe): 'probe' stands under each and outside it too. Take one of the two out.",
    ),
    "a record that is nowhere": (
        "probe: [data/a, dat/b]\n",
        (
            "line 1, column 17 (probe): 'dat/b' is neither beside this file nor where the command is given. "
            "Check the spelling."
        ),
    ),
    "a record with a near miss": (
        "probe: data/region-nrth\n",
        (
            "line 1, column 8 (probe): 'data/region-nrth' is neither beside this file nor where the command is given. "
            "Did you mean 'data/region-north'? Check the spelling."
        ),
    ),
    "a folder of phrases that is nowhere": (
        "probe: data/a\nwording: phrases\n",
        (
            "line 2, column 10 (wording): 'phrases' is neither beside this file nor where the command is given. "
            "Check the spelling."
        ),
    ),
    "a pattern that fits nothing": (
        "probe: regions/*\n",
        (
            "line 1, column 8 (probe): nothing fits 'regions/*', neither beside this file nor where the command "
            "is given. "
            "Check the names of the folders."
        ),
    ),
    "a name that no file can have": (
        f"probe: {'x' * 300}\n",
        (
            f"line 1, column 8 (probe): '{'x' * 59}…' is neither beside this file nor where the command is given. "
            "Check the spelling."
        ),
    ),
    "a private column for the public": (
        "probe: data/a\nby: [category, account]\naudience: [public, internal]\n",
        (
            "line 2, column 16 (by): 'account' is not a public column, and this result is for readers. Use one of: "
            "concept, platform, language, category, coding, expected; or make the result for the audience internal."
        ),
    ),
    "a private column for the public alone": (
        "probe: data/a\nby: account\n",
        (
            "line 2, column 5 (by): 'account' is not a public column, and this result is for readers. Use one of: "
            "concept, platform, language, category, coding, expected; or make the result for the audience internal."
        ),
    ),
    "a misspelt column of the newsroom's own": (
        "each:\n  - {probe: data/a, audience: internal, by: acount}\n",
        (
            "line 2, column 45 (by): 'acount' is not a column to count by. Did you mean 'account'? Use one of: "
            "concept, "
            "platform, account, language, category, coding, expected; or several, with commas between."
        ),
    ),
    "reports of one name in a grid": (
        "probe: data/a\nlanguage: nl\nplatform: [Meta Ads, meta-ads]\n",
        (
            "line 3, column 22 (platform): two reports would be named 'a/report-nl.platform-meta-ads': this one "
            "and that "
            "of sweep.yml › line 3, column 12 (platform). Take one out, or divide them over two files and give each an "
            "--output of its own."
        ),
    ),
    "records of one name": (
        "probe: [north/data, south/data]\nlanguage: nl\n",
        (
            "line 1, column 21 (probe): two reports would be named 'data/report-nl': this one and that "
            "of sweep.yml › line 1, column 9 (probe). Take one out, or divide them over two files and give each an "
            "--output of its own."
        ),
    ),
    "the same report under each": (
        "each:\n  - probe: data/a\n  - {probe: data/a, language: nl}\n",
        (
            "line 3, column 13 (probe): two reports would be named 'a/report-nl': this one and that "
            "of sweep.yml › line 2, column 12 (probe). Take one out, or divide them over two files and give each an "
            "--output of its own."
        ),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_place_its_reason_and_its_remedy(sweep, fault):
    text, said = FAULTS[fault]
    path = sweep(text, "data/a", "data/b", "data/region-north", "north/data", "south/data")
    assert refused(path) == [f"sweep.yml › {said}"]


@pytest.mark.parametrize("text", ["", "# only a remark\n", "\ufeff"])
def test_an_empty_file_is_refused(sweep, text):
    assert refused(sweep(text)) == ["sweep.yml: the file is empty. Fill it, or bring it back from a copy."]


def test_the_faults_of_a_sweep_are_told_in_dutch_too(sweep):
    path = sweep(
        "probe: [nowhere, 'no*']\nrule: []\ncodes: [any, any]\nplatform: {a: b}\nmethod: !!binary x\n"
        "each:\n  - language: nl\n    rule: ever_approved\n  - [a]\n"
    )
    assert refused(path, "nl") == [
        (
            "sweep.yml › regel 1, kolom 9 (probe): 'nowhere' staat niet naast dit bestand en niet waar u de opdracht "
            "geeft. Controleer de spelling."
        ),
        (
            "sweep.yml › regel 1, kolom 18 (probe): niets past bij 'no*', niet naast dit bestand en niet waar u de "
            "opdracht geeft. Controleer de namen van de mappen."
        ),
        (
            "sweep.yml › regel 2, kolom 7 (rule): achter 'rule' staat geen enkele waarde. "
            "Geef een waarde of een lijst, of haal de regel weg."
        ),
        (
            "sweep.yml › regel 3, kolom 14 (codes): 'any' staat twee keer bij codes: dat zou twee keer "
            "hetzelfde rapport "
            "zijn. Haal er een weg."
        ),
        (
            "sweep.yml › regel 4, kolom 11 (platform): hier hoort een waarde, of een lijst van waarden. Zet "
            "elke waarde "
            "op een eigen regel achter een streepje; waarden die bij elkaar horen, staan onder each."
        ),
        (
            "sweep.yml › regel 5, kolom 9 (method): het label 'binary' wordt niet gelezen. "
            "Haal weg wat er met een uitroepteken voor de waarde staat."
        ),
        "sweep.yml › regel 8, kolom 5 (rule): 'rule' staat onder each en ook daarbuiten. Haal een van de twee weg.",
        (
            "sweep.yml › regel 9, kolom 5: hier horen parameters met hun waarden te staan. "
            "Schrijf regels zoals: rule: [first_decision, ever_approved]."
        ),
    ]
    assert refused(sweep("rule: ever_approved\n"), "nl") == [
        (
            "sweep.yml › regel 1, kolom 1: er is geen test genoemd. "
            "Voeg een regel toe zoals: probe: data/my-probe; of geef elk onderdeel van each er een."
        )
    ]
    assert refused(sweep("probe: data/a\nlanguage: nl\nplatform: [A B, a-b]\n"), "nl") == [
        (
            "sweep.yml › regel 3, kolom 17 (platform): twee rapporten zouden 'a/report-nl.platform-a-b' heten: "
            "dit en dat "
            "van sweep.yml › regel 3, kolom 12 (platform). "
            "Haal er een weg, of verdeel ze over twee bestanden en geef elk een eigen --output."
        )
    ]


def test_more_reports_than_a_batch_can_have_are_refused_with_their_number_before_they_are_made(sweep):
    rules = "first_decision, ever_approved, approved_at_cutoff, would_have_run, final_after_inquiry"
    methods = "wilson, clopper_pearson, jeffreys, mid_p"

    def asking(levels: int) -> str:
        listed = ", ".join(f"0.{number:03}" for number in range(1, levels + 1))
        return (
            "probe: data/a\nlanguage: [nl]\ncodes: [primary, any]\n"
            f"rule: [{rules}]\nmethod: [{methods}]\nconfidence: [{listed}]\n"
        )

    path = sweep(asking(251))
    assert refused(path) == [
        (
            "sweep.yml › line 1, column 1: this asks for 10040 reports; more than 10000 at a time is not possible. "
            "Make the lists shorter, or divide them over several files."
        )
    ]
    assert refused(path, "nl") == [
        (
            "sweep.yml › regel 1, kolom 1: dit vraagt om 10040 rapporten; meer dan 10000 in één keer kan niet. "
            "Maak de lijsten korter, of verdeel ze over meer bestanden."
        )
    ]
    most = read_sweep(sweep(asking(250)))
    assert len(most) == len({pages[0].suffix for pages in most}) == MOST_REPORTS


def test_lists_under_each_that_multiply_beyond_all_bounds_are_counted_and_not_made(sweep):
    days = ", ".join(f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29))
    names = ", ".join(f"name-{number}" for number in range(300))
    levels = ", ".join(f"0.{number:04}" for number in range(1, 300))
    path = sweep(f"each:\n  - {{probe: data/a, platform: [{names}], as_of: [{days}], confidence: [{levels}]}}\n")
    assert refused(path) == [
        (
            "sweep.yml › line 1, column 1: this asks for 30139200 reports; more than 10000 at a time is not "
            "possible. Make the lists shorter, or divide them over several files."
        )
    ]


def test_a_pattern_fits_every_record_in_alphabetical_order_and_nothing_else(sweep, tmp_path):
    path = sweep("probe: regions/*\nlanguage: nl\n", "regions/b", "regions/a", "regions/.hidden")
    for name in ("c.csv", "d.zip", "README.md", "sweep.yml"):
        (tmp_path / "regions" / name).touch()
    assert [pages[0].probe for pages in read_sweep(path)] == [
        "regions/a",
        "regions/b",
        "regions/c.csv",
        "regions/d.zip",
    ]


def test_a_folder_may_be_called_like_a_pattern(sweep):
    path = sweep("probe: ['tests [2023]', 'tests [2023]/r?']\nlanguage: nl\n", "tests [2023]/r1", "tests [2023]/r2")
    assert [pages[0].probe for pages in read_sweep(path)] == ["tests [2023]", "tests [2023]/r1", "tests [2023]/r2"]


def test_a_sweep_that_is_moved_with_its_folder_still_finds_its_records(sweep, tmp_path, monkeypatch):
    path = sweep("probe: [data/*]\nlanguage: nl\n")
    (tmp_path / "series").mkdir()
    for name in ("sweep.yml", "data"):
        (tmp_path / name).rename(tmp_path / "series" / name)
    assert [pages[0].probe for pages in read_sweep("series" / path)] == ["series/data/a", "series/data/b"]
    monkeypatch.chdir("series")
    assert [pages[0].probe for pages in read_sweep(path)] == ["data/a", "data/b"]


def test_what_is_not_beside_the_file_is_looked_for_where_the_caller_stands(sweep, tmp_path):
    path = sweep("probe: [data/a, 'dat?/b']\nlanguage: nl\nwording: phrases\n", "data/a", "data/b", "phrases")
    (tmp_path / "sweeps").mkdir()
    path.rename("sweeps/sweep.yml")
    assert [told(pages, "wording") for pages in read_sweep(Path("sweeps/sweep.yml"))] == [
        [("data/a", "phrases")],
        [("data/b", "phrases")],
    ]
    (tmp_path / "sweeps" / "data" / "a").mkdir(parents=True)
    assert [pages[0].probe for pages in read_sweep(Path("sweeps/sweep.yml"))] == ["sweeps/data/a", "data/b"]


def test_a_sweep_that_is_nowhere_gets_a_suggestion(sweep):
    sweep("probe: data/a\n")
    assert refused(Path("sweeep.yml")) == [
        (
            "sweeep.yml: this cannot be read (No such file or directory). Did you mean 'sweep.yml'? "
            "Check that it is a file that you may open."
        )
    ]


def test_every_report_of_a_sweep_has_a_name_of_its_own(sweep, tmp_path):
    path = sweep("probe: [data/a, data/b]\nrule: [first_decision, ever_approved]\nby: ['', platform, category]\n")
    assert [order.task.name for order in orders_for(read_sweep(path), tmp_path / "out")] == [
        f"{probe}/report{by}{rule}"
        for probe in ("a", "b")
        for rule in ("", ".ever_approved")
        for by in (".by-total", ".by-platform", "")
    ]
