"""A page → the same page for a sheet of paper or a document: without what only a screen has, and nothing twice."""

from __future__ import annotations

import re
from typing import Any

FILES = "data:"
"""How the address of a file inside the page starts."""

_ONLY_ON_SCREEN = "script, template, nav, .skip, .download, .back, .embed, .unseen"
_SPACE = re.compile(r"\s+")


def off_screen(page: str) -> Any:
    """The page as a tree: everything unfolded, no ways through the page, no files inside it.

    A table behind a chart goes where the page also shows it by itself: folded
    away it is there for whoever opens it, unfolded it would stand there twice.
    """
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(page, "html.parser")
    for element in soup.select(_ONLY_ON_SCREEN):
        element.decompose()
    _only_the_command(soup)
    _without_files(soup)
    _without_repeated_tables(soup)
    for details in soup.find_all("details"):
        details["open"] = ""
    _numbers_after_the_finding(soup)
    return soup


def _only_the_command(soup: Any) -> None:
    """Of the foot of a page, what makes it again; a sheet has a foot of its own, and is no file of a browser."""
    for said in soup.select("body > footer > *"):
        if said.find("code") is None:
            said.decompose()
    for foot in soup.select("body > footer"):
        if foot.find("code") is None:
            foot.decompose()


def _numbers_after_the_finding(soup: Any) -> None:
    """What is folded under the first chart: unfolded there, it would stand between the headline and the lead."""
    for opening in soup.find_all(class_="opening"):
        for details in opening.select("figure > details"):
            opening.append(details.extract())


def _without_files(soup: Any) -> None:
    """A section that offers files as a whole; elsewhere the words of the link stay."""
    for link in soup.find_all("a", href=True):
        # A section that went took its links along.
        if link.decomposed or not str(link["href"]).startswith(FILES):
            continue
        section = link.find_parent("section")
        if section is not None and section.find(("table", "figure")) is None and link.find_parent("li") is not None:
            section.decompose()
        else:
            link.unwrap()


def _without_repeated_tables(soup: Any) -> None:
    shown = {_said(table) for table in soup.find_all("table") if table.find_parent("details") is None}
    for table in soup.select("details table"):
        said = _said(table)
        if said in shown:
            (table.find_parent(class_="table") or table).decompose()
        shown.add(said)


def _said(table: Any) -> str:
    return _SPACE.sub(" ", table.get_text(" ")).strip()
