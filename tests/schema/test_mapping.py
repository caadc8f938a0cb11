"""The keys of ``mapping.yml``."""

from collections.abc import Iterator

from bnr_toolkit.reading.workbook import HIDDEN
from bnr_toolkit.schema import CLAIMS, FLAT_HEADERS, Key
from bnr_toolkit.schema.mapping import MAPPED_COLUMNS, MAPPING, NEEDED_COLUMNS, TARGETS

KINDS = {"text", "texts", "zone", "choice", "group", "words", "word lists", "phrases", "columns"}


def walk(keys: tuple[Key, ...] = MAPPING, above: str = "") -> Iterator[tuple[str, Key]]:
    for key in keys:
        yield f"{above}{key.name}", key
        yield from walk(key.keys, f"{above}{key.name}.")


def test_every_kind_is_one_that_the_reader_of_mappings_knows():
    assert {key.kind.removeprefix("list of ") for _, key in walk()} <= KINDS


def test_groups_have_keys_and_choices_have_words():
    for _, key in walk():
        assert bool(key.keys) == key.kind.endswith("group")
        assert bool(key.choices) == (key.kind == "choice")


def test_every_key_is_explained_in_two_languages():
    assert all(key.nl and key.en and key.nl != key.en for _, key in walk())


def test_names_are_used_once_at_each_place():
    paths = [path for path, _ in walk()]
    assert len(set(paths)) == len(paths)


def test_a_mapping_can_fill_every_column_of_a_flat_sheet_and_must_fill_four():
    assert set(MAPPED_COLUMNS) == set(NEEDED_COLUMNS) == set(TARGETS)
    assert MAPPED_COLUMNS["submissions"] == tuple(FLAT_HEADERS)
    assert NEEDED_COLUMNS["submissions"] == ("id", "platform", "category", "decision")
    assert set(NEEDED_COLUMNS["claims"]) <= set(CLAIMS.names)


def test_what_a_mapping_may_say_of_hidden_rows_is_what_the_reader_of_workbooks_can_do():
    (hidden,) = [key for _, key in walk() if key.name == "hidden"]
    assert hidden.choices == HIDDEN
