"""A canary in every place that readers may not see: it is never in anything that a public record holds or causes."""

import pickle

import pytest

from bnr_toolkit.errors import BnrError, sentence
from bnr_toolkit.histories import ad_histories
from bnr_toolkit.ledger import as_files, checked, open_ledger
from bnr_toolkit.outcomes import outcomes
from bnr_toolkit.rates import approval_rates
from bnr_toolkit.redact import for_audience
from bnr_toolkit.schema import EVENTS, PROBE, SUBMISSIONS

CANARY = "kanarie-7f3a"
PRIVATE = [
    (sheet.file, column.name) for sheet in (SUBMISSIONS, EVENTS) for column in sheet.columns if not column.public
]
SIGN_OFF = f"sign_off: [{{name: {CANARY}-naam, role: chef, digest: abc}}]\n"


def canary(column: str) -> str:
    return f"{CANARY}-{column}"


@pytest.fixture
def folder(probe_folder, records):
    """A sound record with a canary in every private column and key, in the newsroom's own column and in the vault."""
    ads = [records.ad(f"ad-{number}", account=canary("account")) for number in (1, 2)]
    private = {name: canary(name) for file, name in PRIVATE if file == EVENTS.file and name != "account"}
    events = [
        records.event("ad-1", "approved", 1, **private),
        records.event("", "account_suspended", 2, account=canary("account"), **private),
    ]
    place = probe_folder(ads, events, records.PROBE + SIGN_OFF)
    for name in (SUBMISSIONS.file, EVENTS.file):
        header, *rows = (place / name).read_text().splitlines()
        text = "\n".join([f"{header},x_notes", *(f"{row},{canary('x_notes')}" for row in rows)])
        (place / name).write_text(text + "\n")
    (place / "vault").mkdir()
    (place / "vault" / "wording.txt").write_text(canary("vault"))
    return place


def everything_public(ledger):
    """Whatever can be had from a ledger, as text."""
    yield repr(ledger)
    yield str(ledger)
    yield repr(dict(ledger.submission_columns))
    yield repr(dict(ledger.event_columns))
    yield repr(dict(ledger.content))
    yield repr(ledger.warnings)
    yield repr(ledger.context)
    yield ledger.submissions().to_native().to_string()
    yield ledger.events().to_native().to_string()
    yield from (data.decode("utf-8") for data in as_files(ledger).values())
    for rule in ("first_decision", "ever_approved", "would_have_run", "final_after_inquiry"):
        yield outcomes(ledger, rule).to_native().to_string()
    for by in ("category", "concept", "platform,coding", "language,expected"):
        rates = for_audience(approval_rates(ledger, by=by, codes="any"), "public")
        yield repr(rates)
        yield rates.to_pandas().to_string()
        yield pickle.dumps(rates).decode("latin-1")
    yield repr(for_audience(ad_histories(ledger), "public"))
    yield pickle.dumps(ledger).decode("latin-1")


def test_the_private_places_are_those_that_the_schema_names():
    assert {name for _, name in PRIVATE} == {"account", "reason", "recorded_by"}
    assert [key.name for key in PROBE if not key.public] == []


def test_the_newsrooms_own_record_holds_every_canary_of_the_sheets(folder):
    # Otherwise the tests below would pass on an empty cage.
    internal = open_ledger(folder, "internal")
    columns = [*internal.submission_columns.values(), *internal.event_columns.values()]
    held = repr([list(column) for column in columns]) + repr(dict(internal.content))
    for name in ("account", "reason", "recorded_by", "naam"):
        assert canary(name) in held
    assert canary("x_notes") not in held
    assert canary("vault") not in held


def test_nothing_that_the_public_record_holds_or_gives_has_a_canary_in_it(folder):
    for text in everything_public(open_ledger(folder)):
        assert CANARY not in text


def test_the_public_digest_does_not_depend_on_a_canary(folder, records):
    before = open_ledger(folder).stamp.digest
    for name in ("submissions.csv", "events.csv", "probe.yml"):
        path = folder / name
        path.write_text(path.read_text().replace(CANARY, "iets-anders"))
    assert open_ledger(folder).stamp.digest == before


@pytest.mark.parametrize(("file", "column"), PRIVATE)
@pytest.mark.parametrize("damage", [" {} ", "{} {}", "{}\u202e", "{}\x00", '"{}', "{};x", "{},x", "{}" * 20])
def test_no_message_about_a_damaged_private_cell_shows_it(folder, file, column, damage):
    path = folder / file
    path.write_text(path.read_text().replace(canary(column), damage.replace("{}", canary(column))))
    _, findings = checked(folder, "public")
    for finding in findings:
        assert CANARY not in repr(finding) + repr(finding.as_dict())
        assert CANARY not in sentence(finding, "nl") + sentence(finding, "en")
    try:
        ledger = open_ledger(folder)
    except BnrError as problem:
        said = str(problem) + repr(problem)
    else:
        said = "".join(everything_public(ledger))
    assert CANARY not in said


@pytest.mark.parametrize("wrong", [{"type": "aproved"}, {"submission": "ad-1"}, {"account": canary("nobody")}])
def test_no_message_about_the_row_of_an_account_shows_the_account(probe_folder, records, wrong):
    event = records.event("", "account_suspended", account=canary("account"), reason=canary("reason"))
    folder = probe_folder([records.ad("ad-1", account=canary("account"))], [event, event | wrong])
    _, findings = checked(folder)
    assert findings
    assert CANARY not in "".join(sentence(finding, "en") + repr(finding) for finding in findings)
