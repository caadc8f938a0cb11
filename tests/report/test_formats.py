"""A report beside its page: what it needs is asked for first, nothing private is in it, nothing old stays beside it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter

from bnr_toolkit.errors import PrivacyBlocked, RefusedInput
from bnr_toolkit.report import formats, make_reports, requested
from bnr_toolkit.report.desk_copy import docx
from bnr_toolkit.report.leaks import check_for_leaks
from bnr_toolkit.report.paper import pdf

CANARY = "redactie-account-17"
PAGE = '<html lang="en"><head><title>{title}</title></head><body><h1>{heading}</h1><p>{text}</p></body></html>'


@pytest.fixture
def probe(records, tmp_path) -> Path:
    return records.write(
        tmp_path / "my-probe", [records.ad("ad-1", account=CANARY)], [records.event("ad-1", "approved")]
    )


def run(probe: Path, output: Path, *asked: str) -> None:
    make_reports(requested([str(probe)], ("en",), {}), output, formats=asked or ("html",), progress=False)


def page(**said: str) -> str:
    return PAGE.format(**{"title": "Title", "heading": "Heading", "text": "Text"} | said)


# what is needed


@pytest.fixture
def nothing_runs(monkeypatch):
    def started(*asked: object, **given: object) -> None:
        raise AssertionError("a notebook ran")

    monkeypatch.setattr("bnr_toolkit.report.run.made", started)


def without(problem: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(name: str) -> None:
        raise problem

    monkeypatch.setattr(formats, "import_module", failing)


@pytest.mark.parametrize("extra", ["pdf", "docx"])
def test_a_missing_extra_is_told_with_the_command_before_anything_runs(
    probe, tmp_path, monkeypatch, nothing_runs, extra
):
    without(ModuleNotFoundError("no such module"), monkeypatch)
    with pytest.raises(RefusedInput) as refused:
        run(probe, tmp_path / "out", extra)
    assert str(refused.value) == (
        f"parameter to: '{extra}' needs something that is not installed here. "
        f'Install it with: pip install "bnr-toolkit[{extra}]".'
    )
    assert refused.value.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_a_missing_library_of_the_system_is_told_with_its_packages(probe, tmp_path, monkeypatch, nothing_runs, capsys):
    without(OSError("cannot load library 'libpango-1.0-0'"), monkeypatch)
    with pytest.raises(RefusedInput) as refused:
        run(probe, tmp_path / "out", "pdf")
    assert str(refused.value) == (
        "parameter to: for 'pdf' this computer lacks what draws letters (Pango). "
        "Install it; on Debian and Ubuntu with: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0."
    )
    assert capsys.readouterr().out == ""


def test_a_format_that_does_not_exist_is_refused(probe, tmp_path, nothing_runs):
    with pytest.raises(RefusedInput, match="'odt'"):
        run(probe, tmp_path / "out", "odt")


def test_the_page_alone_needs_neither(monkeypatch):
    without(ModuleNotFoundError("no such module"), monkeypatch)
    assert list(formats.missing(("html",))) == []


# what is private


@pytest.mark.parametrize("place", ["title", "heading", "text"])
@pytest.mark.parametrize("make", [pdf, lambda said, _: docx(said, {}, None)], ids=["pdf", "docx"])
def test_a_private_value_anywhere_in_the_text_blocks(probe, make, place):
    name = Path("report-en.pdf" if make is pdf else "report-en.docx")
    check_for_leaks(str(probe), {name: make(page(), "")})
    with pytest.raises(PrivacyBlocked, match=r"column account"):
        check_for_leaks(str(probe), {name: make(page(**{place: f"by {CANARY}"}), "")})


def test_a_private_value_that_is_split_over_lines_of_a_pdf_blocks(probe):
    narrow = page(text=f'<span style="display: block; width: 1cm; overflow-wrap: anywhere">{CANARY}</span>')
    with pytest.raises(PrivacyBlocked):
        check_for_leaks(str(probe), {Path("a.pdf"): pdf(narrow, "")})


def test_a_private_value_in_what_a_pdf_says_about_itself_blocks(probe):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(page(), ""))))
    writer.add_metadata({"/Keywords": CANARY})
    changed = io.BytesIO()
    writer.write(changed)
    with pytest.raises(PrivacyBlocked):
        check_for_leaks(str(probe), {Path("a.pdf"): changed.getvalue()})
    plain = pdf(page(), "")
    described = pdf(page().replace("<title>", f'<meta name="description" content="{CANARY}"><title>'), "")
    check_for_leaks(str(probe), {Path("a.pdf"): plain})
    with pytest.raises(PrivacyBlocked):
        check_for_leaks(str(probe), {Path("a.pdf"): described})


def test_a_private_value_as_the_alternative_of_a_picture_blocks(probe):
    image = page(text=f'<img alt="by {CANARY}" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">')
    for name, data in (("a.pdf", pdf(image, "")), ("a.docx", docx(image, {}, None))):
        with pytest.raises(PrivacyBlocked):
            check_for_leaks(str(probe), {Path(name): data})


@pytest.mark.parametrize("name", ["author", "keywords", "comments", "last_modified_by"])
def test_a_private_value_in_the_properties_of_a_document_blocks(probe, name):
    document = Document(io.BytesIO(docx(page(), {}, None)))
    setattr(document.core_properties, name, CANARY)
    changed = io.BytesIO()
    document.save(changed)
    with pytest.raises(PrivacyBlocked):
        check_for_leaks(str(probe), {Path("a.docx"): changed.getvalue()})


# what is written, and what goes


@pytest.mark.slow
def test_pdf_and_document_stand_beside_the_page_and_go_with_the_next_run_without_them(probe, tmp_path):
    out = tmp_path / "out"
    run(probe, out, "pdf", "docx")
    assert {"report-en.html", "report-en.pdf", "report-en.docx"} <= {path.name for path in out.iterdir()}
    title = PdfReader(out / "report-en.pdf").metadata.title
    assert title == "Alpha approved the only test ad"
    picture, _by_category = Document(out / "report-en.docx").inline_shapes
    assert picture._inline.docPr.get("descr").startswith("Approved: ")
    assert max(len(part.blob) for part in Document(out / "report-en.docx").part.package.iter_parts()) <= 400_000
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    run(probe, out, "docx", "pdf")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first
    run(probe, out, "docx")
    assert not (out / "report-en.pdf").exists()
    run(probe, out)
    assert sorted(path.name for path in out.iterdir()) == sorted(set(first) - {"report-en.pdf", "report-en.docx"})


def test_a_document_that_somebody_edited_is_neither_overwritten_nor_removed(probe, tmp_path, nothing_runs):
    out = tmp_path / "out"
    out.mkdir()
    document = Document(io.BytesIO(docx(page(), {}, None)))
    document.add_paragraph("by the copy desk")
    document.save(out / "report-en.docx")
    before = (out / "report-en.docx").read_bytes()
    for asked in ((), ("docx",)):
        with pytest.raises(RefusedInput) as refused:
            run(probe, out, *asked)
        assert str(refused.value) == (
            "report-en.docx: 'report-en.docx' was edited after it was made; a new report would erase that work. "
            "Give the file another name or place, and try again."
        )
    assert (out / "report-en.docx").read_bytes() == before


@pytest.mark.slow
def test_a_private_value_in_the_paper_alone_stops_everything(probe, tmp_path, monkeypatch):
    monkeypatch.setattr(formats, "_footer", lambda job: CANARY)
    with pytest.raises(PrivacyBlocked, match=r"report-en\.pdf \(column account\)"):
        run(probe, tmp_path / "out", "pdf")
    assert not (tmp_path / "out").exists()
