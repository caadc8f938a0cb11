"""A newsroom's mark: two PNG files → their pixels alone, checked and small enough to go into every picture."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.figures.style import Logo

if TYPE_CHECKING:
    from PIL.Image import Image

KEYS = ("name", "light", "dark")
MOST_BYTES = 500_000
MOST_PIXELS = 4000
LEAST_HEIGHT = 80
KEPT_HEIGHT = 240
KEPT_WIDTH = 960
LEAST_CONTRAST = 1.5

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_FAULTS = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)


def read_logo(
    folder: Path, file: str, given: Mapping[str, object], backgrounds: Mapping[str, str]
) -> tuple[Logo | None, list[Finding]]:
    """The logo that ``[logo]`` of a style file names, or None with every fault.

    ``name`` is what a screen reader says; ``light`` and ``dark`` are PNG files
    beside the style file. Only their pixels are kept: no text, time, place or
    program that a PNG may carry. Colours are taken as sRGB.
    """
    findings = [
        found("not_one_of", Place(file=file, column="logo"), key, choices=KEYS) for key in given if key not in KEYS
    ]
    texts: dict[str, str] = {}
    for key in KEYS:
        value = given.get(key)
        if isinstance(value, str) and value.strip():
            texts[key] = value.strip()
        else:
            findings.append(found("style_key_missing", Place(file=file, column="logo"), key))
    images: dict[str, Image] = {}
    for scheme in ("light", "dark"):
        if scheme in texts:
            place = Place(file=file, column=f"logo.{scheme}")
            read = _read(folder, texts[scheme], place)
            if isinstance(read, Finding):
                findings.append(read)
                continue
            images[scheme] = read
            shown = _contrast(read, backgrounds[scheme])
            if shown < LEAST_CONTRAST:
                ratio = f"{shown:.1f}:1"
                findings.append(
                    found("logo_invisible", place, texts[scheme], background=backgrounds[scheme], ratio=ratio)
                )
    if len(images) == 2 and abs(_shape(images["light"]) / _shape(images["dark"]) - 1) > 0.02:
        findings.append(
            found("logo_two_shapes", Place(file=file, column="logo.dark"), texts["dark"], other=texts["light"])
        )
    if findings:
        return None, findings
    light, dark = (_small(images[scheme]) for scheme in ("light", "dark"))
    return Logo(texts["name"], _shape(images["light"]), _png(light), _png(dark)), []


def _read(folder: Path, name: str, place: Place) -> Image | Finding:
    """The pixels of one file."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        return found("logo_outside", place, name)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        return found("logo_missing", place, name)
    if not data.startswith(_SIGNATURE) or len(data) < 24:
        return found("logo_not_png", place, name)
    # From the header, before anything is unpacked: a small file can claim a very large picture.
    width, height = struct.unpack(">II", data[16:24])
    if len(data) > MOST_BYTES or max(width, height) > MOST_PIXELS:
        return found("logo_too_large", place, name, pixels=MOST_PIXELS, kilobytes=MOST_BYTES // 1000)
    if height < LEAST_HEIGHT:
        return found("logo_too_small", place, name, height=height, least=LEAST_HEIGHT)
    return _opened(data) or found("logo_not_png", place, name)


def _opened(data: bytes) -> Image | None:
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as opened:
            # Grey in 65,536 levels, of which a plain conversion would keep the darkest 256.
            sixteen = opened.mode.startswith("I")
            pixels = (opened.point(lambda level: level / 256).convert("L") if sixteen else opened).convert("RGBA")
            return Image.frombytes("RGBA", pixels.size, pixels.tobytes())
    except _FAULTS:
        return None


def _small(image: Image) -> Image:
    from PIL import Image

    by = min(1.0, KEPT_HEIGHT / image.height, KEPT_WIDTH / image.width)
    size = max(1, round(image.width * by)), max(1, round(image.height * by))
    return image if by == 1 else image.resize(size, Image.Resampling.LANCZOS)


def _png(image: Image) -> bytes:
    written = BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


def _shape(image: Image) -> float:
    return image.width / image.height


def _contrast(image: Image, background: str) -> float:
    """How far the lightest or darkest part of a logo stands out; 1 where nothing of it is opaque."""
    import numpy as np

    pixels: Any = np.asarray(image)
    opaque = pixels[pixels[..., 3] >= 128][:, :3] / 255
    if not len(opaque):
        return 1.0
    on = np.array([[int(background[at : at + 2], 16) / 255 for at in (1, 3, 5)]])
    # Not the very extremes: a stray pixel is no logo.
    parts = [*np.percentile(_luminance(opaque), [2, 98]), _luminance(on)[0]]
    low, high, paper = (float(part) + 0.05 for part in parts)
    return max(high / paper, paper / low)


def _luminance(colours: Any) -> Any:
    """Relative luminance by WCAG 2.2, for many colours at once."""
    import numpy as np

    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])
