"""Whatever stands in the cells, the rules that look at a record before it is sound find faults and never fail."""

from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.checks import check_ads, check_clock, check_events
from bnr_toolkit.errors import sentence
from bnr_toolkit.schema import EVENT_TYPES, EVENTS, SUBMISSIONS

WORDS = st.sampled_from(
    [
        *("", "unknown", "a", "A", "O1", "01", "1", "-1", "²", "9" * 30, "benign", "reject", "accept", "x|x", "é"),
        *("\0", "2023-10-29 02:30", "2023-02-30", "2011-12-30", *EVENT_TYPES),
    ]
)
NAMES = tuple(dict.fromkeys([*SUBMISSIONS.names, *EVENTS.names]))
ROWS = st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, WORDS)), max_size=5)


@given(ROWS, ROWS, st.sampled_from(["Europe/Amsterdam", "Pacific/Apia", None]))
def test_any_words_at_all(submissions, events, ads, history, zone):
    of_ads, of_events = submissions(ads), events(history)
    findings = [
        *check_ads(of_ads, of_ads.columns),
        *check_events(of_events, of_ads.columns, of_events.columns),
        *check_clock(of_ads, of_ads.columns, SUBMISSIONS, zone),
        *check_clock(of_events, of_events.columns, EVENTS, zone),
    ]
    assert all(sentence(one, language) for one in findings for language in ("nl", "en"))
