"""Pages of notebooks other than the report: named, filed, made whole or not at all, and the same twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bnr_toolkit.errors import PrivacyBlocked, RefusedInput
from bnr_toolkit.files import shipped
from bnr_toolkit.report import MethodsParameters, Parameters, make_reports, requested_context, requested_page
from bnr_toolkit.report.jobs import checked_jobs
from bnr_toolkit.report.leaks import check_for_leaks
from bnr_toolkit.report.pages import PAGES, kind_of
from bnr_toolkit.report.schemas import CompareParameters, choices


@pytest.fixture(scope="module")
def methods_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The methods page in English."""
    folder = tmp_path_factory.mktemp("methods")
    make_reports(requested_page(MethodsParameters, ("en",), {}), folder, progress=False)
    return folder


def test_every_page_has_a_notebook_and_a_name_of_its_own():
    assert len({kind.name for kind in PAGES}) == len({kind.schema for kind in PAGES}) == len(PAGES)
    assert all(shipped(kind.notebook).is_file() for kind in PAGES)
    assert kind_of(Parameters(probe="p")).name == "report"
    assert kind_of(MethodsParameters()).name == "methods"


def test_a_page_about_no_record_goes_to_a_folder_of_its_own_name():
    job = checked_jobs([MethodsParameters(language="en", confidence=0.9)], None)[0]
    assert job.stem == "methods-en.confidence-0.9"
    assert (job.reports, job.figures) == (Path("reports/methods"), Path("figures/methods"))
    assert [path.name for path in job.figure_files("coverage")] == [
        "coverage-en.confidence-0.9.web.svg",
        "coverage-en.confidence-0.9.narrow.svg",
        "coverage-en.confidence-0.9.csv",
    ]
    assert job.is_public


def test_of_a_record_only_its_name_enters_a_file_name():
    assert CompareParameters(probe="/home/somebody/probes/my-probe").suffix == ".probe-my-probe"
    assert CompareParameters().suffix == ""
    assert CompareParameters(probe="elsewhere/bnr-tiktok-2023").suffix == ""
    assert CompareParameters(year=2023, audience="internal").suffix == ".internal.year-2023"


def test_every_page_is_asked_in_both_languages_unless_one_is_named():
    assert [one.language for one in requested_page(MethodsParameters, (), {})] == ["nl", "en"]
    assert requested_page(MethodsParameters, ("en",), {"confidence": "0.9"})[0].confidence == 0.9
    assert choices("language", MethodsParameters) == ("nl", "en")


def test_every_fault_of_what_is_asked_is_told_at_once():
    with pytest.raises(RefusedInput) as refused:
        requested_page(MethodsParameters, ("fr",), {"confidence": "2", "probe": "p"})
    assert [finding.code for finding in refused.value.findings] == [
        "not_one_of",
        "not_a_confidence",
        "unknown_parameter",
    ]
    assert "The parameters are: language, confidence." in str(refused.value)


def test_the_faults_of_every_record_are_told_at_once(tmp_path):
    with pytest.raises(RefusedInput) as refused:
        requested_page(CompareParameters, ("en",), {"probe": str(tmp_path / "a"), "published": str(tmp_path / "b")})
    assert len(refused.value.findings) == 2


@pytest.mark.slow
def test_the_methods_page_is_made_whole(methods_run):
    assert sorted(path.name for path in methods_run.iterdir()) == [
        "coverage-en.csv",
        "coverage-en.narrow.svg",
        "coverage-en.web.svg",
        "facts.json",
        "methods-en.html",
        "methods-en.ipynb",
    ]
    html = (methods_run / "methods-en.html").read_text(encoding="utf-8")
    assert "<h1>What a test with a few ads can say, and what it cannot</h1>" in html
    assert "¶" not in html
    facts = {fact["id"]: fact for fact in json.loads((methods_run / "facts.json").read_text(encoding="utf-8"))}
    assert facts["estimates.6_of_7.wilson.low"]["value"] == pytest.approx(0.4869, abs=0.00005)
    assert facts["coverage.wilson.7.mean"]["appears_in"] == ["coverage", "table"]


@pytest.mark.slow
def test_every_fact_that_the_page_names_is_in_its_facts(methods_run):
    notebook = json.loads((methods_run / "methods-en.ipynb").read_text(encoding="utf-8"))
    facts = {fact["id"] for fact in json.loads((methods_run / "facts.json").read_text(encoding="utf-8"))}
    named = {
        identifier
        for cell in notebook["cells"]
        for output in cell.get("outputs", ())
        for identifier in output["metadata"]["bnr"].get("facts", ())
    }
    assert named <= facts


@pytest.mark.slow
def test_the_same_page_twice_is_the_same_bytes(methods_run, tmp_path):
    make_reports(requested_page(MethodsParameters, ("en",), {}), tmp_path, progress=False)
    for path in methods_run.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


def test_a_word_of_another_record_on_the_page_is_no_leak(records, tmp_path):
    ours = records.write(
        tmp_path / "ours", [records.ad("ad-1", account="vrouwenbeurs")], [records.event("ad-1", "approved")]
    )
    theirs = records.write(
        tmp_path / "theirs",
        [records.ad("ad-1", description_en="an advert for a vrouwenbeurs")],
        [records.event("ad-1", "approved")],
    )
    page = {Path("page.html"): b"<p>an advert for a vrouwenbeurs</p>"}
    check_for_leaks(str(ours), page, beside=[str(theirs)])
    with pytest.raises(PrivacyBlocked):
        check_for_leaks(str(ours), page)


def test_the_id_among_published_tests_is_taken_for_granted_of_the_example_alone(records, tmp_path):
    root = Path(__file__).parents[2] / "data"
    given = {"published": str(root / "published-probes")}
    assert requested_context(str(root / "bnr-tiktok-2023"), ("nl",), given)[0].same_as == "bnr-2023-nl"
    other = records.write(tmp_path / "other", [records.ad("ad-1")], [records.event("ad-1", "approved")])
    assert requested_context(str(other), ("nl",), given)[0].same_as is None
    assert requested_context(str(other), ("nl",), {**given, "same_as": "x"})[0].same_as == "x"
