"""Every count of 1 to 100 ads, in both languages, read back by a reader of its own.

Nothing here is read with the package's functions: numbers come from the tables
below, shares from these patterns, percentages and their intervals from whole
numbers. What is held: the count is right, the grammar is that of the count, a
percentage stands only where the house rules for small numbers allow one, and
numbers of one sentence are written alike.
"""

from __future__ import annotations

import re
from dataclasses import replace
from math import sqrt
from typing import NamedTuple

import pytest

from bnr_toolkit import tables, words
from bnr_toolkit.rates.percentages import percentage
from bnr_toolkit.results import Group
from bnr_toolkit.words.captions import LONGEST_ALT, count_label

pytestmark = pytest.mark.slow

COUNTS = [(approved, decided) for decided in range(1, 101) for approved in range(decided + 1)]
CASES = [(language, still_open) for language in ("nl", "en") for still_open in (0, 1, 3)]

WORDS = {
    "nl": (
        *("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
        *("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"),
    ),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
NUMBER = r"[a-zé]+|\d+"
PERCENT = {"nl": r"(?: \((?P<percent>\d+) procent\))?", "en": r"(?: \((?P<percent>\d+) per cent\))?"}

SHARES = {
    "nl": (
        rf"(?P<only>de enige){{one}}|geen van (?P<neither>beide){{many}}|geen van de (?P<none>{NUMBER}){{many}}"
        rf"|(?P<both>beide){{many}}|alle (?P<all>{NUMBER}){{many}}"
        rf"|(?P<part>{NUMBER}) van de (?P<whole>{NUMBER}){{many}}"
    ),
    "en": (
        rf"(?P<only>the only){{one}}|(?P<neither>neither of the two){{many}}|none of the (?P<none>{NUMBER}){{many}}"
        rf"|(?P<both>both){{many}}|all (?P<all>{NUMBER}){{many}}"
        rf"|(?P<part>{NUMBER}) of the (?P<whole>{NUMBER}){{many}}"
    ),
}
BARE_ONE = {"nl": {"één van één": 1, "nul van één": 0}, "en": {"one of one": 1, "none of one": 0}}
OPEN = {
    "nl": rf"(?:; van (?P<open>{NUMBER}) andere is geen besluit bekend)?",
    "en": rf"(?:; no decision is known on (?P<open>{NUMBER}) (?P<others>others?))?",
}


class Read(NamedTuple):
    """A count as a sentence said it."""

    approved: int | None
    decided: int
    percent: int | None


def number(said: str, language: str) -> int:
    """A number in digits or in a word, which must be the word for it."""
    if said.isdigit():
        return int(said)
    return 1 if said == "één" else WORDS[language].index(said)


def told(approved: int, decided: int) -> int | None:
    """The percentage that may be told at all, from whole numbers: half up, and only when certain enough."""
    if decided < 20 or approved in (0, decided):
        return None
    z2 = 1.959963984540054**2
    wide = 2 * sqrt(z2 * (approved * (decided - approved) / decided + z2 / 4)) / (decided + z2)
    if 30 <= decided < 100 and wide >= 0.3:
        return None
    return (200 * approved + decided) // (2 * decided)


def in_text(approved: int, decided: int) -> int | None:
    return told(approved, decided) if decided >= 30 else None


def shares(language: str, *, noun: bool, still_open: bool = False) -> str:
    """The pattern of a share, with its noun or bare."""
    one, many = "", ""
    if noun:
        singular, plural = {"nl": ("testadvertentie", "testadvertenties"), "en": ("test ad", "test ads")}[language]
        reviewed = {"nl": "beoordeelde ", "en": "reviewed "}[language] if still_open else ""
        one, many = f" {reviewed}{singular}", f" {reviewed}{plural}"
    return f"(?:{SHARES[language].format(one=one, many=many)}){PERCENT[language]}"


def read(found: re.Match[str] | None, language: str, *, negated: bool = False) -> Read:
    """The count that a share says."""
    assert found is not None
    said = found.groupdict()
    percent = int(said["percent"]) if said["percent"] else None
    if said["only"]:
        return Read(0 if negated else 1, 1, percent)
    if said["neither"]:
        return Read(0, 2, percent)
    if said["both"]:
        return Read(2, 2, percent)
    if said["none"]:
        return Read(0, number(said["none"], language), percent)
    if said["all"]:
        return Read(number(said["all"], language), number(said["all"], language), percent)
    return Read(number(said["part"], language), number(said["whole"], language), percent)


def is_special(count: Read, found: re.Match[str]) -> bool:
    """None, all, both and the only one have words of their own; "7 of the 7" and "none of the 2" do not occur."""
    said = found.groupdict()
    approved, decided, _ = count
    kinds = {
        "only": decided == 1,
        "neither": approved == 0 and decided == 2,
        "both": approved == decided == 2,
        "none": approved == 0 and decided > 2,
        "all": approved == decided > 2,
        "part": 0 < approved < decided,
    }
    return [kind for kind in kinds if said[kind]] == [kind for kind, fits in kinds.items() if fits]


def assert_sentences(text: str, language: str) -> None:
    """Never 0 or 100 per cent, no sentence starts with a digit, none is empty, and numbers are written alike."""
    assert text
    assert not re.search(r"[{}]|  |\b(0|100) ?(%|procent|per cent)", text), text
    for sentence in re.split(r"(?<=\.) ", text):
        assert re.match(r"[A-ZÀ-Ý„“]\S*", sentence), sentence
        assert len(sentence.split()) > 1, sentence
        counts = re.sub(r"\(\d+ (procent|per cent)", "(", sentence)
        digits = [int(one) for one in re.findall(r"\b\d+\b", counts)]
        spelt = [one for one in re.findall(r"[a-zé]+", counts) if one in WORDS[language] or one == "één"]
        assert not (digits and spelt), sentence
        most = len(WORDS[language]) - 1
        assert not digits or max(digits) > most, sentence


def open_matches(found: re.Match[str], still_open: int, language: str) -> bool:
    said = found.groupdict()
    if not still_open:
        return said["open"] is None
    if language == "en" and said["others"] != ("other" if still_open == 1 else "others"):
        return False
    return said["open"] is not None and number(said["open"], language) == still_open


HEADLINES = {
    "nl": {
        "first_decision": r"Alpha keurde {share}(?P<no> niet)? goed",
        "ever_approved": r"Alpha keurde {share} (?:op enig|(?P<no>op geen enkel)) moment goed",
        "would_have_run": (
            r"Na de beoordeling door Alpha (?P<verb>stond|stonden) {share} (?:nog|(?P<no>niet)) gepland"
        ),
        "final_after_inquiry": (
            r"Na vragen van De Proefkrant (?P<verb>stond|stonden) {share}(?P<no> niet)? op goedgekeurd"
        ),
    },
    "en": {
        "first_decision": r"Alpha (?:approved|(?P<no>did not approve)) {share}",
        "ever_approved": r"Alpha (?:approved|(?P<no>did not approve)) {share} at (?P<point>some|any) point",
        "would_have_run": r"After review by Alpha, {share} (?P<verb>was|were) (?:still|(?P<no>not)) scheduled",
        "final_after_inquiry": (
            r"After questions from De Proefkrant, {share} (?:stood|(?P<no>did not stand)) as approved"
        ),
    },
}


def counted(made, approved: int, decided: int, still_open: int, rule: str = "first_decision"):
    """A count in total and of one category, with the percentages that counting gives."""
    said = None if rule == "final_after_inquiry" else percentage(approved, decided)
    key = ("gambling",)
    group = Group(key, approved, decided, still_open, (), percentage=said)
    total = Group((), approved, decided, still_open, (), percentage=said)
    return made.counted(approved, decided, still_open, rule, by=("category",), groups=(group,), total=total)


@pytest.mark.parametrize("rule", HEADLINES["nl"])
@pytest.mark.parametrize(("language", "still_open"), CASES)
def test_the_headline(made, language, still_open, rule):
    share = shares(language, noun=True, still_open=still_open > 0)
    pattern = re.compile(HEADLINES[language][rule].format(share=share) + OPEN[language])
    for approved, decided in COUNTS:
        said = str(words.headline(counted(made, approved, decided, still_open, rule), language))
        assert_sentences(said, language)
        found = pattern.fullmatch(said)
        assert found, said
        negated = found["no"] is not None
        assert negated == (decided == 1 and approved == 0), said
        count = read(found, language, negated=negated)
        percent = None if rule == "final_after_inquiry" else in_text(approved, decided)
        assert count == (approved, decided, percent), said
        assert is_special(count, found), said
        assert open_matches(found, still_open, language), said
        if "verb" in found.groupdict():
            singular = decided == 1 or approved <= 1
            assert found["verb"] == {"nl": ("stonden", "stond"), "en": ("were", "was")}[language][singular], said
        if "point" in found.groupdict():
            assert found["point"] == ("any" if approved == 0 else "some"), said


@pytest.mark.parametrize(("language", "still_open"), CASES)
def test_the_sentence_of_a_group(made, language, still_open):
    outcome = {"nl": "goedgekeurd", "en": "approved"}[language]
    label = {"nl": "Gokken", "en": "Gambling"}[language]
    one = re.compile(
        {"nl": f"{label}: één advertentie, (?P<no>niet )?goedgekeurd", "en": f"{label}: one ad, (?P<no>not )?approved"}[
            language
        ]
        + OPEN[language]
        + r"\."
    )
    many = re.compile(rf"{label}: {shares(language, noun=False)} {outcome}{OPEN[language]}\.")
    for approved, decided in COUNTS:
        (said,) = words.rates(counted(made, approved, decided, still_open), language).paragraphs
        assert_sentences(said, language)
        found = (one if decided == 1 else many).fullmatch(said)
        assert found, said
        assert open_matches(found, still_open, language), said
        if decided == 1:
            assert (found["no"] is None) == (approved == 1), said
            continue
        count = read(found, language)
        assert count == (approved, decided, in_text(approved, decided)), said
        assert is_special(count, found), said


LEADS = {
    "nl": {
        "submitted": rf"De Proefkrant diende (?P<submitted>{NUMBER}) (?P<noun>testadvertenties?) in bij Alpha\. ",
        "half": (
            rf"Alpha keurde de helft(?P<of> van de beoordeelde testadvertenties)? goed \((?P<part>{NUMBER}) van de "
            rf"(?P<whole>{NUMBER})\) en wees de andere helft af\."
        ),
        "counts": (
            rf"Alpha keurde er (?P<approved>{NUMBER})(?: \((?P<percent>\d+) procent(?: van de (?P<of>\d+) "
            rf"beoordeelde)?\))? goed en wees er (?P<rejected>{NUMBER}) af\."
        ),
        "all": rf"Alpha (?:keurde|(?P<no>wees)) ze (?:(?P<two>allebei)|alle (?P<whole>{NUMBER})) (?P<verb>goed|af)\.",
        "only": r"Alpha (?:keurde die goed|(?P<no>wees die af))\.",
        "open": (
            rf"(?: Over (?P<open>{NUMBER}) (?:testadvertentie is geen besluit bekend; die telt|testadvertenties "
            r"is geen besluit bekend; die tellen) niet mee\.)?"
        ),
    },
    "en": {
        "submitted": rf"De Proefkrant submitted (?P<submitted>{NUMBER}) (?P<noun>test ads?) to Alpha\. ",
        "half": (
            rf"Alpha approved half(?P<of> of the reviewed test ads)? \((?P<part>{NUMBER}) of the (?P<whole>{NUMBER})\) "
            r"and rejected the other half\."
        ),
        "counts": (
            rf"Alpha approved (?P<approved>{NUMBER})(?: \((?P<percent>\d+) per cent"
            rf"(?: of the (?P<of>\d+) reviewed)?\))? and rejected (?P<rejected>{NUMBER})\."
        ),
        "all": rf"Alpha (?P<verb>approved|(?P<no>rejected)) (?:(?P<two>both)|all (?P<whole>{NUMBER}))\.",
        "only": r"Alpha (?:approved it|(?P<no>rejected it))\.",
        "open": rf"(?: No decision is known on (?P<open>{NUMBER}) test (?:ad; it is|ads; they are) not counted\.)?",
    },
}
NONE = {"nl": "geen", "en": "none"}


@pytest.mark.parametrize(("language", "still_open"), CASES)
def test_the_lead(made, language, still_open):
    patterns = LEADS[language]
    ads = {kind: [made.history(f"{kind}-{place}", kind) for place in range(100)] for kind in ("approved", "rejected")}
    waiting = [made.history(f"open-{place}", None) for place in range(still_open)]
    for approved, decided in COUNTS:
        histories = made.told(*ads["approved"][:approved], *ads["rejected"][: decided - approved], *waiting)
        rates = counted(made, approved, decided, still_open)
        said = str(words.lead(rates, histories, language))
        assert_sentences(said, language)
        is_half, is_only = approved * 2 == decided > 2, decided + still_open == 1
        is_all = not still_open and approved in (0, decided) and decided > 1
        kind = "half" if is_half else "all" if is_all else "only" if is_only else "counts"
        found = re.fullmatch(patterns["submitted"] + patterns[kind] + patterns["open"], said)
        assert found, said
        assert number(found["submitted"], language) == decided + still_open
        assert found["noun"].endswith("s") == (decided + still_open > 1), said
        assert (number(found["open"], language) if found["open"] else 0) == still_open, said
        if is_only or is_all:
            assert (found["no"] is None) == (approved == decided), said
        if is_all:
            assert (2 if found["two"] else number(found["whole"], language)) == decided, said
            assert (found["two"] is not None) == (decided == 2), said
            assert found["verb"] in ("goed" if approved else "af", "approved" if approved else "rejected"), said
        elif is_half:
            assert (number(found["part"], language), number(found["whole"], language)) == (approved, decided), said
            assert (found["of"] is not None) == (still_open > 0), said
        elif kind == "counts":
            both = (found["approved"], found["rejected"])
            counts = [0 if one == NONE[language] else number(one, language) for one in both]
            assert counts == [approved, decided - approved], said
            assert (int(found["percent"]) if found["percent"] else None) == in_text(approved, decided), said
            assert (found["of"] is not None) == (still_open > 0 and found["percent"] is not None), said
            assert found["of"] in (None, str(decided)), said


@pytest.mark.parametrize(("language", "still_open"), CASES)
def test_the_text_for_those_who_do_not_see_the_chart(made, language, still_open):
    outcome = {"nl": r"(?:Goedgekeurd|(?P<no>Niet goedgekeurd))", "en": r"(?:Approved|(?P<no>Not approved))"}[language]
    share = shares(language, noun=True, still_open=still_open > 0)
    total = re.compile(rf"{outcome}: {share}{OPEN[language]}\.")
    label = {"nl": "Gokken", "en": "Gambling"}[language]
    row = re.compile(rf"{label}: {shares(language, noun=False)}{OPEN[language]}\.")
    for approved, decided in COUNTS:
        figure = words.rates_figure_words(counted(made, approved, decided, still_open), language)
        alt = figure.alt
        assert len(alt) <= LONGEST_ALT == 250
        assert_sentences(alt, language)
        assert figure.title not in alt
        assert not re.search(r"\b[0-9a-f]{12}\b|Record", alt)
        first, second = re.fullmatch(r"(.+?\.) (.+\.)", alt).groups()
        found = total.fullmatch(first)
        assert found, alt
        count = read(found, language, negated=found["no"] is not None)
        assert count == (approved, decided, in_text(approved, decided)), alt
        assert is_special(count, found), alt
        assert open_matches(found, still_open, language), alt
        if decided == 1:
            ((bare, part),) = [(bare, part) for bare, part in BARE_ONE[language].items() if f": {bare}" in second]
            assert part == approved, (alt, bare)
            continue
        found = row.fullmatch(second)
        assert found, alt
        assert read(found, language) == (approved, decided, in_text(approved, decided)), alt


@pytest.mark.parametrize(("language", "still_open"), CASES)
def test_the_label_at_a_row_of_dots(made, language, still_open):
    of = {"nl": "van", "en": "of"}[language]
    for approved, decided in COUNTS:
        label = count_label(counted(made, approved, decided, still_open).total, language)
        percent = in_text(approved, decided)
        said = f"{approved} {of} {decided}" + (f" ({percent}%)" if percent is not None else "")
        assert label == said + (f", {still_open} open" if still_open else "")


@pytest.mark.parametrize(("language", "still_open"), CASES)
def test_the_cells_of_the_table(made, language, still_open):
    for approved, decided in COUNTS:
        table = tables.rates(counted(made, approved, decided, still_open), language)
        percent = told(approved, decided)
        opened = [str(still_open)] if still_open else []
        counts = [str(approved), str(decided - approved), *opened, str(decided + still_open)]
        assert list(table.rows[-1].cells[1:]) == [*counts, *([] if percent is None else [f"{percent}%"])]
        assert table.rows[0].cells[1:] == table.rows[-1].cells[1:]
        assert not re.search(r"[0-9%]", " ".join(table.notes))


def test_below_the_least_numbers_there_is_no_percentage_whatever_the_count():
    assert not [count for count in COUNTS if count[1] < 20 and percentage(*count)]
    assert not [count for count in COUNTS if count[1] < 30 and (said := percentage(*count)) and said.in_text]


MIXED = {
    "nl": {
        "half": (
            r"Alpha en Beta keurden de helft(?: van de beoordeelde testadvertenties)? goed "
            rf"\((?P<approved>{NUMBER}) van de (?P<whole>{NUMBER})\) en de andere helft niet\."
        ),
        "none": r"Alpha en Beta keurden er geen goed\.",
        "all": rf"Alpha en Beta keurden ze (?:(?P<two>allebei)|alle (?P<approved>{NUMBER})) goed\.",
        "counts": (
            rf"Alpha en Beta keurden er (?P<approved>{NUMBER})(?: \((?P<percent>\d+) procent(?: van de \d+ "
            rf"beoordeelde)?\))? goed en (?:(?P<rejected>{NUMBER}) niet|wezen er geen af)\."
        ),
    },
    "en": {
        "half": (
            rf"Alpha and Beta approved half(?: of the reviewed test ads)? \((?P<approved>{NUMBER}) of the "
            rf"(?P<whole>{NUMBER})\) and did not approve the other half\."
        ),
        "none": r"Alpha and Beta approved none\.",
        "all": rf"Alpha and Beta approved (?:(?P<two>both)|all (?P<approved>{NUMBER}))\.",
        "counts": (
            rf"Alpha and Beta approved (?P<approved>{NUMBER})(?: \((?P<percent>\d+) per cent"
            rf"(?: of the \d+ reviewed)?\))? and (?:did not approve (?P<rejected>{NUMBER})|rejected none)\."
        ),
    },
}


@pytest.mark.parametrize(("language", "still_open"), CASES)
def test_the_lead_of_several_platforms_that_stopped_what_they_did_not_approve(made, language, still_open):
    both = made.context(platforms=("Alpha", "Beta"))
    ads = {kind: [made.history(f"{kind}-{place}", kind) for place in range(100)] for kind in ("approved", "halted")}
    waiting = [made.history(f"open-{place}", None) for place in range(still_open)]
    for approved, decided in COUNTS[2:]:
        stopped = ads["halted"][: decided - approved]
        histories = made.told(*ads["approved"][:approved], *stopped, *waiting, platforms=both.platforms)
        rates = replace(counted(made, approved, decided, still_open), context=both)
        said = str(words.lead(rates, histories, language))
        assert_sentences(said, language)
        is_all = approved == decided and not still_open
        kind = "half" if 2 * approved == decided > 2 else "none" if not approved else "all" if is_all else "counts"
        if kind != "none" and decided == 1:
            kind = "counts"
        found = re.search(MIXED[language][kind], said)
        assert found, said
        if kind == "counts":
            assert (number(found["rejected"], language) if found["rejected"] else 0) == decided - approved, said
            assert (int(found["percent"]) if found["percent"] else None) == in_text(approved, decided), said
        if kind != "none":
            counts = found.groupdict()
            assert (2 if counts.get("two") else number(found["approved"], language)) == approved, said
