"""Where a page and its charts will stand on the web: what somebody typed, checked, and the address of each file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, urljoin, urlsplit

from bnr_toolkit.errors import Finding, Place, found

ADDRESSES = ("canonical", "embed")
"""The parameters that are addresses on the web."""

FOLDERS = ("embed",)
"""The parameters that must be a folder: a page has several charts, each with an address of its own."""

# What no address holds as it is (RFC 3986, appendix A); letters of any script may stand in one (RFC 3987).
_NOT_IN_ADDRESS = re.compile(r'[\s"<>\\^`{|}]')
_LOGIN = re.compile(r"(?<=://)[^/?#]*@")


def wrong_addresses(given: Mapping[str, object]) -> Iterator[Finding]:
    """What is wrong with the addresses among these parameters."""
    for name in ADDRESSES:
        address = given.get(name)
        if isinstance(address, str):
            yield from address_findings(name, address)


def address_findings(parameter: str, address: str) -> Iterator[Finding]:
    """What keeps this from being an address that anybody may read; the first fault only.

    A login is not repeated in a message: it may hold a password.

    >>> [finding.code for finding in address_findings("canonical", "http://example.org/")]
    ['address_not_https']
    >>> list(address_findings("canonical", "https://example.org/tests/"))
    []
    """
    place, shown = Place(parameter=parameter), _LOGIN.sub("***@", address)
    if _NOT_IN_ADDRESS.search(address) or not address.isprintable():
        yield found("address_with_spaces", place, shown)
        return
    try:
        parts = urlsplit(address)
        named = parts.scheme == "https" and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        named = False
    if not named:
        yield found("address_not_https", place, shown)
    elif "@" in parts.netloc:
        yield found("address_with_login", place, shown)
    elif "#" in address:
        yield found("address_with_spot", place, shown)
    elif parameter in FOLDERS and not is_folder(address):
        yield found("address_no_folder", place, shown)


def is_folder(address: str) -> bool:
    """Whether the name of a file is to be added.

    >>> is_folder("https://example.org/tests/"), is_folder("https://example.org/?page=/")
    (True, False)
    """
    return address.endswith("/") and "?" not in address


def address_of(address: str, file_name: str) -> str:
    """The address of a file: in the folder, or the address itself when it is none.

    >>> address_of("https://example.org/tests/", "report-nl.html")
    'https://example.org/tests/report-nl.html'
    >>> address_of("https://example.org/tests/ads", "report-nl.html")
    'https://example.org/tests/ads'
    """
    return address + quote(file_name) if is_folder(address) else address


def address_beside(address: str, file_name: str) -> str:
    """The address of a file in the same folder as this one.

    >>> address_beside("https://example.org/tests/ads?id=7", "report-nl.card.png")
    'https://example.org/tests/report-nl.card.png'
    """
    return urljoin(address, quote(file_name))
