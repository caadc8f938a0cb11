"""A newsroom's own phrases: what is taken, what is refused, and for whom they hold."""

from __future__ import annotations

import contextvars
import threading

import pytest

from bnr_toolkit import words
from bnr_toolkit.errors import RefusedInput, sentence
from bnr_toolkit.words.phrases import phrase, shipped_phrases
from bnr_toolkit.words.wording import Wording, read_wording, use_wording, worded, wording_digest
from bnr_toolkit.words.wording_text import wording_files_of, wording_toml


@pytest.fixture
def folder(tmp_path):
    """A newsroom's folder; give it the text of each file."""

    def made(**files: str):
        for name, text in files.items():
            path = tmp_path / f"{name.replace('_', '/')}.toml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return made


HEADLINE = '[headline]\nfirst_decision = "{platform} {verb} {share} zonder bezwaar goed"\n'


def test_a_phrase_of_the_newsroom_stands_in_the_place_of_ours(folder, made):
    mine = read_wording(folder(nl='[social]\nscope = "Geteld is alleen deze test."\n'))
    rates = made.counted(6, 7)
    before = words.social_post(rates, "nl")
    with worded(mine):
        during = words.social_post(rates, "nl")
        english = words.social_post(rates, "en")
    assert str(before).endswith("De telling geldt alleen voor deze test.")
    assert str(during).endswith("Geteld is alleen deze test.")
    assert str(english).endswith("The count holds only for this test.")
    assert words.social_post(rates, "nl") == before
    assert during.facts == before.facts


def test_both_ways_of_keeping_files_are_read_alike(folder, tmp_path):
    scope = '[social]\nscope = "Geteld is alleen deze test."\n'
    noun = '[noun]\nad = ["proefadvertentie", "proefadvertenties"]\n'
    apart = read_wording(folder(nl_social=scope, nl_noun=noun))
    for path in (tmp_path / "nl").iterdir():
        path.unlink()
    together = read_wording(folder(nl=noun + scope))
    assert apart == together
    assert apart.digest == together.digest
    assert [(one.language, one.key) for one in apart.changed] == [("nl", "noun.ad"), ("nl", "social.scope")]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_list_of_all_phrases_is_read_as_no_change(folder, language):
    assert read_wording(folder(**{language: wording_toml(language)})) == Wording(())


def test_a_list_of_one_section_holds_that_section(refusal):
    assert wording_toml("en", "noun").startswith('[noun]\nad = ["test ad", "test ads"]\n')
    assert "Did you mean 'noun'?" in refusal(wording_toml, "en", "nuon")


def test_a_copy_for_another_process_is_the_same_wording_without_notes(folder, tmp_path_factory):
    notes = '# Afgesproken met Sam\n[social]\nscope = "Geteld is alleen deze \\"test\\"."  # Sam\n'
    mine = read_wording(folder(nl=notes, en='[noun]\nad = ["trial ad", "trial ads"]\n'))
    place = tmp_path_factory.mktemp("elsewhere")
    for name, text in wording_files_of(mine).items():
        assert "Sam" not in text
        (place / name).write_text(text, encoding="utf-8")
    assert read_wording(place) == mine
    assert wording_files_of(Wording(())) == {}


def test_the_digest_is_of_the_phrases_that_hold_now(folder):
    mine = read_wording(folder(nl='[social]\nscope = "Geteld is alleen deze test."\n'))
    assert wording_digest() is None
    with worded(mine):
        assert wording_digest() == mine.digest
        with worded(Wording(())):
            assert wording_digest() is None
        assert wording_digest() == mine.digest
    assert wording_digest() is None


def test_an_error_within_leaves_ours_in_place(folder):
    mine = read_wording(folder(nl='[social]\nscope = "Geteld is alleen deze test."\n'))
    with pytest.raises(KeyError), worded(mine):
        phrase("nl", "figure.count", part=6)
    assert phrase("nl", "social.scope") == "De telling geldt alleen voor deze test."


def test_another_thread_keeps_its_own_phrases(folder):
    mine = read_wording(folder(nl='[social]\nscope = "Geteld is alleen deze test."\n'))
    said = []
    with worded(mine):
        other = threading.Thread(target=lambda: said.append(phrase("nl", "social.scope")))
        other.start()
        other.join()
        said.append(phrase("nl", "social.scope"))
    assert said[1] == "Geteld is alleen deze test."
    # From Python 3.14 on a thread may begin with the context of whoever started it.
    assert said[0] in {"De telling geldt alleen voor deze test.", said[1]}


