"""Countries and languages as readers know them."""

import pytest

from bnr_toolkit.language import country_name, language_name


@pytest.mark.parametrize(
    ("name", "dutch", "english"),
    [
        ("United Kingdom", "Verenigd Koninkrijk", "United Kingdom"),
        ("ethiopia", "Ethiopië", "Ethiopia"),
        ("DE", "Duitsland", "Germany"),
        ("Nederland", "Nederland", "Nederland"),
        ("", "", ""),
    ],
)
def test_a_country_is_named_in_the_reader_s_language_or_stays_as_it_is(name, dutch, english):
    assert (country_name(name, "nl"), country_name(name, "en")) == (dutch, english)


@pytest.mark.parametrize(
    ("name", "dutch", "english"),
    [
        ("Amharic", "Amhaars", "Amharic"),
        ("es", "Spaans", "Spanish"),
        ("Klingon slang", "Klingon slang", "Klingon slang"),
    ],
)
def test_a_language_is_named_in_the_reader_s_language_or_stays_as_it_is(name, dutch, english):
    assert (language_name(name, "nl"), language_name(name, "en")) == (dutch, english)
