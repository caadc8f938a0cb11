"""A report of an invented record, made for nothing but what is read and remembered on the way."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from bnr_toolkit.files import shipped
from bnr_toolkit.language import LANGUAGES

INVENTED = """\
ad,category,platform,decision
1,gambling,Alpha,approved
2,gambling,Beta,rejected
3,weapons,Alpha,approved
4,weapons,Beta,in_review
"""


def warm_up(folder: str) -> None:
    """Run the cells of the report on an invented record, in every language; what they show is not kept.

    Nothing depends on it: what cannot be warmed up is read when it is needed.
    """
    from bnr_toolkit import display

    sheet = Path(folder) / "invented.csv"
    sheet.write_text(INVENTED, encoding="utf-8")
    cells = json.loads(shipped("notebooks/report.ipynb").read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]

    def drawn(*products: Any) -> None:
        for product in products:
            display.bundle(product)

    shown, display.show = display.show, drawn
    try:
        with contextlib.suppress(Exception):
            for language in LANGUAGES:
                names: dict[str, Any] = {}
                exec(sources[0], names)  # noqa: S102 - the toolkit's own notebook
                names |= {"probe": str(sheet), "language": language}
                for source in sources[1:]:
                    exec(source, names)  # noqa: S102
    finally:
        display.show = shown
        sheet.unlink(missing_ok=True)
