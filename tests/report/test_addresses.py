"""An address that goes on a page is one that anybody may read; every other is refused in a whole sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from bnr_toolkit.errors import RefusedInput, sentence
from bnr_toolkit.report import Parameters, make_figures, make_reports, parsed, requested
from bnr_toolkit.report.addresses import address_findings, address_of

BNR = str(Path(__file__).parents[2] / "data" / "bnr-tiktok-2023")


def refusal(**given: object) -> str:
    with pytest.raises(RefusedInput) as refused:
        parsed({"probe": "p", **given})
    return str(refused.value)


@pytest.fixture
def nothing_runs(monkeypatch):
    def started(*asked: object, **given: object) -> None:
        raise AssertionError("a notebook ran")

    monkeypatch.setattr("bnr_toolkit.report.run.made", started)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "https://example.org/",
        "https://example.org/tests/tiktok",
        "https://example.org:8443/?page=12&lang=nl",
        "HTTPS://EXAMPLE.ORG/tests/",
        "https://bücher.example/proef/één/",
        "https://[2001:db8::1]/tests/",
        "https://example.org/@account/",
    ],
)
def test_an_https_address_is_kept_as_it_was_given(address):
    assert parsed({"probe": "p", "canonical": address}).canonical == address


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "http://example.org/",
        "//example.org/",
        "https:///tests/",
        "https://example.org:port/",
        "https://[example.org/",
        "javascript:alert(1)",
        "data:text/html,tests",
        "file:///srv/tests/",
    ],
)
def test_what_is_no_https_address_is_refused(address):
    assert refusal(canonical=address) == (
        f"parameter canonical: {address!r} is not an address that starts with https://. "
        "Give the whole address, such as https://example.org/tests/."
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/two words",
        "https://example.org/\n/tests/",
        "https://example.org/\x00",
        "https://example.org/\u202e",
        "https://example.org/\u200b",
        'https://example.org/"onload="',
        "https://example.org/<b>",
        "https://example.org\\tests",
    ],
)
def test_spaces_and_characters_that_no_address_has_are_refused(address):
    assert refusal(canonical=address).endswith(
        " holds a space or another character that no address can have. "
        "Copy the address from the address bar of a browser."
    )


@pytest.mark.parametrize("address", [" https://example.org/", "https://example.org/\n"])
def test_spaces_around_an_address_are_refused_as_around_any_value(address):
    assert refusal(canonical=address) == (
        f"parameter canonical: {address!r} begins or ends with a space. Take the space out."
    )


def test_an_empty_address_is_no_value():
    assert refusal(canonical="") == (
        "parameter canonical: this parameter has no value. "
        "Give a value, or leave the parameter out when it has a default."
    )


def test_a_login_is_refused_and_not_repeated():
    assert refusal(canonical="https://editor:geheim@example.org/") == (
        "parameter canonical: 'https://***@example.org/' holds a name or password, and the address goes on the page. "
        "Give the address as readers see it, without what stands before the @."
    )


def test_a_spot_on_a_page_is_refused():
    assert refusal(canonical="https://example.org/tests#ads") == (
        "parameter canonical: 'https://example.org/tests#ads' points at a spot on a page, not at a whole page. "
        "Leave out the hash sign and what follows it."
    )


@pytest.mark.parametrize("address", ["https://example.org/charts", "https://example.org/?folder=charts/"])
def test_charts_need_a_folder(address):
    assert refusal(embed=address) == (
        f"parameter embed: {address!r} is not a folder, and each chart has an address of its own. "
        "Give the address of the folder that holds the charts, with a / at the end."
    )


SAID_IN_DUTCH = {
    ("canonical", "http://example.org/"): (
        "parameter canonical: 'http://example.org/' is geen adres dat met https:// begint. "
        "Geef het hele adres, zoals https://example.org/tests/."
    ),
    ("canonical", "https://example.org/a b"): (
        "parameter canonical: in 'https://example.org/a b' staat een spatie of een ander teken dat in geen adres kan. "
        "Neem het adres over uit de adresbalk van een browser."
    ),
    ("canonical", "https://a:b@example.org/"): (
        "parameter canonical: in 'https://***@example.org/' staat een naam of wachtwoord, "
        "en het adres komt op de pagina. Geef het adres zoals lezers het zien, zonder wat er voor de @ staat."
    ),
    ("canonical", "https://example.org/#a"): (
        "parameter canonical: 'https://example.org/#a' wijst een plek op een pagina aan, geen hele pagina. "
        "Laat het hekje en wat erop volgt weg."
    ),
    ("embed", "https://example.org/a"): (
        "parameter embed: 'https://example.org/a' is geen map, en elke grafiek heeft een eigen adres. "
        "Geef het adres van de map waarin de grafieken staan, met een / aan het eind."
    ),
}


@pytest.mark.parametrize(("parameter", "address"), SAID_IN_DUTCH)
def test_every_refusal_is_said_in_dutch_too(parameter, address):
    said = [sentence(finding, "nl") for finding in address_findings(parameter, address)]
    assert said == [SAID_IN_DUTCH[parameter, address]]


def test_both_addresses_are_refused_at_once():
    assert len(refusal(canonical="http://example.org", embed="http://example.org").splitlines()) == 2


def test_the_name_of_a_file_is_made_fit_for_an_address():
    assert address_of("https://example.org/", "report-nl.één.html") == (
        "https://example.org/report-nl.%C3%A9%C3%A9n.html"
    )


def test_an_address_does_not_change_the_name_of_a_file():
    asked = Parameters(probe="p", canonical="https://example.org/", embed="https://example.org/")
    assert asked.suffix == ""


def test_two_languages_at_one_address_are_refused_before_the_start(tmp_path, nothing_runs):
    asked = requested([BNR], (), {"canonical": "https://example.org/tests"})
    with pytest.raises(RefusedInput) as refused:
        make_reports(asked, tmp_path / "out", progress=False)
    assert str(refused.value) == (
        "parameter canonical: two reports would stand at 'https://example.org/tests'. "
        "Give a folder with a / at the end, so that each language gets an address of its own; "
        "or make the reports one at a time."
    )
    assert sentence(refused.value.findings[0], "nl") == (
        "parameter canonical: twee rapporten zouden op 'https://example.org/tests' staan. "
        "Geef een map met een / aan het eind, dan krijgt elke taal een eigen adres; of maak de rapporten een voor een."
    )
    assert not (tmp_path / "out").exists()


def test_two_records_at_one_address_are_refused_before_the_start(records, tmp_path, nothing_runs):
    probes = [
        str(records.write(tmp_path / name, [records.ad("ad-1")], [records.event("ad-1", "approved")]))
        for name in ("one", "two")
    ]
    with pytest.raises(RefusedInput, match=r"two reports would stand at 'https://example\.org/tests/report-nl\.html'"):
        make_reports(requested(probes, ("nl",), {"canonical": "https://example.org/tests/"}), progress=False)


@pytest.mark.parametrize("make", [make_reports, make_figures])
def test_parameters_that_somebody_made_in_python_are_checked_too(make, tmp_path, nothing_runs):
    asked = [Parameters(probe=BNR, canonical="javascript:alert(1)")]
    with pytest.raises(RefusedInput, match=r"'javascript:alert\(1\)' is not an address that starts with https://"):
        make(asked, output=tmp_path / "out")


def test_the_page_of_a_chart_links_to_the_report_in_its_language(tmp_path):
    asked = requested([BNR], (), {"canonical": "https://example.org/tests/"})
    make_figures(asked, ["embed"], tmp_path)
    for language in ("nl", "en"):
        page = (tmp_path / f"approvals-{language}.embed.html").read_text(encoding="utf-8")
        assert f'href="https://example.org/tests/report-{language}.html"' in page
