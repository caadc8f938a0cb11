"""The ledger: frozen, countable, and without what its audience may not see."""

import pickle

import narwhals as nw
import pytest

from bnr_toolkit.schema import EVENTS, SUBMISSIONS


@pytest.fixture
def ledger(records):
    ads = [records.ad("ad-1"), records.ad("ad-2", category="weapons")]
    return records.ledger(ads, [records.event("ad-1", "approved"), records.event("ad-2", "rejected", 3)])


def test_it_says_what_it_is_and_how_many(ledger):
    assert str(ledger) == f"probe: 2 submissions (public, record {ledger.stamp.short_digest})"
    assert len(ledger) == 2
    assert ledger.audience == "public"


def test_nothing_in_it_can_be_replaced(ledger):
    with pytest.raises(AttributeError):
        ledger.stamp = None
    with pytest.raises(TypeError):
        ledger.submission_columns["id"] = ()
    with pytest.raises(TypeError):
        ledger.event_columns["type"] = ()
    with pytest.raises(TypeError):
        ledger.content["title"] = ""


def test_the_public_record_has_the_public_columns_and_the_internal_one_all(records):
    for audience, names in (("public", "public_names"), ("internal", "names")):
        ledger = records.ledger([records.ad()], [], audience=audience)
        assert tuple(ledger.submission_columns) == getattr(SUBMISSIONS, names)
        assert tuple(ledger.event_columns) == getattr(EVENTS, names)


def test_frames_are_text_and_step_a_number(ledger):
    ads, events = ledger.submissions(), ledger.events()
    assert set(ads.schema.values()) == {nw.String()}
    assert events.schema["step"] == nw.Int64()
    assert events["step"].to_list() == [1, 3]


def test_a_frame_that_somebody_changes_is_not_the_record(ledger):
    native = ledger.submissions().to_native()
    native.loc[0, "platform"] = "changed"
    assert ledger.submissions()["platform"].to_list() == ["Alpha", "Alpha"]


def test_it_survives_a_process_border(ledger):
    copy = pickle.loads(pickle.dumps(ledger))
    assert copy == ledger
    assert str(copy) == str(ledger)
    with pytest.raises(TypeError):
        copy.submission_columns["id"] = ()


def test_its_representation_does_not_list_the_rows(ledger):
    assert "ad-2" not in repr(ledger)


def test_a_record_without_events_has_an_empty_frame_of_the_same_columns(records):
    events = records.ledger([records.ad()], []).events()
    assert len(events) == 0
    assert events.columns == list(EVENTS.public_names)
