"""The content of ``probe.yml`` → what results may say about the probe."""

from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.ledger.context import public_content
from bnr_toolkit.results import Bilingual


def test_keys_that_readers_may_not_see_are_left_out_at_every_depth():
    content = {"tester": "x", "sign_off": [{"name": "geheim", "role": "chef", "digest": "d"}], "stranger": "geheim"}
    assert public_content(content) == {"tester": "x", "sign_off": [{"role": "chef", "digest": "d"}]}


def test_a_probe_that_knows_nothing_has_an_empty_context(records):
    probe = records.PROBE.replace("tester: De Proefkrant", "tester: unknown").replace("[Alpha, Beta]", "unknown")
    unknown = ("event", "event_date", "conducted", "cutoff", "time_zone", "rules", "notice", "inquiries", "not_known")
    text = probe + "".join(f"{key}: unknown\n" for key in (*unknown, "choices", "background", "sources", "corrections"))
    context = records.ledger([records.ad(platform="Gamma"), records.ad("b", platform="unknown")], [], text).context
    assert context.tester is None
    assert context.event is context.event_date is context.cutoff is context.time_zone is context.rules is None
    assert context.inquiries == context.not_known == context.sources == context.corrections == ()
    # Then the platforms are those that the ads name.
    assert context.platforms == ("Gamma",)


def test_the_replies_of_the_real_record_keep_their_kind_language_and_sources(bnr_folder):
    (inquiry,) = open_ledger(bnr_folder).context.inquiries
    assert [(reply.kind, reply.language, reply.sources) for reply in inquiry.replies] == [
        ("quote", "nl", ("A", "B")),
        ("paraphrase", "nl", ("A",)),
        ("paraphrase", "nl", ("A",)),
        ("paraphrase", "en", ("B",)),
        ("quote", "nl", ("A",)),
        ("paraphrase", "en", ("B",)),
    ]
    assert inquiry.replies[0].text.nl == "Deze advertenties hadden nooit goedgekeurd mogen worden."
    assert inquiry.asked is inquiry.replied is None


def test_the_real_record_says_that_it_is_a_reconstruction(bnr_folder):
    context = open_ledger(bnr_folder).context
    assert context.notice.nl == (
        "Reconstructie op basis van berichtgeving over onderzoek van BNR; niet door BNR gemaakt."
    )
    assert context.inference == "none"
    assert context.cutoff is None
    assert [label.code for label in context.categories if label.apart] == ["not_described"]


def test_a_category_that_the_probe_does_not_know_is_its_own_label(bnr_folder):
    context = open_ledger(bnr_folder).context
    assert context.category("home_address").label == Bilingual("woonadres gedeeld", "home address shared")
    assert context.category("unknown").label == Bilingual("unknown", "unknown")


def test_a_bare_sheet_has_the_platforms_of_its_rows(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_text("ad,category,platform,decision\n1,gambling,Beta,approved\n2,gambling,Alpha,\n3,weapons,Beta,\n")
    context = open_ledger(path).context
    assert context.platforms == ("Beta", "Alpha")
    assert context.title is None
    assert context.inference == "none"
