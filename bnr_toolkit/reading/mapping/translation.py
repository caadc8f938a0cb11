"""One cell of somebody else's table → what it is in ours, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from bnr_toolkit.arrow import as_marks
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.reading.folding import folded_word, says_one_of
from bnr_toolkit.reading.mapping.columns import ColumnMapping
from bnr_toolkit.reading.times import is_time
from bnr_toolkit.reading.written_dates import read_time_text
from bnr_toolkit.schema import SUBMISSIONS, UNKNOWN, Kind

Problem = tuple[str, Mapping[str, object]]

_BAR = "|"
_CLOCK_AT = len("2023-03-15 ")
_DECIDED = "decided_at"
_DECISION = "decision"
_NO_DECISION_YET = "in_review"


@dataclass(frozen=True, slots=True)
class Translation:
    """What a cell becomes. Beside a problem stands a value that no later reader objects to: one fault, one message."""

    value: str
    problem: Problem | None = None


@dataclass(frozen=True)
class Translator:
    """Translates the cells of one column."""

    column: str
    mapping: ColumnMapping

    @cached_property
    def is_time(self) -> bool:
        """Whether the column holds dates or times."""
        if self.column == _DECIDED:
            return True
        return self.column in SUBMISSIONS.names and SUBMISSIONS.column(self.column).kind is Kind.TIME

    def worth_a_look(self, texts: TextColumn) -> Iterable[int]:
        """The distinct texts that can become something else; of a million ids, those that say ``unknown`` alone."""
        import numpy

        if self.is_time or self.column in self.mapping.words or self.column in self.mapping.unclear:
            return range(len(texts.distinct))
        marks = as_marks(says_one_of(texts.distinct, self.mapping.unknown))
        worth: list[int] = numpy.flatnonzero(marks).tolist()
        return worth

    def of(self, text: str) -> Translation:
        """What one cell becomes."""
        folded = folded_word(text)
        if self.column in self.mapping.words or self.column in self.mapping.unclear:
            return self._word(text, folded)
        if folded in self.mapping.unknown:
            return Translation(self._unknown)
        if self.is_time and folded and folded != UNKNOWN:
            return self._time(text.strip())
        return Translation(text)

    @property
    def _unknown(self) -> str:
        # An ad without a known decision is open, as is one whose cell is empty.
        return "" if self.column == _DECISION else UNKNOWN

    def _word(self, text: str, folded: str) -> Translation:
        if _BAR in text and self.column == "further_categories":
            parts = [self.of(part) for part in text.split(_BAR)]
            first = next((one.problem for one in parts if one.problem), None)
            return Translation(_BAR.join(one.value.strip() for one in parts), first)
        words = self.mapping.words.get(self.column)
        if words is not None and folded in words:
            return Translation(words[folded])
        fields = {"meaning": self.column, "mapping": self.mapping.source}
        if folded in self.mapping.unclear.get(self.column, ()):
            return Translation(self._harmless, ("word_unclear", fields))
        if folded in self.mapping.unknown:
            return Translation(self._unknown)
        if words is None or not folded or folded == UNKNOWN:
            return Translation(text)
        return Translation(self._harmless, ("unknown_word", {**fields, "near": tuple(words)}))

    @property
    def _harmless(self) -> str:
        if self.column == _DECISION:
            return _NO_DECISION_YET
        column = SUBMISSIONS.column(self.column) if self.column in SUBMISSIONS.names else None
        return column.choices[0] if column is not None and column.choices else UNKNOWN

    def _time(self, text: str) -> Translation:
        value, problem = read_time_text(text, self.mapping.dates)
        zone = self.mapping.time_zone
        if problem is not None and problem[0] == "date_ambiguous" and zone is None:
            # ``probe.yml`` may still say which order holds; whoever types the cells asks again.
            return Translation(text)
        if problem is not None:
            return Translation("", problem)
        if zone is None or len(value) < _CLOCK_AT or value.endswith("Z") or datetime.fromisoformat(value).tzinfo:
            return Translation(value)
        local = [datetime.fromisoformat(value).replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1)]
        moment = f"{value}{local[0].isoformat()[-len('+01:00') :]}"
        if local[0].utcoffset() != local[1].utcoffset() or not is_time(moment):
            # The hour that comes twice when summer time ends, or not at all when it begins.
            return Translation("", ("time_not_in_zone", {"zone": zone}))
        return Translation(moment)
