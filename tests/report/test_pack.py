"""The pack: every chart for every outlet, with its numbers and texts, or nothing."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from PIL import Image

from bnr_toolkit.errors import PrivacyBlocked, RefusedInput
from bnr_toolkit.figures.outlets import OUTLETS
from bnr_toolkit.files import faults
from bnr_toolkit.report import EVERY_OUTLET, make_figures, requested

ROOT = Path(__file__).parents[2]
BNR = str(ROOT / "data" / "bnr-tiktok-2023")
RULES = ("first_decision", "ever_approved", "would_have_run", "final_after_inquiry")
COMMITTED = ROOT / "figures" / "bnr-tiktok-2023"


@pytest.fixture(scope="module")
def usual(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("usual")
    make_figures(requested([BNR], ["nl"], {}), output=folder)
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    make_figures(requested([BNR], [], {}), EVERY_OUTLET, folder, with_desk=True)
    return folder


def test_the_usual_outlets_are_web_and_card_with_the_numbers_beside_them(usual):
    endings = ("csv", "web.dark.png", "web.dark.svg", "web.png", "web.svg")
    charts = [f"{name}-nl" for name in ("after-questions", "approvals", "approvals-total")]
    expected = [f"{chart}.{ending}" for chart in charts for ending in endings]
    assert sorted(path.name for path in usual.iterdir()) == sorted([*expected, "approvals-total-nl.card.png"])


def opened(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("RGB")


def test_pictures_have_the_size_of_their_outlet(usual):
    assert opened(usual / "approvals-total-nl.card.png").size == (1200, 630)
    assert opened(usual / "approvals-nl.web.png").size[0] == 1280


def test_light_and_dark_differ_in_colour_alone(usual):
    light, dark = (opened(usual / f"approvals-nl.web.{ending}") for ending in ("png", "dark.png"))
    assert light.size == dark.size
    assert (light.getpixel((0, 0)), dark.getpixel((0, 0))) == ((255, 255, 255), (0x14, 0x18, 0x1D))
    text = (usual / "approvals-nl.web.dark.svg").read_text(encoding="utf-8")
    assert "#00285f" not in text
    assert "#89d7ff" in text
    assert "<style>" not in text


def test_web_pictures_are_those_of_the_report(usual):
    for name in ("approvals-nl.web.svg", "approvals-nl.csv", "after-questions-nl.web.svg"):
        assert (usual / name).read_bytes() == (COMMITTED / name).read_bytes()


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.mark.slow
def test_the_committed_pack_equals_a_fresh_run_in_another_folder(whole):
    assert digests(COMMITTED) == digests(whole)


@pytest.mark.slow
def test_the_committed_pack_of_the_practice_record_equals_a_fresh_run(tmp_path):
    practice = str(ROOT / "data" / "practice-probe")
    make_figures(requested([practice], ["nl"], {}), EVERY_OUTLET, tmp_path, with_desk=True)
    assert digests(ROOT / "figures" / "practice-probe") == digests(tmp_path)


def test_the_gallery_shows_every_chart_and_links_to_files_that_are_there():
    page = (ROOT / "figures" / "README.md").read_text(encoding="utf-8")
    links = re.findall(r'(?:\]\(|src=")([^)"]+)', page)
    assert len(links) > 100
    assert [link for link in links if not (ROOT / "figures" / link).exists()] == []
    manifests = (json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "figures").glob("*/manifest.json"))
    drawn = {entry["file"] for manifest in manifests for entry in manifest["files"] if entry.get("scheme") != "dark"}
    charts = {entry for entry in drawn if entry.endswith(("web.svg", "card.png", "square.png", "story.png"))}
    assert {name for name in charts if name not in page} == set()


@pytest.mark.slow
def test_the_manifest_lists_every_file_with_its_digest_and_what_it_shows(whole):
    manifest = json.loads((whole / "manifest.json").read_text(encoding="utf-8"))
    listed = {entry["file"]: entry for entry in manifest["files"]}
    assert set(listed) == {path.name for path in whole.iterdir()} - {"manifest.json"}
    for name, entry in listed.items():
        data = (whole / name).read_bytes()
        assert (entry["sha256"], entry["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
    assert listed["approvals-total-nl.card.png"] | {"sha256": "", "bytes": 0} == {
        "file": "approvals-total-nl.card.png",
        "sha256": "",
        "bytes": 0,
        "chart": "approvals-total",
        "outlet": "card",
        "language": "nl",
        "scheme": "light",
        "title": "TikTok keurde zes van de zeven testadvertenties goed",
        "alt": "Goedgekeurd: zes van de zeven testadvertenties.",
    }
    assert listed["approvals-en.embed.html"] | {"sha256": "", "bytes": 0, "alt": ""} == {
        "file": "approvals-en.embed.html",
        "sha256": "",
        "bytes": 0,
        "chart": "approvals",
        "outlet": "embed",
        "language": "en",
        "scheme": "both",
        "title": "TikTok approved six of the seven test ads",
        "alt": "",
    }
    assert manifest["probe"] == "bnr-tiktok-2023"
    assert manifest["parameters"]["rule"] == "first_decision"
    assert manifest["wording"] is None


@pytest.mark.slow
def test_the_texts_for_the_desk_hold_headline_radio_post_and_alternatives(whole):
    text = (whole / "texts-en.md").read_text(encoding="utf-8")
    headings = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    assert headings[:2] == ["Headline", "Lead"]
    assert headings[-4:-1] == ["Chart approvals-total", "Chart approvals", "Chart after-questions"]
    assert {"Radio", "Post for social media", "How sure this is"} <= set(headings)
    assert "TikTok approved six of the seven test ads" in text


def test_parameters_other_than_the_defaults_enter_the_name(tmp_path):
    make_figures(requested([BNR], ["nl"], {"rule": "ever_approved"}), ["card"], tmp_path)
    assert (tmp_path / "approvals-total-nl.ever_approved.card.png").exists()


def test_an_outlet_that_does_not_exist_is_refused_before_anything_is_drawn(tmp_path):
    with pytest.raises(RefusedInput) as refused:
        make_figures(requested([BNR], ["nl"], {}), ["billboard", "web", "wall"], tmp_path / "out")
    assert [str(finding.value) for finding in refused.value.findings] == ["billboard", "wall"]
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
@pytest.mark.parametrize("probe", ["bnr-tiktok-2023", "practice-probe"])
@pytest.mark.parametrize("rule", RULES)
def test_every_text_fits_every_outlet_under_every_rule(tmp_path, probe, rule):
    asked = requested([str(ROOT / "data" / probe)], [], {"rule": rule})
    laid_out = []
    make_figures(asked, EVERY_OUTLET, tmp_path, progress=lambda pieces: laid_out.extend(pieces) or ())
    assert {piece.outlet_name for piece in laid_out} == {*OUTLETS, "embed"}


@pytest.mark.slow
def test_every_text_that_fits_nowhere_is_told_at_once_and_nothing_is_written(tmp_path, records, probe_folder):
    platform = "aansprakelijkheidswaardevaststellingsveranderingen" * 8
    probe = records.PROBE.replace("[Alpha, Beta]", f"[{platform}]")
    folder = probe_folder([records.ad("ad-1", platform=platform)], [records.event("ad-1", "approved")], probe)
    with pytest.raises(RefusedInput) as refused:
        make_figures(requested([str(folder)], ["nl"], {"by": "platform"}), ["square", "print"], tmp_path / "out")
    assert {finding.code for finding in refused.value.findings} == {"text_does_not_fit"}
    assert len(refused.value.findings) > 1
    assert not (tmp_path / "out").exists()


def test_a_private_value_in_a_public_text_stops_everything(tmp_path, records, probe_folder):
    ad = records.ad("ad-1", account="verzonnen-account-9", description_nl="advertentie van verzonnen-account-9")
    folder = probe_folder(
        [ad], [records.event("ad-1", "approved"), records.event("ad-1", "halted", 2, trigger="press_inquiry")]
    )
    with pytest.raises(PrivacyBlocked):
        make_figures(requested([str(folder)], ["nl"], {}), ["web"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_run_that_cannot_finish_leaves_the_old_files(tmp_path):
    old = tmp_path / "approvals-total-nl.card.png"
    old.write_bytes(b"old")

    def full_disk(step: str, path: Path) -> None:
        if step == "replace":
            raise OSError(28, "No space left on device", str(path))

    with faults(full_disk), pytest.raises(RefusedInput):
        make_figures(requested([BNR], ["nl"], {}), ["card"], tmp_path)
    assert old.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == [old.name]


def test_each_chart_has_a_page_of_its_own_and_a_table_has_none(tmp_path):
    make_figures(requested([BNR], ["en"], {}), ["embed"], tmp_path)
    pages = sorted(path.name for path in tmp_path.glob("*.html"))
    assert pages == [f"{name}-en.embed.html" for name in ("after-questions", "approvals", "approvals-total")]
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".csv"] * 3 + [".html"] * 3


def test_a_chart_that_fits_no_page_of_its_own_is_refused(tmp_path, records, probe_folder):
    platform = "aansprakelijkheidswaardevaststellingsveranderingen" * 8
    probe = records.PROBE.replace("[Alpha, Beta]", f"[{platform}]")
    folder = probe_folder([records.ad("ad-1", platform=platform)], [records.event("ad-1", "approved")], probe)
    with pytest.raises(RefusedInput) as refused:
        make_figures(requested([str(folder)], ["nl"], {"by": "platform"}), ["embed"], tmp_path / "out")
    assert {finding.code for finding in refused.value.findings} == {"text_does_not_fit"}
    assert not (tmp_path / "out").exists()


def test_progress_sees_every_picture_once(tmp_path):
    seen = []

    def watched(pieces):
        for piece in pieces:
            seen.append(piece.files["light"].name)
            yield piece

    make_figures(requested([BNR], ["en"], {}), ["card", "square"], tmp_path, progress=watched)
    assert seen == [
        "approvals-total-en.card.png",
        "approvals-total-en.square.png",
        "approvals-en.square.png",
        "after-questions-en.square.png",
        "approvals-table-en.square.png",
    ]


def test_phrases_of_the_newsroom_stand_in_pictures_and_texts(tmp_path):
    words = tmp_path / "words"
    words.mkdir()
    (words / "nl.toml").write_text('[key]\napproved = "kwam erdoor"\n', encoding="utf-8")
    make_figures(requested([BNR], ["nl"], {"wording": str(words)}), ["card"], tmp_path / "out", with_desk=True)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["wording"]) == 64
    assert (tmp_path / "out" / "approvals-total-nl.card.png").exists()
