"""``bnr agreement``: how far two people who coded the ads chose the same categories."""

from __future__ import annotations

from pathlib import Path

import click

from bnr_toolkit.cli.group import ProbePath, main
from bnr_toolkit.cli.record import reading_options
from bnr_toolkit.cli.showing import Render, Showing, show, showing_options


@main.command(epilog="Example: bnr agreement data/practice-probe --language nl")
@click.argument("path", type=ProbePath(path_type=Path))
@reading_options
@showing_options
def agreement(path: Path, mapping: str | None, sheet: str | None, showing: Showing) -> None:
    """Say how far two coders chose the same categories.

    It reads the columns category_coder_1 and category_coder_2: what each chose
    alone, before they compared.
    """
    from bnr_toolkit import tables, words
    from bnr_toolkit.ledger import open_ledger
    from bnr_toolkit.rates import coding_agreement

    agreed = coding_agreement(open_ledger(path, mapping=mapping, sheet=sheet))

    def said(render: Render) -> str:
        text = str(words.agreement(agreed, showing.language))
        if not agreed.coded_by_both:
            return f"{text or words.phrase(showing.language, 'agreement.nothing_coded')}\n"
        return f"{text}\n\n{render(tables.agreement(agreed, showing.language))}"

    show(
        showing,
        {"csv": lambda: tables.agreement_csv(agreed), "json": lambda: tables.agreement_json(agreed)},
        said,
        lambda: (tables.agreement(agreed, showing.language),) if agreed.coded_by_both else (),
    )
