"""What a phrase may not lose and may not gain when somebody writes it anew: what can be checked without reading it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from string import Formatter

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.words.phrases import Phrase

NEVER = ("goedkeuringspercentage", "approval rate")
"""What no phrase may say: a share of chosen ads is no rate."""

PERCENTAGES = ("%", "‰", "procent", "percentage", "percent", "per cent")
"""What only a phrase may say that says it in our own wording."""

CLAIMS = (
    *("vaker", "minder vaak", "strenger", "soepeler", "beter", "slechter", "meestal", "altijd", "nooit"),
    *("gemiddeld", "significant", "more often", "less often", "more likely", "less likely", "stricter", "laxer"),
    *("better", "worse", "usually", "always", "never", "on average", "significantly"),
)
"""Words that compare or make general, for which the same holds: a count alone does not support them."""

NEGATIONS = (
    *("niet", "geen", "nooit", "nul", "zonder", "noch"),
    *("not", "no", "none", "neither", "never", "without", "zero", "nothing"),
)
AT_MOST = ("hoogstens", "ten hoogste", "maximaal", "at most")
AT_LEAST = ("minstens", "ten minste", "minimaal", "at least")
"""Words that turn a sentence around or make a number a bound: a phrase has one where ours has, and only there."""

_SCOPE = ("certainty.scope_", "figure.source_scope_", "radio.in_", "social.scope", "social.shortest")
_SCOPE_WORDS = ("alleen", "only", "test", "deze advertenties", "these ads")
_NOT_SHOWN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_EDGES = ".!?…:;, \t\n"


def phrase_findings(place: Place, key: str, given: object, ours: Phrase) -> list[Finding]:
    """Every fault of what was given in the place of one of our phrases.

    Each form of a word is held against our form of it.
    """
    if isinstance(ours, str):
        if not isinstance(given, str):
            return [found("wording_not_a_text", place, str(given))]
        return list(_text_findings(place, key, given, ours))
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        return [found("wording_not_forms", place, str(given), number=len(ours))]
    if len(given) != len(ours):
        return [found("wording_not_forms", place, ", ".join(given), number=len(ours))]
    return [finding for one, our in zip(given, ours, strict=True) for finding in _text_findings(place, key, one, our)]


def blanks_of(text: str) -> tuple[str, ...]:
    """The blanks of a phrase, in order, each once.

    Raises ValueError where a brace is no blank: one that is not closed, a blank
    without a name, or one that says how to fill itself.

    >>> blanks_of("{tester} diende {submitted} {ads} in")
    ('tester', 'submitted', 'ads')
    """
    names = []
    for _, name, layout, conversion in Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or layout or conversion:
            raise ValueError(f"{{{name}}} is no plain blank")
        names.append(name)
    return tuple(dict.fromkeys(names))


def _text_findings(place: Place, key: str, given: str, ours: str) -> Iterator[Finding]:
    if not given.strip():
        yield found("wording_empty", place)
        return
    yield from _blank_findings(place, given, ours)
    words = _without_blanks(given)
    yield from _number_findings(place, given, words, ours)
    yield from _claim_findings(place, given, words, ours)
    hidden = [letter for letter in given if unicodedata.category(letter) in _NOT_SHOWN]
    if hidden:
        yield found("wording_hidden_character", place, given, character=f"U+{ord(hidden[0]):04X}")
    yield from _edge_findings(place, given, ours)
    for meaning in (NEGATIONS, AT_MOST, AT_LEAST):
        here, there = _word_of(meaning, given), _word_of(meaning, ours)
        if bool(here) != bool(there):
            yield found("wording_turned", place, given, word=here or there, ours=ours)
    if key.startswith(_SCOPE):
        yield from _scope_findings(place, given, ours)


def _blank_findings(place: Place, given: str, ours: str) -> Iterator[Finding]:
    """No blank may be lost, also where it holds a name: a sentence without its platform is about nobody."""
    wanted = blanks_of(ours)
    try:
        present = blanks_of(given)
    except ValueError as problem:
        yield found("wording_brace", place, given, problem=str(problem))
        return
    for name in wanted:
        if name not in present:
            yield found("wording_loses_blank", place, given, blank=f"{{{name}}}")
    for name in present:
        if name not in wanted:
            ours_blanks = ", ".join(f"{{{one}}}" for one in wanted) or "–"
            yield found("wording_unknown_blank", place, name, near=wanted or ("",), blanks=ours_blanks)


def _number_findings(place: Place, given: str, words: str, ours: str) -> Iterator[Finding]:
    digit = next((letter for letter in words if letter.isnumeric()), None)
    if digit is not None:
        yield found("wording_digit", place, given, digit=digit)
    folded, known = words.casefold(), ours.casefold()
    rates = [word for word in NEVER if word in folded]
    rates += [word for word in PERCENTAGES if word in folded and word not in known]
    if rates:
        yield found("wording_rate", place, given, word=rates[0])


def _claim_findings(place: Place, given: str, words: str, ours: str) -> Iterator[Finding]:
    for word in CLAIMS:
        if _word_of((word,), words) and not _word_of((word,), ours):
            yield found("wording_claim", place, given, word=word)


def _scope_findings(place: Place, given: str, ours: str) -> Iterator[Finding]:
    """A sentence of scope keeps the words that make it one; what else it says is for its editor to judge."""
    for word in _SCOPE_WORDS:
        if word in ours.casefold() and word not in given.casefold():
            yield found("wording_loses_scope", place, given, word=word)


def _edge_findings(place: Place, given: str, ours: str) -> Iterator[Finding]:
    """Phrases are set one behind the other: one that begins with a comma and a space must go on doing so."""
    begin, end = _before(ours), _after(ours)
    if _before(given) != begin:
        yield found("wording_begins", place, given, begin=repr(begin))
    if _after(given) != end:
        yield found("wording_ends", place, given, end=repr(end))
    if "  " in given:
        yield found("wording_spaces", place, given)


def _before(text: str) -> str:
    return text[: len(text) - len(text.lstrip(_EDGES))]


def _after(text: str) -> str:
    return text[len(text.rstrip(_EDGES)) :]


def _word_of(words: tuple[str, ...], text: str) -> str:
    """The first of these words in the text, as a word of its own; empty when there is none."""
    found_word = re.search(rf"\b(?:{'|'.join(words)})\b", text, re.IGNORECASE)
    return found_word[0] if found_word else ""


def _without_blanks(text: str) -> str:
    return re.sub(r"\{\w*\}", " ", text)
