"""How one published count is named: when, by whom, where, in which language, and what is special about it."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import count

from bnr_toolkit.language import country_name, date_words, language_name, listed, when_words
from bnr_toolkit.results import Group, Passage, Published, PublishedCount
from bnr_toolkit.words.labels import tester_name
from bnr_toolkit.words.phrases import phrase

_MONTH = len("2023-02")


def published_labels(published: Published, language: str) -> tuple[str, ...]:
    """The label of each count in view, in order: its month, tester, platform and place, no two alike.

    The language is there when only it tells two counts of a test apart. What
    still would be alike is numbered in the order of the record.
    """
    several = _in_several_languages(published)
    labels = [_label(published, row, language, with_language=_place(row) in several) for row in published.rows]
    twice = {label for label, times in Counter(labels).items() if times > 1}
    numbers: defaultdict[str, count[int]] = defaultdict(lambda: count(1))
    return tuple(
        f"{label}\u00a0· {phrase(language, 'published.label_number', number=next(numbers[label]))}"
        if label in twice
        else label
        for label in labels
    )


def published_date(row: PublishedCount, language: str) -> str:
    """When it was published, as exactly as is known; said otherwise when it is the date of the test itself."""
    if row.date is None:
        return phrase(language, "published.date_unknown")
    if row.dated == "conducted":
        return phrase(language, "published.date_conducted", date=when_words(row.date, language))
    return date_words(row.date, language)


def published_tester(published: Published, row: PublishedCount, language: str) -> str:
    """Everyone who did the test; of one's own, that it is this record."""
    if row.own and published.own_rates is not None:
        return phrase(language, "published.label_own", tester=tester_name(published.own_rates.context, language))
    return listed(row.testers, language) or phrase(language, "noun.unknown")


def published_place(row: PublishedCount, language: str) -> str:
    """The country, and that of the account where it is told."""
    country = country_name(row.country, language) if row.country else phrase(language, "noun.unknown")
    if not row.account_country:
        return country
    account = phrase(language, "published.label_account", country=country_name(row.account_country, language))
    return f"{country} ({account})"


def published_language(row: PublishedCount, language: str) -> str:
    """The language of the ads, for readers."""
    return language_name(row.language, language) if row.language else phrase(language, "noun.unknown")


def published_status(row: PublishedCount, language: str) -> str:
    """How certain the count is, and whether it is a sum of ours."""
    if row.own:
        return phrase(language, "published.counted")
    status = phrase(language, f"claim_status.{row.status}")
    return status if row.parts == 1 else phrase(language, "published.parts", status=status, parts=row.parts)


def published_repeat(published: Published, row: PublishedCount, language: str) -> str:
    """Which test's ads were used again, and whether they were the same."""
    if not row.repeats:
        return phrase(language, "published.no_repeat")
    known = [one for one in (*published.rows, *published.left_out) if one.probe == row.repeats]
    if not known or row.repeat_kind not in ("same", "edited"):
        return row.repeats
    tester, date = published_tester(published, known[0], language), published_date(known[0], language)
    return phrase(language, f"published.repeat_{row.repeat_kind}", tester=tester, date=date)


def published_source(published: Published, row: PublishedCount, language: str) -> str:
    """Where the count is stated: the number of its address among :func:`published_sources`."""
    if row.own:
        return phrase(language, "published.this_record")
    numbers = _numbers(published)
    return ", ".join(f"[{numbers[address]}]" for address in row.sources)


def published_sources(published: Published, language: str) -> Passage:
    """The address of every source of the counts in view, with the number that stands with its counts."""
    addresses = tuple(f"[{number}] {address}" for address, number in _numbers(published).items())
    return Passage("list", language, addresses, published.stamp)


def _numbers(published: Published) -> dict[str, int]:
    addresses = dict.fromkeys(address for row in published.others for address in row.sources)
    return {address: number for number, address in enumerate(addresses, start=1)}


def as_group(row: PublishedCount) -> Group:
    """The count as the words of counts take it."""
    return Group((), row.approved, row.decided, row.open, ())


def _in_several_languages(published: Published) -> set[tuple[str, ...]]:
    languages: dict[tuple[str, ...], set[str]] = {}
    for row in published.rows:
        languages.setdefault(_place(row), set()).add(row.language)
    return {place for place, said in languages.items() if len(said) > 1}


def _place(row: PublishedCount) -> tuple[str, ...]:
    return row.probe, row.country, row.account_country, row.platform


def _label(published: Published, row: PublishedCount, language: str, *, with_language: bool) -> str:
    parts = [_month(row, language), _short_tester(published, row, language), row.platform]
    if row.country:
        parts.append(country_name(row.country, language))
    if with_language:
        parts.append(published_language(row, language))
    if row.account_country:
        account = country_name(row.account_country, language)
        parts.append(phrase(language, "published.label_account", country=account))
    if row.repeat_kind in ("same", "edited"):
        parts.append(phrase(language, f"published.label_{row.repeat_kind}"))
    if row.partial:
        parts.append(phrase(language, "published.label_partial"))
    # A mark between two parts stays at the end of a line.
    return "\u00a0· ".join(part for part in parts if part)


def _month(row: PublishedCount, language: str) -> str:
    if row.date is None:
        return phrase(language, "published.date_unknown")
    if row.dated == "conducted":
        return phrase(language, "published.date_conducted", date=when_words(row.date[:_MONTH], language))
    return date_words(row.date[:_MONTH], language)


def _short_tester(published: Published, row: PublishedCount, language: str) -> str:
    if row.own or len(row.testers) < 2:
        return published_tester(published, row, language)
    return phrase(language, "published.label_several", tester=row.testers[0])