def test_a_notebook_uses_a_folder_from_a_cell_on(folder):
    place = folder(nl='[social]\nscope = "Geteld is alleen deze test."\n')

    def cells():
        assert use_wording(place) == read_wording(place).digest
        after = phrase("nl", "social.scope")
        assert use_wording(None) is None
        return after, phrase("nl", "social.scope")

    assert contextvars.copy_context().run(cells) == (
        "Geteld is alleen deze test.",
        "De telling geldt alleen voor deze test.",
    )


class TestRefused:
    def test_all_faults_at_once_with_file_line_and_key(self, folder, refusal):
        place = folder(
            nl='# Onze zinnen\n[lead]\nopne = "x"\n',
            en='[headline]\nfirst_decision = "{platform} approved ads"\n',
        )
        lost = "en.toml › line 2 (headline.first_decision): {blank} is missing in '{platform} approved ads'; what is "
        lines = refusal(read_wording, place).splitlines()
        assert [line.partition(": ")[0] for line in lines] == [
            "en.toml › line 2 (headline.first_decision)",
            "en.toml › line 2 (headline.first_decision)",
            "nl.toml › line 3 (lead.opne)",
        ]
        assert lines[0] == lost.replace("{blank}", "{verb}") + (
            "filled in there would be lost. Put {verb} into the phrase."
        )
        assert lines[2].endswith(
            "there is no phrase under 'lead.opne'. Did you mean 'lead.open'? Take it out; bnr wording list shows all "
            "phrases with their names."
        )

    def test_a_folder_without_wording(self, tmp_path, refusal):
        assert "there is no wording here" in refusal(read_wording, tmp_path)
        assert "there is no wording here" in refusal(read_wording, tmp_path / "nowhere")

    def test_a_file_of_no_language(self, folder, refusal):
        assert refusal(read_wording, folder(de="")).startswith("de.toml: 'de.toml' belongs to no language.")
        assert "de/x.toml" in refusal(read_wording, folder(de_x=""))

    def test_a_file_that_is_not_toml(self, folder, refusal):
        assert "this is not TOML that can be read" in refusal(read_wording, folder(nl="[lead"))

    def test_a_file_that_is_not_utf8(self, tmp_path, refusal):
        (tmp_path / "nl.toml").write_bytes('[noun]\ntester = "één"'.encode("latin-1"))
        assert "this is not TOML that can be read" in refusal(read_wording, tmp_path)

    def test_a_key_in_two_files(self, folder, refusal):
        place = folder(
            nl='[social]\nscope = "Geteld is alleen deze test."\n', nl_x='social.scope = "Alleen deze test."\n'
        )
        assert "'social.scope' also stands in nl/x.toml › line 1 (social.scope)" in refusal(read_wording, place)

    def test_a_value_outside_a_section(self, folder, refusal):
        assert "there is no phrase under 'scope'" in refusal(read_wording, folder(nl='scope = "Alleen deze test."\n'))

    def test_in_dutch_too(self, folder):
        with pytest.raises(RefusedInput) as caught:
            read_wording(folder(nl=HEADLINE))
        (finding,) = caught.value.findings
        assert sentence(finding, "nl") == (
            "nl.toml › regel 2 (headline.first_decision): '{platform} {verb} {share} zonder bezwaar goed' zegt iets "
            "anders dan onze zin: zonder staat in maar een van de twee. Laat de zin hetzelfde betekenen als "
            "„{platform} {verb} {share} goed”."
        )


def test_every_phrase_that_a_newsroom_may_change_can_be_filled(folder):
    """Swapping every phrase for itself in other words, here with a word in front, keeps every sentence whole."""
    ours = shipped_phrases("nl")["rates.group"]
    mine = read_wording(folder(nl='[rates]\ngroup = "Geteld voor {label}: {share} {outcome}{open}."\n'))
    assert mine.changed[0].ours == ours
    with worded(mine):
        assert (
            phrase("nl", "rates.group", label="X", share="een", outcome="goed", open="") == "Geteld voor X: een goed."
        )
