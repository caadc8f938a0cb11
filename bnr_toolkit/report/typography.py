"""Soft hyphens in the headers of tables, so that long Dutch compounds fit a phone.

Browsers hyphenate by themselves only where they have a dictionary; a page that
must fit 320 pixels everywhere brings its own.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape, unescape
from typing import Any

SOFT_HYPHEN = "\u00ad"
BREAK = "<wbr>"
LONG_WORD = 8
ENDLESS_WORD = 40
_DICTIONARIES = {"nl": "nl_NL", "en": "en_GB"}
_HEADER = re.compile(r"(<th\b[^>]*>)([^<]+)(</th>)")
_CELL = re.compile(r"(<t[hd]\b[^>]*>)([^<]+)(</t[hd]>)")
_SCROLLING = re.compile(r'(<div class="table stack wide")([^>]*>\s*<table>\s*<caption>([^<]*)</caption>)')
_ENDLESS = re.compile(rf"[^\s&;<>]{{{ENDLESS_WORD},}}")
_ADDRESS = "://"
_ADDRESS_PART = re.compile(r"[^/._-]{1,16}[/._-]*|[/._-]+")
_WORD = re.compile(rf"[^\W\d_]{{{LONG_WORD},}}")


@cache
def _hyphenator(language: str) -> Any:
    from pyphen import Pyphen

    return Pyphen(lang=_DICTIONARIES[language])


def hyphenated(text: str, language: str) -> str:
    """The text with soft hyphens in its long words.

    >>> hyphenated("niet goedgekeurd", "nl").replace(SOFT_HYPHEN, "-")
    'niet goed-ge-keurd'
    """
    return _WORD.sub(lambda word: str(_hyphenator(language).inserted(word[0], SOFT_HYPHEN)), text)


def fitted_tables(html: str, language: str) -> str:
    """The HTML with soft hyphens in table headers, and endless words in cells broken; addresses without a hyphen.

    A table that may have to scroll takes the focus, so that a keyboard can
    scroll it, under the name of its caption.

    >>> fitted_tables("<td>https://example.org/a-report-about-test-ads</td>", "en").count(BREAK)
    7
    """
    broken = _CELL.sub(lambda cell: cell[1] + _broken(cell[2]) + cell[3], hyphenated_headers(html, language))
    return _SCROLLING.sub(_focusable, broken)


def _focusable(wide: re.Match[str]) -> str:
    return f'{wide[1]} tabindex="0" role="group" aria-label="{escape(unescape(wide[3]))}"{wide[2]}'


def _broken(text: str) -> str:
    if _ADDRESS in text:
        # A hyphen that is no part of an address would make it another one.
        return _ENDLESS.sub(lambda word: BREAK.join(_ADDRESS_PART.findall(word[0])), text)
    return _ENDLESS.sub(lambda word: SOFT_HYPHEN.join(re.findall(rf".{{1,{ENDLESS_WORD}}}", word[0])), text)


def hyphenated_headers(html: str, language: str) -> str:
    """The HTML with soft hyphens in the long words of table headers.

    >>> hyphenated_headers("<th>goedgekeurd</th><td>goedgekeurd</td>", "nl").count(SOFT_HYPHEN)
    2
    """
    return _HEADER.sub(lambda header: header[1] + hyphenated(header[2], language) + header[3], html)
