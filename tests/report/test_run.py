"""The production path: the same bytes everywhere, all or nothing, nothing private."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bnr_toolkit.errors import PrivacyBlocked, RefusedInput, RunFailed
from bnr_toolkit.files import faults, shipped
from bnr_toolkit.report import Parameters, make_reports, requested
from bnr_toolkit.report.jobs import checked_jobs
from bnr_toolkit.report.making import command_of

ROOT = Path(__file__).parents[2]
NAME = "bnr-tiktok-2023"

FILES = [
    *(f"{name}-{language}.{kind}"
      for name in ("after-questions", "approvals", "approvals-total") for language in ("en", "nl")
      for kind in ("csv", "narrow.svg", "web.svg")),
    "facts.json",
    *(f"report-{language}.{kind}" for language in ("en", "nl") for kind in ("html", "ipynb")),
]  # fmt: skip


def committed(name: str) -> Path:
    folder = "reports" if name.startswith(("report", "facts")) else "figures"
    return ROOT / folder / NAME / name


def test_a_run_writes_pages_notebooks_facts_and_charts(bnr_run):
    assert sorted(path.name for path in bnr_run.iterdir()) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_the_committed_output_equals_a_fresh_run_in_another_folder(bnr_run, name):
    assert committed(name).read_bytes() == (bnr_run / name).read_bytes()


def test_no_output_holds_a_path_or_the_name_of_this_machine(bnr_run):
    for path in bnr_run.iterdir():
        data = path.read_text(encoding="utf-8")
        for trace in (str(ROOT), str(bnr_run), str(Path.home()) + "/", "/tmp/"):
            assert trace not in data, (path.name, trace)


def test_the_executed_notebook_says_what_was_asked_without_a_path(bnr_run):
    content = json.loads((bnr_run / "report-en.ipynb").read_text(encoding="utf-8"))
    injected = next(cell for cell in content["cells"] if cell["id"] == "injected-parameters")
    assert "".join(injected["source"]).splitlines() == [
        "# Parameters",
        f'probe = "{NAME}"',
        'language = "en"',
        'audience = "public"',
        'by = "category"',
        'rule = "first_decision"',
        'codes = "primary"',
        "confidence = 0.95",
        "as_of = None",
        "platform = None",
        'method = "wilson"',
        "wording = None",
        "canonical = None",
        "embed = None",
    ]


def test_facts_have_value_formula_rule_rows_and_places(bnr_run):
    facts = {fact["id"]: fact for fact in json.loads((bnr_run / "facts.json").read_text(encoding="utf-8"))}
    assert facts["first_decision.total.approved"] == {
        "id": "first_decision.total.approved",
        "value": 6,
        "formula": "number of these rows whose outcome under the rule is approved",
        "rule": "first_decision",
        "rows": ["ad-1", "ad-2", "ad-3", "ad-4", "ad-5", "ad-6", "ad-7"],
        "appears_in": ["headline", "approvals-total", "lead", "approvals", "table", "box", "text"],
    }
    assert facts["histories.halted_after_inquiry"]["value"] == 6
    assert all(set(fact) == {"id", "value", "formula", "rule", "rows", "appears_in"} for fact in facts.values())


@pytest.fixture
def sound(records, tmp_path) -> Path:
    ads = [records.ad("ad-1"), records.ad("ad-2", category="weapons", account="redactie-account-17")]
    events = [
        records.event("ad-1", "approved"),
        records.event("ad-2", "rejected", reason="onleesbaar-bewijs-93", recorded_by="verslaggever-55"),
    ]
    return records.write(tmp_path / "my-probe", ads, events)


def asked(path: Path, **given: object) -> tuple[Parameters, ...]:
    return requested([str(path)], ("en",), given)


@pytest.mark.slow
def test_without_output_files_go_to_reports_and_figures(sound, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    written = make_reports(asked(sound), progress=False)
    assert Path("reports/my-probe/report-en.html") in written.files
    assert Path("figures/my-probe/approvals-en.web.svg") in written.files
    assert written.pages == (Path("reports/my-probe/report-en.html"),)


@pytest.mark.slow
def test_a_bare_sheet_becomes_a_page(tmp_path):
    sheet = tmp_path / "ads.csv"
    sheet.write_text("ad,soort,platform,besluit\n1,gokken,Alpha,goedgekeurd\n2,wapens,Alpha,\n", encoding="utf-8")
    make_reports(asked(sheet), tmp_path / "out", progress=False)
    html = (tmp_path / "out" / "report-en.html").read_text(encoding="utf-8")
    assert "<h1>Alpha approved the only reviewed test ad; no decision is known on one other</h1>" in html
    assert "No decision is known on one test ad; it is not counted." in html


def test_no_private_value_is_in_any_public_byte(sound, tmp_path):
    make_reports(asked(sound), tmp_path / "out", progress=False)
    for path in (tmp_path / "out").iterdir():
        data = path.read_bytes()
        for canary in (b"redactie-account-17", b"onleesbaar-bewijs-93", b"verslaggever-55"):
            assert canary not in data, path.name


@pytest.mark.slow
def test_an_internal_report_has_a_name_of_its_own(sound, tmp_path):
    make_reports(asked(sound, audience="internal", by="account"), tmp_path / "out", progress=False)
    html = (tmp_path / "out" / "report-en.internal.by-account.html").read_text(encoding="utf-8")
    assert "redactie-account-17" in html
    assert "Internal: not for publication" in html


def test_a_private_value_in_a_public_text_stops_everything(records, tmp_path):
    ads = [records.ad("ad-1", account="redactie-account-17", description_en="sent by redactie-account-17")]
    folder = records.write(tmp_path / "probe", ads, [records.event("ad-1", "approved")])
    with pytest.raises(PrivacyBlocked) as blocked:
        make_reports(asked(folder), tmp_path / "out", progress=False)
    assert str(blocked.value).splitlines()[0] == (
        "report-en.html (column account): a value from a column that is not public stands in the output. "
        "Take the value out of the public texts; nothing was written."
    )
    assert not (tmp_path / "out").exists()


def _old_report(folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    (folder / "report-en.html").write_bytes(b"the old page")
    (folder / "facts.json").write_bytes(b"[]")
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    "cell",
    ["1 / 0", "import sys; sys.exit(0)", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"],
    ids=["a failing cell", "an exit", "a killed kernel"],
)
def test_a_run_that_fails_leaves_the_old_report_as_it_was(sound, tmp_path, notebook_with, cell):
    before = _old_report(tmp_path / "out")
    with pytest.raises(RunFailed):
        make_reports(asked(sound), tmp_path / "out", notebook_with(cell), progress=False)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


@pytest.mark.slow
def test_a_full_disk_leaves_the_old_report_as_it_was(sound, tmp_path):
    before = _old_report(tmp_path / "out")

    def full(step: str, path: Path) -> None:
        if step == "write" and path.name == "facts.json":
            raise OSError(28, "No space left on device", str(path))

    with faults(full), pytest.raises(RunFailed, match="No space left on device"):
        make_reports(asked(sound), tmp_path / "out", progress=False)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_two_reports_of_one_name_are_refused_before_the_start(sound, records, tmp_path):
    other = records.write(tmp_path / "other" / "my-probe", [records.ad()], [records.event("ad-1", "approved")])
    with pytest.raises(RefusedInput) as refused:
        make_reports([*asked(sound), *asked(other)], progress=False)
    assert str(refused.value) == (
        "parameter output: two reports would be named 'report-en.html'. "
        "Give each a folder of its own, or make them one at a time with --output."
    )


def test_an_output_that_is_a_file_is_refused_before_the_start(sound, tmp_path):
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(RefusedInput) as refused:
        make_reports(asked(sound), tmp_path / "out", progress=False)
    assert str(refused.value) == (
        "parameter output: this cannot be written (a file of this name exists). "
        "Choose another place with --output, or make room; the previous files are untouched."
    )
    assert (tmp_path / "out").read_bytes() == b"mine"


def test_what_the_record_cannot_answer_is_refused_before_the_start(sound, tmp_path):
    with pytest.raises(RefusedInput, match="no cut-off is recorded"):
        make_reports(asked(sound, rule="approved_at_cutoff"), tmp_path / "out", progress=False)
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_a_report_about_one_platform_tells_of_no_other(records, tmp_path):
    ads = [records.ad("ad-1"), records.ad("ad-2", platform="Beta"), records.ad("ad-3", platform="Beta")]
    events = [records.event("ad-1", "approved"), records.event("ad-1", "halted", 2, trigger="press_inquiry")]
    events += [records.event("ad-2", "approved"), records.event("ad-3", "rejected")]
    folder = records.write(tmp_path / "probe", ads, events)
    make_reports(asked(folder, platform="Beta"), tmp_path / "out", progress=False)
    html = (tmp_path / "out" / "report-en.platform-beta.html").read_text(encoding="utf-8")
    assert "<h1>Beta approved one of the two test ads</h1>" in html
    assert "Alpha" not in html
    assert "after-questions" not in " ".join(path.name for path in (tmp_path / "out").iterdir())


@pytest.mark.slow
def test_a_report_up_to_a_moment_tells_of_nothing_later(records, tmp_path):
    early = {"observed_from": "2025-03-01", "observed_to": "2025-03-01"}
    late = {"observed_from": "2025-03-20", "observed_to": "2025-03-20"}
    events = [
        records.event("ad-1", "approved", **early),
        records.event("ad-1", "halted", 2, trigger="press_inquiry", **late),
    ]
    folder = records.write(tmp_path / "probe", [records.ad()], events)
    make_reports(asked(folder, as_of="2025-03-10"), tmp_path / "out", progress=False)
    html = (tmp_path / "out" / "report-en.as_of-2025-03-10.html").read_text(encoding="utf-8")
    assert "<h1>Alpha approved the only test ad (as of 10 March 2025)</h1>" in html
    assert "stopped" not in html


def test_a_status_at_a_moment_is_refused(sound, tmp_path):
    with pytest.raises(RefusedInput) as refused:
        make_reports(asked(sound, rule="final_after_inquiry", as_of="2025-03-10"), tmp_path / "out", progress=False)
    assert str(refused.value) == (
        "parameter as_of: the rule final_after_inquiry gives the last known state, not the one at '2025-03-10'. "
        "Leave as_of out, or choose another rule."
    )


@pytest.mark.slow
def test_a_chart_that_is_no_longer_made_does_not_stay(records, tmp_path):
    events = [records.event("ad-1", "approved")]
    halted = [*events, records.event("ad-1", "halted", 2, trigger="press_inquiry")]
    folder = records.write(tmp_path / "probe", [records.ad()], halted)
    make_reports(asked(folder), tmp_path / "out", progress=False)
    assert (tmp_path / "out" / "after-questions-en.web.svg").exists()
    records.write(tmp_path / "probe", [records.ad()], events)
    make_reports(asked(folder), tmp_path / "out", progress=False)
    assert not (tmp_path / "out" / "after-questions-en.web.svg").exists()
    assert (tmp_path / "out" / "approvals-en.web.svg").exists()


@pytest.mark.slow
def test_controls_are_marked_and_in_no_count_of_the_page(records, tmp_path):
    ads = [records.ad("ad-1"), records.ad("ad-2", expected="accept", description_en="a harmless advert")]
    folder = records.write(tmp_path / "probe", ads, [records.event(ad["id"], "approved") for ad in ads])
    make_reports(asked(folder, by="expected"), tmp_path / "out", progress=False)
    html = (tmp_path / "out" / "report-en.by-expected.html").read_text(encoding="utf-8")
    assert "<h1>Alpha approved the only test ad</h1>" in html
    assert '<tr class="apart"><th scope="row">ad-2</th>' in html
    assert "At the end, apart: harmless control ads; they are not counted." in html


def test_a_page_of_another_notebook_names_it_in_its_command(sound, tmp_path):
    (job,) = checked_jobs(asked(sound), tmp_path)
    assert command_of(job, shipped(job.kind.notebook)) == "bnr report my-probe --language en"
    own = tmp_path / "our report.ipynb"
    assert command_of(job, own) == "bnr report my-probe --language en --notebook 'our report.ipynb'"
