"""What a form for editors shows of each parameter, in both languages."""

from __future__ import annotations

import pytest

from bnr_toolkit.report.forms import Choice, FormField, form_of
from bnr_toolkit.report.pages import PAGES
from bnr_toolkit.report.parameters import parsed
from bnr_toolkit.report.schemas import CompareParameters
from bnr_toolkit.results import Bilingual

FIELDS = [(kind.schema, field) for kind in PAGES for field in form_of(kind.schema)]
NAMES = [f"{schema.__name__}.{field.name}" for schema, field in FIELDS]


def test_a_field_tells_all_that_a_form_has_to_know():
    by_name = {field.name: field for field in form_of()}
    assert by_name["codes"] == FormField(
        name="codes",
        kind="choice",
        label=Bilingual("Categorieën", "Categories"),
        help=Bilingual(
            "een advertentie tellen in haar hoofdcategorie, of in elke die ze heeft",
            "count an ad in its primary category, or in any it has",
        ),
        choices=(
            Choice("primary", Bilingual("alleen de hoofdcategorie", "the primary category only")),
            Choice("any", Bilingual("elke categorie van een advertentie", "every category of an ad")),
        ),
        default="primary",
        needs=(),
    )
    assert by_name["confidence"].default == 0.95
    assert by_name["probe"].needs == ("value",)
    assert by_name["as_of"].needs == ("times",)
    assert [field.name for field in form_of() if field.several] == ["language"]


def test_a_choice_says_what_the_record_must_have_for_it():
    rule = next(field for field in form_of() if field.name == "rule")
    assert {choice.value: choice.needs for choice in rule.choices} == {
        "first_decision": (),
        "ever_approved": (),
        "approved_at_cutoff": ("cutoff",),
        "would_have_run": (),
        "final_after_inquiry": (),
    }


def test_the_columns_that_only_the_newsroom_may_count_by_say_so():
    by = next(field for field in form_of() if field.name == "by")
    told = {choice.value: choice.needs for choice in by.choices}
    assert told[""] == told["platform"] == ()
    assert told["account"] == ("internal",)
    for value, needs in told.items():
        audience = "internal" if needs else "public"
        assert parsed({"probe": "p", "by": value, "audience": audience}).by == value


def test_what_holds_for_the_example_alone_is_no_default_of_a_form():
    same_as = next(field for field in form_of(CompareParameters) if field.name == "same_as")
    assert (same_as.default, same_as.needs) == (None, ())


@pytest.mark.parametrize(("schema", "field"), FIELDS, ids=NAMES)
def test_every_default_and_every_choice_is_a_value_that_the_schema_takes(schema, field):
    given = {} if field.name == "probe" or "probe" not in schema.records else {"probe": "p"}
    values = [choice.value for choice in field.choices if not choice.needs]
    for value in [*values, *([] if field.default is None else [field.default])]:
        assert getattr(parsed({**given, field.name: value}, schema), field.name) == value


@pytest.mark.parametrize(("schema", "field"), FIELDS, ids=NAMES)
def test_every_text_is_there_in_both_languages_and_differs_from_its_neighbours(schema, field):
    for language in ("nl", "en"):
        label, help_text = field.label.in_language(language), field.help.in_language(language)
        assert label[0].isupper()
        assert help_text[0].islower()
        assert not help_text.endswith(".")
        labels = [one.label.in_language(language) for one in form_of(schema)]
        assert labels.count(label) == 1
        offered = [choice.label.in_language(language) for choice in field.choices]
        assert all(offered)
        assert len(set(offered)) == len(offered)
    assert field.help.nl != field.help.en
