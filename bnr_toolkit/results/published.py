"""Published tests side by side: counts in order of date, never added up and never ranked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results.context import Context
from bnr_toolkit.results.counts import Rates

if TYPE_CHECKING:
    import pandas

COLUMNS = (
    *("probe", "tester", "date", "dated", "country", "language", "account_country", "platform"),
    *("approved", "submitted", "open", "status", "parts", "partial", "repeats", "repeat_kind"),
    *("later_reversed", "source", "own"),
)
"""What a table for machines says of each count."""


@dataclass(frozen=True, slots=True)
class PublishedCount:
    """One count: one test on one platform, in one language, as its tester counted.

    ``approved`` of ``submitted`` ads; ``open`` of them have no decision that is
    told. ``date`` is a day, a month or a year; None when it is not known.
    ``dated`` says of what it is: ``published``, or ``conducted`` for a test of
    one's own that was not published. ``status`` is that of the least certain of
    both counts: ``read``, ``inferred`` or ``conflicting``, or ``counted`` for an
    ``own`` count. ``parts`` is how many counts of the source it is the sum of.
    ``partial``: the test had more ads than are counted here. ``repeats`` is the
    id of the test whose ads were used again, ``repeat_kind`` ``same`` or
    ``edited``. ``later_reversed``: how many decisions the platform changed
    afterwards. Texts are empty when the record does not say them.
    """

    probe: str
    tester: str
    date: str | None
    platform: str
    approved: int
    submitted: int
    status: str
    source: str
    open: int = 0
    dated: str = "published"
    country: str = ""
    language: str = ""
    account_country: str = ""
    parts: int = 1
    partial: bool = False
    repeats: str = ""
    repeat_kind: str = ""
    later_reversed: int | None = None
    own: bool = False

    @property
    def decided(self) -> int:
        """The ads whose decision is told."""
        return self.submitted - self.open

    @property
    def testers(self) -> tuple[str, ...]:
        """The names of those who did the test."""
        return tuple(name.strip() for name in self.tester.split(";") if name.strip())

    @property
    def sources(self) -> tuple[str, ...]:
        """Where it is stated; a sum can have several."""
        return tuple(dict.fromkeys(one for one in self.source.split("; ") if one))

    @property
    def year(self) -> str:
        """The year of the date; empty when there is none."""
        return (self.date or "")[:4]

    @property
    def approved_nothing(self) -> bool:
        """Whether every ad was decided and none approved; never said of a part of a test."""
        return self.approved == 0 and not self.open and not self.partial


@dataclass(frozen=True, slots=True)
class Published:
    """The counts in view, in order of date, with what was left out of view.

    ``platform``, ``country`` and ``year`` are the filters, None for all.
    ``left_out`` are the counts that they keep out of view; ``uncounted`` the
    names of counts of which the number submitted or approved is not known.
    ``own_rates`` is the result that the own counts come from: whose it is, from
    which record, by which rule; None when there are none.

    >>> from bnr_toolkit.provenance import Stamp
    >>> one = PublishedCount("p-1", "A; B", "2022-06", "Alpha", 0, 4, "read", "example.org")
    >>> published = Published((one,), Context("p", (), ()), Stamp("p", "0" * 64, "public"))
    >>> published.testers, one.approved_nothing, published.own
    (('A', 'B'), True, ())
    """

    rows: tuple[PublishedCount, ...]
    context: Context
    stamp: Stamp
    platform: str | None = None
    country: str | None = None
    year: str | None = None
    left_out: tuple[PublishedCount, ...] = ()
    uncounted: tuple[str, ...] = ()
    own_rates: Rates | None = None

    @property
    def own(self) -> tuple[PublishedCount, ...]:
        """The counts of one's own."""
        return tuple(row for row in self.rows if row.own)

    @property
    def others(self) -> tuple[PublishedCount, ...]:
        """The counts that others published."""
        return tuple(row for row in self.rows if not row.own)

    @property
    def testers(self) -> tuple[str, ...]:
        """Each tester of the published counts in view once, in order of date."""
        return tuple(dict.fromkeys(name for row in self.others for name in row.testers))

    @property
    def is_filtered(self) -> bool:
        """Whether only a part of the record is in view."""
        return any(value is not None for value in (self.platform, self.country, self.year))

    def to_pandas(self) -> pandas.DataFrame:
        """One row a count, in order of date."""
        import pandas

        return pandas.DataFrame.from_records(flat_published(self.rows), columns=COLUMNS)


def flat_published(rows: Iterable[PublishedCount]) -> list[dict[str, str | int | bool | None]]:
    """Each count by the names of its columns."""
    return [{name: getattr(row, name) for name in COLUMNS} for row in rows]
