"""A newsroom's own style: used where readers can see it, refused with every fault at once where they cannot."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
import zlib
from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bnr_toolkit.errors import RefusedInput, sentence
from bnr_toolkit.figures import save
from bnr_toolkit.figures.layout.drawing import Image as Logo
from bnr_toolkit.figures.layout.drawing import Text
from bnr_toolkit.figures.layout.picture import draw
from bnr_toolkit.figures.layout.typesetting import box
from bnr_toolkit.figures.outlets import OUTLETS
from bnr_toolkit.figures.parts import parts
from bnr_toolkit.figures.style import DARK, HOUSE, LIGHT, STATES, dark_rules
from bnr_toolkit.figures.tokens import read_style
from bnr_toolkit.results import UnitRow

SVG = "{http://www.w3.org/2000/svg}"
BLUE, PALE = (0, 40, 95, 255), (230, 240, 255, 255)
LOGO = '[logo]\nname = "De Proefkrant"\nlight = "logo.png"\ndark = "logo-dark.png"\n'


def png(colour, size=(600, 200), **saved) -> bytes:
    """A mark that can be told from its mirror image: a disc left, a bar right, nothing between."""
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    width, height = size
    image.paste(colour, (0, 0, height, height))
    image.paste(colour, (height * 3 // 2, 0, width, height // 2))
    written = BytesIO()
    image.save(written, "PNG", **saved)
    return written.getvalue()


@pytest.fixture
def newsroom(tmp_path):
    """Writes ``style.toml`` and the files beside it."""

    def write(text: str, **files: bytes):
        folder = tmp_path / "newsroom"
        folder.mkdir(exist_ok=True)
        (folder / "style.toml").write_text(text, encoding="utf-8")
        for name, data in {"logo": png(BLUE), "logo-dark": png(PALE), **files}.items():
            (folder / f"{name}.png").write_bytes(data)
        return folder

    return write


@pytest.fixture
def style(newsroom):
    return read_style(newsroom('[light]\napproved = "#003082"\n' + LOGO))


@pytest.fixture(scope="module")
def figure(figure_of):
    return figure_of([UnitRow("gokken", STATES, "1 van 3"), UnitRow("wapens", ("approved",), "1 van 1")])


def refused(call, *arguments) -> list[str]:
    """The sentences of a refusal, in Dutch."""
    with pytest.raises(RefusedInput) as caught:
        call(*arguments)
    return [sentence(finding, "nl") for finding in caught.value.findings]


# colours


def test_an_empty_file_is_the_house_style(newsroom):
    assert read_style(newsroom("")) == HOUSE


def test_any_colours_may_be_given_and_the_others_stay(newsroom):
    style = read_style(newsroom('[light]\napproved = "#5B2A86"\n[dark]\napproved = "#d8b4ff"\n') / "style.toml")
    assert style.light == {**LIGHT, "approved": "#5b2a86"}
    assert style.dark == {**DARK, "approved": "#d8b4ff"}
    assert ".unit-chart [fill='#5b2a86']{fill:#d8b4ff}" in dark_rules(style)


def test_a_yellow_that_stands_out_on_dark_only_is_refused_on_white(newsroom):
    (said,) = refused(read_style, newsroom('[light]\napproved = "#ffd400"\n'))
    assert said == (
        "style.toml (sleutel light.approved): '#ffd400' is slecht te zien op background (#ffffff): het contrast is "
        "1.4:1, en 3.0:1 is nodig. Maak de ene kleur donkerder of de andere lichter. Een gele of lichte huiskleur kan "
        "niet die van een stip of een lijn op wit zijn."
    )


def test_red_and_green_are_refused_for_readers_who_cannot_tell_them_apart(newsroom):
    said = refused(read_style, newsroom('[light]\napproved = "#008000"\nhalted = "#c00000"\n'))
    assert said[-1] == (
        "style.toml (sleutel light.approved): '#008000' is voor kleurenblinde lezers (deutan) niet te onderscheiden "
        "van halted (#c00000): de afstand (CIEDE2000) is 4, en 10 is nodig. Kies kleuren waarvan de ene lichter is dan "
        "de andere, zoals donkerblauw en oranje; rood en groen verschillen voor hen te weinig."
    )


def test_text_needs_more_contrast_than_shapes(newsroom):
    # 3.5 on white: enough for a dot, not for a letter.
    (said,) = refused(read_style, newsroom('[light]\nmuted = "#888888"\naxis = "#888887"\n'))
    assert said == (
        "style.toml (sleutel light.muted): tekst in '#888888' is slecht te lezen op background (#ffffff): het contrast "
        "is 3.5:1, en 4.5:1 is nodig. Maak de ene kleur donkerder of de andere lichter. Een gele of lichte huiskleur "
        "kan niet de kleur van tekst op wit zijn."
    )


def test_a_background_is_tried_with_every_colour_on_it(newsroom):
    said = refused(read_style, newsroom('[light]\nbackground = "#808080"\n'))
    assert all(one.startswith("style.toml (sleutel light.background): ") for one in said)
    assert len(said) >= 6


def test_all_faults_are_told_at_once_with_near_misses(newsroom):
    faults = '[light]\naproved = "#003082"\nopen = "orange"\nhalted = 7\n[drak]\nink = "#000000"\n'
    said = refused(read_style, newsroom(faults + '[logo]\nlight = "logo.png"\ndark = "elders.png"\n'))
    roles = ", ".join(LIGHT)
    assert said == [
        "style.toml: 'drak' is geen van de toegestane waarden. Bedoelde u 'dark'? Kies uit: light, dark, logo.",
        (
            "style.toml (sleutel light): 'aproved' is geen van de toegestane waarden. Bedoelde u 'approved'? "
            f"Kies uit: {roles}."
        ),
        (
            "style.toml (sleutel light.open): 'orange' is geen kleur die hier gebruikt kan worden. Schrijf een hekje "
            'en zes tekens, tussen aanhalingstekens, zoals "#00285f".'
        ),
        (
            "style.toml (sleutel light.halted): '7' is geen kleur die hier gebruikt kan worden. Schrijf een hekje en "
            'zes tekens, tussen aanhalingstekens, zoals "#00285f".'
        ),
        (
            "style.toml (sleutel logo): 'name' ontbreekt, of er staat niets. Een logo heeft een name (wat een "
            "schermlezer zegt), en een PNG voor light en een voor dark; dat mag tweemaal hetzelfde bestand zijn."
        ),
        (
            "style.toml (sleutel logo.dark): het bestand 'elders.png' is er niet, of het kan niet gelezen worden. "
            "Zet het logo als PNG in de map van dit bestand."
        ),
    ]


def test_one_light_colour_cannot_turn_into_two_dark_ones(newsroom):
    (said,) = refused(read_style, newsroom('[light]\nseries-a = "#00285f"\n'))
    assert said == (
        "style.toml (sleutel light.series-a): '#00285f' is ook de lichte kleur van approved, terwijl beide in het "
        "donker verschillen; een beeld dat vanzelf donker wordt kan ze dan niet uit elkaar houden. Geef beide dezelfde "
        "donkere kleur, of maak een van de lichte een tint anders."
    )
    both = '[light]\nseries-a = "#00285f"\n[dark]\nseries-a = "#89d7ff"\n'
    said = refused(read_style, newsroom(both))
    assert all("dark.series-a" in one for one in said)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[light\n", "this is not TOML that can be read"),
        ("light = 3\n", "'3' stands where a group of keys must be."),
    ],
)
def test_a_file_that_is_no_style_is_refused(newsroom, refusal, text, reason):
    assert reason in refusal(read_style, newsroom(text))


def test_a_file_that_is_not_there_is_refused_by_its_name_alone(tmp_path, refusal):
    assert refusal(read_style, tmp_path / "none" / "style.toml") == (
        "style.toml: this file is not there, or it cannot be read. Give a file style.toml, or the folder that holds it."
    )


# the logo's files


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"GIF89a" + b"0" * 40, "'logo.png' is not a PNG, or a damaged one."),
        (png(BLUE)[:200], "'logo.png' is not a PNG, or a damaged one."),
        (png(BLUE, (60, 20)), "'logo.png' is 20 pixels high, and blurs in print; at least 80 are needed."),
        (png(BLUE) + b"0" * 500_000, "'logo.png' is too large; 4000 pixels across and down fit, and 500 kB."),
        (png((255, 255, 0, 255)), "'logo.png' cannot be seen on #ffffff: its largest contrast is 1.1:1."),
        (png((0, 0, 0, 0)), "'logo.png' cannot be seen on #ffffff: its largest contrast is 1.0:1."),
        (png(BLUE, (200, 200)), "'logo-dark.png' has another ratio of width and height than logo.png."),
    ],
)
def test_a_logo_that_cannot_be_used_is_refused(newsroom, refusal, data, reason):
    said = refusal(read_style, newsroom(LOGO, logo=data))
    assert said.startswith("style.toml (key logo.")
    assert reason in said


def test_a_small_file_that_claims_a_very_large_picture_is_not_unpacked(newsroom, refusal):
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    assert "too large" in refusal(read_style, newsroom(LOGO, logo=b"\x89PNG\r\n\x1a\n" + chunk))


@pytest.mark.parametrize("name", ["../logo.png", "/etc/hostname", "sub/../../logo.png"])
def test_a_logo_lies_in_the_folder_of_its_style(newsroom, refusal, name):
    folder = newsroom(LOGO.replace("logo.png", name))
    (folder.parent / "logo.png").write_bytes(png(BLUE))
    assert f"{name!r} lies outside the folder of this file." in refusal(read_style, folder)


def test_nothing_of_a_png_is_kept_but_its_pixels(newsroom):
    said = PngInfo()
    said.add_text("Author", "Canarie van de vormgeving")
    marked = png(BLUE, pnginfo=said, exif=b"Exif\0\0Canarie", icc_profile=b"Canarie" * 20, dpi=(72, 72))
    assert marked.count(b"Canarie") > 1
    logo = read_style(newsroom(LOGO, logo=marked)).logo
    assert re.findall(rb"(IHDR|tEXt|iTXt|zTXt|eXIf|iCCP|pHYs|tIME)", logo.light) == [b"IHDR"]
    assert logo == read_style(newsroom(LOGO)).logo


def test_a_grey_of_sixteen_bits_keeps_its_level(newsroom):
    grey = BytesIO()
    Image.new("I;16", (300, 100), 128 * 256).save(grey, "PNG")
    style = read_style(newsroom(LOGO, **{"logo": grey.getvalue(), "logo-dark": grey.getvalue()}))
    with Image.open(BytesIO(style.logo.light)) as kept:
        assert kept.getpixel((5, 5)) == (128, 128, 128, 255)


def test_a_file_that_breaks_off_is_a_finding_wherever_it_does(newsroom):
    whole = png(BLUE)
    for length in range(30, len(whole) - 16, 37):
        (said,) = refused(read_style, newsroom(LOGO, logo=whole[:length]))
        assert "'logo.png' is geen PNG, of een beschadigde." in said


def test_a_large_logo_is_made_as_small_as_pictures_need_it(newsroom):
    logo = read_style(newsroom(LOGO, logo=png(BLUE, (2400, 800)))).logo
    with Image.open(BytesIO(logo.light)) as kept:
        assert kept.size == (720, 240)
    assert logo.shape == 3


# the logo in pictures


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS)
@pytest.mark.parametrize("shape", [(600, 200), (200, 200), (1000, 100), (200, 600)])
def test_a_logo_stands_inside_the_picture_and_over_nothing(newsroom, figure_of, outlet, shape):
    logo = read_style(newsroom(LOGO, **{"logo": png(BLUE, shape), "logo-dark": png(PALE, shape)})).logo
    source = ("Reconstructie op basis van berichtgeving over onderzoek van BNR; niet door BNR gemaakt.", "Record 01ab.")
    figure = figure_of([UnitRow("gokken", ("approved",), "1 van 1")], source=source, notes=())
    drawing = draw(figure, outlet, logo)
    (mark,) = (mark for part in drawing.parts for mark in part.marks if isinstance(mark, Logo))
    right, bottom = mark.x + mark.width, mark.y + mark.height
    assert right == pytest.approx(outlet.width - outlet.margin)
    assert bottom <= drawing.height - outlet.margin - outlet.clear[1] + 0.5
    assert mark.width / mark.height == pytest.approx(shape[0] / shape[1], rel=0.01)
    assert mark.width <= outlet.inner_width / 4 + 0.5
    for text in (mark for part in drawing.parts for mark in part.marks if isinstance(mark, Text)):
        left, top, end, foot = box(text)
        assert end <= mark.x or left >= right or foot <= mark.y or top >= bottom, text.text


def test_where_the_source_has_no_room_beside_it_a_logo_stands_under_it(newsroom, figure_of):
    logo = read_style(newsroom(LOGO)).logo
    figure = figure_of([UnitRow("a", ("approved",), "1 van 1")], source=("woord " * 30,), notes=())
    drawing = draw(figure, OUTLETS["print-41"], logo)
    marks = [mark for part in drawing.parts[-2:] for mark in part.marks]
    lowest = max(box(mark)[3] for mark in marks if isinstance(mark, Text))
    (mark,) = (mark for mark in marks if isinstance(mark, Logo))
    assert mark.y > lowest


def test_parts_leave_room_for_the_logo(style, figure_of):
    rows = [UnitRow("gokken", ("approved",) * 40, "40 van 40")] * 5
    whole = figure_of(rows, notes=("Een opmerking.",) * 3, short_source="Bron: De Proefkrant. " * 6)
    for part in parts(whole, OUTLETS["square"], style):
        draw(part, OUTLETS["square"], style.logo)


def test_an_svg_carries_both_logos_and_shows_one(figure, style):
    picture = save.svg(figure, "web", style)
    root = ET.fromstring(picture.svg)
    light, dark = root.iter(f"{SVG}image")
    assert (light.get("class"), light.get("display")) == ("on-light", None)
    assert (dark.get("class"), dark.get("display")) == ("on-dark", "none")
    link = "{http://www.w3.org/1999/xlink}href"
    for image, pixels in ((light, style.logo.light), (dark, style.logo.dark)):
        kind, data = image.get(link).split(",")
        assert (kind, b64decode(data)) == ("data:image/png;base64", pixels)
        assert image.get("aria-label") == "De Proefkrant"
    rules = root.find(f"{SVG}style").text
    assert rules.endswith(".unit-chart .on-light{display:none}.unit-chart .on-dark{display:inline}}")
    assert b"<image" not in save.inline_svg(picture)


def test_a_picture_that_is_always_dark_holds_the_logo_for_dark_alone(figure, style):
    root = ET.fromstring(save.dark_svg(save.svg(figure, "web", style), style))
    (image,) = root.iter(f"{SVG}image")
    assert (image.get("class"), image.get("display")) == (None, None)
    assert b64decode(image.get("{http://www.w3.org/1999/xlink}href").split(",")[1]) == style.logo.dark


def test_one_logo_for_both_schemes_stands_there_once(newsroom, figure):
    grey = png((128, 128, 128, 255))
    style = read_style(newsroom(LOGO, **{"logo": grey, "logo-dark": grey}))
    assert save.svg(figure, "web", style).svg.count(b"<image") == 1


@pytest.mark.parametrize(("scheme", "colour"), [("light", BLUE), ("dark", PALE)])
def test_a_png_shows_the_logo_of_its_scheme_the_right_way_up(figure, style, scheme, colour):
    (mark,) = draw(figure, OUTLETS["web"], style.logo).parts[-1].marks
    with Image.open(BytesIO(save.png(figure, "web", scheme, style))) as opened:
        image = opened.convert("RGB")

    def at(across: float, down: float) -> tuple[int, ...]:
        return image.getpixel((round(mark.x + across * mark.width), round(mark.y + down * mark.height)))

    paper = tuple(bytes.fromhex(style.colours(scheme)["background"][1:]))
    for across, down, expected in (
        (0.1, 0.9, colour[:3]),
        (0.8, 0.2, colour[:3]),
        (0.8, 0.8, paper),
        (0.42, 0.2, paper),
    ):
        assert at(across, down) == pytest.approx(expected, abs=6)


def test_a_style_is_an_argument_and_changes_nothing_for_others(figure, style):
    before = save.svg(figure, "web"), save.png(figure, "web"), save.pdf(figure, "print-86")
    with_style = (
        save.svg(figure, "web", style),
        save.png(figure, "web", style=style),
        save.pdf(figure, "print-86", style),
    )
    assert all(one != other for one, other in zip(before, with_style, strict=True))
    assert (save.svg(figure, "web"), save.png(figure, "web"), save.pdf(figure, "print-86")) == before
    assert b"#003082" in with_style[0].svg
    assert b"#00285f" not in with_style[0].svg
