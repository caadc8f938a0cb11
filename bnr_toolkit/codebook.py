"""Categories: which there are, what they are called, and the words that mean them.

A probe brings its own list in ``probe.yml``; without one, this toolkit's list is
used. Labels describe what an ad did. They are not legal terms: whether
something is a crime is for a court.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Category:
    """One category. ``apart``: ads that the source does not describe one by one."""

    code: str
    nl: str
    en: str
    synonyms: tuple[str, ...] = ()
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Codebook:
    """The categories of one probe, in the order in which they are shown."""

    categories: tuple[Category, ...]

    def code_of(self, word: str) -> str | None:
        """The code that a word means, by code, label or synonym; None when it means none.

        >>> DEFAULT.code_of("Oproep tot geweld")
        'call_to_violence'
        >>> DEFAULT.code_of("weather") is None
        True
        """
        wanted = word.strip().casefold()
        for category in self.categories:
            if wanted in {known.casefold() for known in _words(category)}:
                return category.code
        return None

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in order."""
        return tuple(category.code for category in self.categories)

    def words(self) -> tuple[str, ...]:
        """Every word that means a category, for suggestions."""
        return tuple(word for category in self.categories for word in _words(category))


def _words(category: Category) -> Iterable[str]:
    return tuple(word for word in (category.code, category.nl, category.en, *category.synonyms) if word)


DEFAULT = Codebook(
    (
        Category("voting_information", "onjuiste informatie over stemmen", "false voting information"),
        Category("fraud_accusation", "beschuldiging van stembusfraude", "accusation of ballot fraud"),
        Category("call_to_violence", "oproep tot geweld", "call to violence"),
        Category("hate_speech", "haatzaaien", "hate speech"),
        Category("home_address", "woonadres gedeeld", "home address shared"),
        Category("health_misinformation", "onjuiste informatie over gezondheid", "false health information"),
        Category("gambling", "gokken", "gambling"),
        Category("financial_scam", "beleggingsfraude", "investment fraud"),
        Category("counterfeit_goods", "namaak", "counterfeit goods"),
        Category("medicines", "medicijnen zonder vergunning", "unlicensed medicines"),
        Category("weapons", "wapens", "weapons"),
        Category("drugs", "drugs", "drugs"),
        Category("political_unlabelled", "politieke advertentie zonder label", "unlabelled political ad"),
        Category("benign", "onschuldige controle", "benign control"),
        Category("other", "anders", "other"),
        Category("not_described", "niet afzonderlijk beschreven", "not described separately", apart=True),
    )
)
"""The categories used when a probe names none of its own."""
