"""What the record says about itself: method, gaps, replies, sources, provenance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bnr_toolkit.language import capitalised, date_words, listed, quoted, when_words
from bnr_toolkit.results import Bilingual, Context, Histories, Inquiry, Passage, Published, Quote, Rates, Reply
from bnr_toolkit.results.context import Correction, Source
from bnr_toolkit.words.counts import rule_sentence
from bnr_toolkit.words.labels import column_label, interval_method_label, platform_name
from bnr_toolkit.words.phrases import form, phrase

Result = Rates | Histories | Published

_DAY = len("2023-02-28")


def notice(result: Result, language: str) -> Passage:
    """Where the record comes from, when it is not the tester's own."""
    said = result.context.notice
    return Passage("notice", language, (said.in_language(language),) if said else (), result.stamp)


def method(result: Result, language: str) -> Passage:
    """How the test was done, by whom, against which rule."""
    context = result.context
    sentences = []
    if context.tester is not None:
        conducted = ""
        if context.conducted is not None:
            conducted = phrase(language, "method.conducted", date=when_words(context.conducted, language))
        sentences.append(phrase(language, "method.who", tester=context.tester, conducted=conducted))
    sentences += [said.in_language(language) for said in (context.protocol, context.rules) if said is not None]
    if context.protocol_frozen is not None:
        sentences.append(phrase(language, "method.frozen", date=when_words(context.protocol_frozen, language)))
    elif context.protocol is not None:
        sentences.append(phrase(language, "method.not_frozen"))
    if context.publisher is not None:
        sentences.append(phrase(language, "method.made_by", publisher=context.publisher))
    return Passage("text", language, tuple(sentences), result.stamp)


def choices(result: Result, language: str) -> Passage:
    """What in the record is our choice or inference."""
    return _list(result, result.context.choices, language)


def not_known(result: Result, language: str) -> Passage:
    """What the sources do not say."""
    return _list(result, result.context.not_known, language)


def background(result: Result, language: str) -> Passage:
    """What else was going on."""
    said = tuple(one.in_language(language) for one in result.context.background)
    return Passage("text", language, said, result.stamp)


def _list(result: Result, texts: tuple[Bilingual, ...], language: str) -> Passage:
    return Passage("list", language, tuple(one.in_language(language) for one in texts), result.stamp)


def replies(result: Result, language: str) -> Passage:
    """What the platform answered, in full; only a quote gets quotation marks."""
    context = result.context
    given = [reply for inquiry in context.inquiries for reply in inquiry.replies]
    if not context.inquiries:
        name = platform_name(context.platforms, language)
        return Passage("text", language, (phrase(language, "replies.none", platform=name),), result.stamp)
    dates = tuple(_dates(inquiry, language) for inquiry in context.inquiries)
    if len(dates) > 1:
        dates = tuple(
            phrase(language, "replies.to", recipient=inquiry.recipient, dates=said)
            for inquiry, said in zip(context.inquiries, dates, strict=True)
        )
    dates = (*dates, *_not_asked(context, language))
    return Passage("replies", language, dates, result.stamp, quotes=tuple(_quote(reply, language) for reply in given))


def _dates(inquiry: Inquiry, language: str) -> str:
    """When it was asked and answered, as far as that is known."""
    asked = when_words(inquiry.asked, language) if inquiry.asked else None
    replied = when_words(inquiry.replied, language) if inquiry.replied else None
    if not inquiry.replies and not replied:
        said = phrase(language, "replies.unanswered")
        if asked:
            said = phrase(language, "replies.asked_unanswered", asked=asked)
    elif asked and replied:
        said = phrase(language, "replies.dates", asked=asked, replied=replied)
    elif asked:
        said = phrase(language, "replies.asked_only", asked=asked)
    elif replied:
        said = phrase(language, "replies.replied_only", replied=replied)
    else:
        said = phrase(language, "replies.dates_unknown")
    if inquiry.deadline:
        said += " " + phrase(language, "replies.deadline", deadline=date_words(inquiry.deadline, language))
        if _is_late(inquiry):
            said += " " + phrase(language, "replies.late")
    return said


def _is_late(inquiry: Inquiry) -> bool:
    """Whether the answer came on a later day than was asked for; a month or an unknown date cannot show that."""
    replied, deadline = ((moment or "")[:_DAY] for moment in (inquiry.replied, inquiry.deadline))
    return len(replied) == len(deadline) == _DAY and replied > deadline


