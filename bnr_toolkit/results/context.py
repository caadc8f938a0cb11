"""The public context of a probe: what a page may say about it beside the counts."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text for readers in Dutch and in English.

    >>> Bilingual("oproep tot geweld", "call to violence").in_language("nl")
    'oproep tot geweld'
    """

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in ``nl`` or ``en``."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True)
class CategoryLabel:
    """A category as readers see it; ``apart`` for ads not described one by one."""

    code: str
    label: Bilingual
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where something in the record was read."""

    id: str
    title: Bilingual
    published: str | None


@dataclass(frozen=True, slots=True)
class Reply:
    """What the platform answered. A paraphrase never gets quotation marks."""

    speaker: Bilingual
    kind: str
    language: str
    text: Bilingual
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Questions put to a platform; dates are ``None`` when unknown."""

    recipient: str
    asked: str | None
    deadline: str | None
    replied: str | None
    outcome: Bilingual | None
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction made after publication."""

    date: str
    text: Bilingual
    before: Bilingual | None = None
    after: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class DeclaredComparison:
    """A comparison that the protocol declared before the test: of which groups, among which ads.

    ``only`` holds pairs of column and value that the ads must have.
    """

    by: str
    groups: tuple[str, ...]
    only: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """Everything public that a probe says about itself.

    A probe that is a bare sheet has only a name, platforms and categories;
    the texts are then ``None`` or empty.
    """

    probe: str
    platforms: tuple[str, ...]
    categories: tuple[CategoryLabel, ...]
    inference: str = "none"
    title: Bilingual | None = None
    question: Bilingual | None = None
    tester: str | None = None
    tester_short: str | None = None
    publisher: str | None = None
    notice: Bilingual | None = None
    event: Bilingual | None = None
    event_date: str | None = None
    conducted: str | None = None
    cutoff: str | None = None
    time_zone: str | None = None
    protocol: Bilingual | None = None
    protocol_frozen: str | None = None
    comparisons: tuple[DeclaredComparison, ...] = ()
    rules: Bilingual | None = None
    inquiries: tuple[Inquiry, ...] = ()
    not_known: tuple[Bilingual, ...] = ()
    choices: tuple[Bilingual, ...] = ()
    background: tuple[Bilingual, ...] = ()
    sources: tuple[Source, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def for_platform(self, platform: str | None) -> Context:
        """What the probe says as far as it is about one platform; all of it for None."""
        if platform is None:
            return self
        others = set(self.platforms) - {platform}
        inquiries = tuple(inquiry for inquiry in self.inquiries if inquiry.recipient not in others)
        return replace(self, platforms=(platform,), inquiries=inquiries)

    def category(self, code: str) -> CategoryLabel:
        """The category of this code; a bare label when the probe does not know it."""
        for category in self.categories:
            if category.code == code:
                return category
        return CategoryLabel(code, Bilingual(code, code))
