"""A newsroom's logo in a real browser: the one for light on white, the one for dark where the reader asked for dark."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from bnr_toolkit import figures
from bnr_toolkit.figures import save
from bnr_toolkit.figures.layout.picture import draw
from bnr_toolkit.figures.outlets import OUTLETS
from bnr_toolkit.figures.tokens import read_style
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.rates import approval_rates

ROOT = Path(__file__).parents[2]
INK = {"light": (0, 40, 95), "dark": (250, 230, 140)}
PAPER = {"light": (255, 255, 255), "dark": (20, 24, 29)}
STYLE = '[logo]\nname = "De Proefkrant"\nlight = "light.png"\ndark = "dark.png"\n'

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shown", ["as an image", "as a document"])
@pytest.mark.slow
def test_the_logo_follows_the_colour_scheme(browser: Browser, tmp_path, scheme, shown):
    for name, ink in INK.items():
        logo = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
        # The right half only, so that paper must show in the left.
        logo.paste((*ink, 255), (150, 0, 300, 100))
        logo.save(tmp_path / f"{name}.png")
    (tmp_path / "style.toml").write_text(STYLE, encoding="utf-8")
    style = read_style(tmp_path)
    figure = figures.rates(approval_rates(open_ledger(ROOT / "data" / "bnr-tiktok-2023")), "nl")
    picture = save.svg(figure, "web", style)
    (tmp_path / "picture.svg").write_bytes(picture.svg)
    (tmp_path / "page.html").write_text('<style>*{margin:0;display:block}</style><img src="picture.svg">', "utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": picture.height}, color_scheme=scheme)
    page = context.new_page()
    page.goto((tmp_path / ("page.html" if shown == "as an image" else "picture.svg")).as_uri())
    seen = Image.open(BytesIO(page.screenshot())).convert("RGB")
    context.close()
    (mark,) = draw(figure, OUTLETS["web"], style.logo).parts[-1].marks
    middle = round(mark.y + mark.height / 2)
    assert seen.getpixel((round(mark.x + mark.width * 0.75), middle)) == pytest.approx(INK[scheme], abs=3)
    assert seen.getpixel((round(mark.x + mark.width * 0.25), middle)) == PAPER[scheme]
