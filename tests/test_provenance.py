"""Digests and stamps: the same content has the same digest, anywhere; another content has another."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

import bnr_toolkit
from bnr_toolkit.provenance import Stamp, digest

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
CONTENT = st.recursive(
    TEXT | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def test_the_digest_of_a_known_content_never_changes():
    # printf '{"a":"é","b":[1,null]}' | sha256sum
    assert digest({"b": [1, None], "a": "é"}) == "3d92f6368f93f3cb36a4e7a721098054dfbfd705e31fa50409f2d99e0727a08c"


@given(st.dictionaries(TEXT, CONTENT, min_size=2, max_size=5))
def test_the_order_of_keys_does_not_matter(content):
    turned = dict(reversed(list(content.items())))
    assert digest(turned) == digest(content)


@given(CONTENT, CONTENT)
def test_two_contents_share_a_digest_only_when_they_are_equal(one, other):
    assert (digest(one) == digest(other)) == (one == other)


@given(st.lists(TEXT, max_size=4))
def test_a_frozen_list_is_the_same_content_as_a_list(values):
    assert digest(tuple(values)) == digest(values)


def test_a_stamp_carries_the_version_and_prints_twelve_digits():
    stamp = Stamp("probe", digest("x"), "public")
    assert stamp.version == bnr_toolkit.__version__
    assert stamp.short_digest == stamp.digest[:12]
    assert pickle.loads(pickle.dumps(stamp)) == stamp
