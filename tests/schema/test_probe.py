"""The keys of ``probe.yml``."""

from collections.abc import Iterator

from bnr_toolkit.schema import PROBE, Key

KINDS = {"text", "texts", "id", "date", "zone", "choice", "count", "group"}


def walk(keys: tuple[Key, ...] = PROBE, above: str = "") -> Iterator[tuple[str, Key]]:
    for key in keys:
        yield f"{above}{key.name}", key
        yield from walk(key.keys, f"{above}{key.name}.")


def test_exactly_this_key_is_kept_from_readers():
    assert [path for path, key in walk() if not key.public] == ["sign_off.name"]


def test_a_key_that_readers_may_not_see_is_never_required():
    # Otherwise a public record with a sign-off could not be opened again.
    assert not [path for path, key in walk() if key.required and not key.public]


def test_every_kind_is_one_that_the_reader_of_probe_yml_knows():
    assert {key.kind.removeprefix("list of ") for _, key in walk()} <= KINDS


def test_groups_have_keys_and_choices_have_words():
    for _, key in walk():
        assert bool(key.keys) == key.kind.endswith("group")
        assert bool(key.choices) == (key.kind == "choice")


def test_every_key_is_explained_in_two_languages():
    assert all(key.nl and key.en for _, key in walk())


def test_names_are_used_once_at_each_place():
    paths = [path for path, _ in walk()]
    assert len(set(paths)) == len(paths)