def _not_asked(context: Context, language: str) -> Iterator[str]:
    """The platforms of a test of several to which the record has no questions."""
    asked = {inquiry.recipient.casefold() for inquiry in context.inquiries}
    left = [platform for platform in context.platforms if platform.casefold() not in asked]
    if left and len(left) < len(context.platforms):
        yield phrase(language, "replies.not_asked", platforms=listed(left, language))


def _quote(reply: Reply, language: str) -> Quote:
    text = reply.text.in_language(language)
    if reply.kind == "quote":
        text = quoted(text, language)
    key = f"replies.{reply.kind}" + ("" if reply.language == language else "_translated")
    word = form(language, "replies.source", plural=len(reply.sources) > 1)
    note = phrase(language, key, sources=f"{word} {listed(reply.sources, language)}")
    return Quote(text, capitalised(reply.speaker.in_language(language)), reply.kind, language, note)


def sources(result: Result, language: str) -> Passage:
    """What the record rests on, each source under the name by which the page refers to it."""
    return Passage("sources", language, (), result.stamp, terms=tuple(_source_lines(result.context.sources, language)))


def _source_lines(sources: Iterable[Source], language: str) -> Iterator[tuple[str, str]]:
    for source in sources:
        title = source.title.in_language(language)
        if source.published is not None:
            title = phrase(language, "sources.dated", title=title, date=date_words(source.published, language))
        yield source.id, title


def corrections(result: Result, language: str) -> Passage:
    """What was corrected since publication, oldest first, with what it said before and says now.

    Pairs of a date and lines, with the role ``corrections``.
    """
    made = sorted(result.context.corrections, key=lambda one: one.date)
    if not made:
        return Passage("text", language, (phrase(language, "provenance.corrections_none"),), result.stamp)
    pairs = tuple((date_words(one.date, language), "\n".join(_corrected(one, language))) for one in made)
    return Passage("corrections", language, (), result.stamp, terms=pairs)


def _corrected(correction: Correction, language: str) -> Iterator[str]:
    yield correction.text.in_language(language)
    if correction.before is not None and correction.after is not None:
        yield phrase(language, "provenance.before", said=quoted(correction.before.in_language(language), language))
        yield phrase(language, "provenance.after", said=quoted(correction.after.in_language(language), language))


def provenance(rates: Rates, language: str, as_of: str | None = None) -> Passage:
    """Which record, which rule, and everything else that was asked, the defaults too. No clock and no path."""
    by = listed([column_label(name, language) for name in rates.by], language)
    stamp = rates.stamp
    terms = [
        ("record", stamp.probe),
        ("digest", stamp.digest),
        ("rule", f"{rates.rule}. {rule_sentence(rates, language)}"),
        ("by", by or phrase(language, "provenance.nothing")),
        ("codes", phrase(language, f"provenance.codes_{rates.codes}")),
        ("platform", rates.platform or phrase(language, "provenance.platform_all")),
        ("as_of", phrase(language, "provenance.as_of_all") if as_of is None else date_words(as_of, language)),
        ("interval", _interval_made(rates, language)),
        ("language", phrase(language, "provenance.language_said")),
        ("audience", phrase(language, f"provenance.audience_{stamp.audience}")),
        ("version", f"bnr_toolkit {stamp.version}"),
    ]
    said = tuple((phrase(language, f"provenance.{name}"), value) for name, value in terms)
    return Passage("terms", language, (), stamp, terms=said)


def _interval_made(rates: Rates, language: str) -> str:
    if not rates.has_intervals:
        return phrase(language, "provenance.interval_none")
    method = interval_method_label(rates.method, language)
    confidence = confidence_words(rates.confidence, language)
    return phrase(language, "provenance.interval_made", method=method, confidence=confidence)


def confidence_words(confidence: float, language: str) -> str:
    """A level of confidence as tables have it. It never rounds to all.

    >>> confidence_words(0.95, "nl"), confidence_words(0.999, "nl"), confidence_words(0.999, "en")
    ('95%', '99,9%', '99.9%')
    """
    percent = Decimal(str(confidence)) * 100
    digits = f"{percent.normalize():f}"
    return digits.replace(".", "," if language == "nl" else ".") + "%"
