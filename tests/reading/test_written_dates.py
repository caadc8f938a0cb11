"""Dates as newsrooms write them: read when they can mean one day only, and never as another."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.errors import Place, found, sentence
from bnr_toolkit.reading.written_dates import date_problem, iso_of, read_time_text

DUTCH = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DUTCH_SHORT = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
DUTCH_DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31))
CLOCKS = st.times().map(lambda time: time.replace(microsecond=0))

UNMISTAKABLE = {
    "iso": lambda day: day.isoformat(),
    "slashed, year first": lambda day: f"{day.year}/{day.month}/{day.day}",
    "Dutch": lambda day: f"{day.day} {DUTCH[day.month - 1]} {day.year}",
    "Dutch, capitals": lambda day: f"{day.day} {DUTCH[day.month - 1].upper()} {day.year}",
    "Dutch, short": lambda day: f"{day.day} {DUTCH_SHORT[day.month - 1]}. {day.year}",
    "Dutch, hyphens": lambda day: f"{day.day:02}-{DUTCH_SHORT[day.month - 1]}-{day.year}",
    "Dutch, weekday": lambda day: f"{DUTCH_DAYS[day.weekday()]} {day.day} {DUTCH[day.month - 1]} {day.year}",
    "Dutch, short weekday": lambda day: f"{DUTCH_DAYS[day.weekday()][:2]}. {day.day} {DUTCH[day.month - 1]} {day.year}",
    "British": lambda day: f"{day.day} {ENGLISH[day.month - 1]} {day.year}",
    "American": lambda day: f"{ENGLISH[day.month - 1]} {day.day}, {day.year}",
    "American, short": lambda day: f"{ENGLISH[day.month - 1][:3]} {day.day}, {day.year}",
}
DECLARED = {
    "day-month-year": ("{0.day}-{0.month}-{0.year}", "{0.day:02}/{0.month:02}/{0.year}", "{0.day}.{0.month}.{0.year}"),
    "month-day-year": ("{0.month}/{0.day}/{0.year}", "{0.month:02}-{0.day:02}-{0.year}"),
    "year-month-day": ("{0.year}/{0.month}/{0.day}", "{0.year}.{0.month:02}.{0.day:02}"),
}
CLOCK_FORMS = {
    "24 hours": lambda time: f" {time:%H:%M}",
    "seconds": lambda time: f" {time:%H:%M:%S}",
    "uur": lambda time: f" {time:%H.%M} uur",
    "om": lambda time: f" om {time.hour}:{time:%M}",
    "half days": lambda time: f", {(time.hour % 12) or 12}:{time:%M} {'PM' if time.hour >= 12 else 'AM'}",
}


@pytest.mark.parametrize("form", UNMISTAKABLE)
@given(day=DAYS)
def test_a_date_with_a_named_month_or_the_year_first_reads_back_without_an_order(form, day):
    assert iso_of(UNMISTAKABLE[form](day), None) == day.isoformat()


@pytest.mark.parametrize(("order", "form"), [(order, form) for order, forms in DECLARED.items() for form in forms])
@given(day=DAYS)
def test_a_date_in_digits_reads_back_in_its_declared_order(order, form, day):
    assert iso_of(form.format(day), order) == day.isoformat()


@pytest.mark.parametrize(("order", "form"), [(order, form) for order, forms in DECLARED.items() for form in forms])
@given(day=DAYS)
def test_without_an_order_a_date_in_digits_is_read_right_or_not_at_all(order, form, day):
    read = iso_of(form.format(day), None)
    assert read in (day.isoformat(), None)
    if read is None:
        assert date_problem(form.format(day), None) == "date_ambiguous"
        assert day.day <= 12
        assert day.day != day.month


@pytest.mark.parametrize("clock", CLOCK_FORMS)
@pytest.mark.parametrize("form", ["Dutch", "American", "iso"])
@given(day=DAYS, time=CLOCKS)
def test_a_time_of_day_reads_back_to_the_minute_or_second_that_was_written(form, clock, day, time):
    wanted = f"{day.isoformat()} {time:%H:%M}" + (f":{time:%S}" if clock == "seconds" else "")
    assert iso_of(UNMISTAKABLE[form](day) + CLOCK_FORMS[clock](time), None) == wanted


@given(text=st.text(max_size=30), order=st.sampled_from([None, *DECLARED]))
def test_any_text_is_read_or_refused_and_never_breaks(text, order):
    value, problem = read_time_text(text, order)
    assert (problem is None) == (iso_of(text, order) is not None)
    assert problem is None or value == text


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023-03-15T14:30:05.123Z", "2023-03-15 14:30:05Z"),
        ("2023-03-15 14:30 +0100", "2023-03-15 14:30+01:00"),
        ("15-03-2023 14:30 UTC", "2023-03-15 14:30Z"),
        ("15-03-2023 14:30 UTC-05:00", "2023-03-15 14:30-05:00"),
        ("wo 15 maart 2023 14:30 uur", "2023-03-15 14:30"),
        ("Wed, 15 Mar 2023 14:30", "2023-03-15 14:30"),
        ("3/15/2023 12:05 a.m.", "2023-03-15 00:05"),
        ("15 maart 2023\u202f14:30", "2023-03-15 14:30"),
        ("15 maart 2023 om 14u30", "2023-03-15 14:30"),
        ("15 March 2023 at 2:30 pm", "2023-03-15 14:30"),
        ("1 sept. 2023", "2023-09-01"),
        ("1st May 2023", "2023-05-01"),
        ("1e mei 2023", "2023-05-01"),
        ("29-02-2024", "2024-02-29"),
        ("02/02/2025", "2025-02-02"),
        ("15/01/2025", "2025-01-15"),
        ("1/15/2025", "2025-01-15"),
    ],
)
def test_these_forms_are_read(text, iso):
    assert read_time_text(text, None) == (iso, None)


@pytest.mark.parametrize(
    ("text", "order", "code"),
    [
        ("01/02/2025", None, "date_ambiguous"),
        ("15-03-2023 9:00-10:30", None, "not_a_time"),  # from nine to half past ten, not an offset
        ("15-03-2023 14:30-15", None, "not_a_time"),
        ("1-2-2025 14:30", None, "date_ambiguous"),
        ("1-2-25", None, "year_two_digits"),
        ("15.03.23", "day-month-year", "year_two_digits"),
        ("15 mrt '23", None, "year_two_digits"),
        ("3/15/2023", "day-month-year", "date_against_order"),
        ("01/02/2025", "year-month-day", "date_against_order"),
        ("45689", None, "date_serial"),
        ("45689,75", "day-month-year", "date_serial"),
        ("ma 15 maart 2023", None, "date_wrong_weekday"),
        ("15/15/2025", None, "not_a_time"),
        ("30 februari 2023", None, "not_a_time"),
        ("29-02-2023", None, "not_a_time"),
        ("31/04/2023", "day-month-year", "not_a_time"),
        ("15-03-2023 25:00", None, "not_a_time"),
        ("15-03-2023 13:00 PM", None, "not_a_time"),
        ("15-03/2023", None, "not_a_time"),
        ("mei 2023", None, "not_a_time"),
        ("20230315", None, "not_a_time"),
        ("2023", None, "not_a_time"),
        ("99999", None, "not_a_time"),
        ("gisteren", None, "not_a_time"),
        ("15 Marsch 2023", None, "not_a_time"),
        ("0-0-0000", None, "not_a_time"),
        ("", None, "not_a_time"),
    ],
)
def test_these_are_refused(text, order, code):
    assert date_problem(text, order) == code
    assert iso_of(text, order) is None


@pytest.mark.parametrize(
    ("text", "order", "english", "dutch"),
    [
        (
            "01/02/2025",
            None,
            (
                "a.csv: '01/02/2025' can be 2025-02-01 or 2025-01-02. Say in probe.yml or mapping.yml which "
                "order holds, "
                "such as dates: day-month-year; or write 2025-02-01."
            ),
            (
                "a.csv: '01/02/2025' kan 2025-02-01 zijn, of 2025-01-02. Zeg in probe.yml of mapping.yml "
                "welke volgorde "
                "geldt, zoals dates: day-month-year; of schrijf 2025-02-01."
            ),
        ),
        (
            "3/15/2023",
            "day-month-year",
            (
                "a.csv: '3/15/2023' is not a date in the order given (day-month-year), but it is in another: "
                "2023-03-15. "
                "Correct the date, or the order at dates; or write 2023-03-15."
            ),
            (
                "a.csv: '3/15/2023' is geen datum in de opgegeven volgorde (day-month-year); in een andere "
                "volgorde wel: "
                "2023-03-15. Verbeter de datum of de volgorde bij dates; of schrijf 2023-03-15."
            ),
        ),
        (
            "45689",
            None,
            (
                "a.csv: '45689' is the number by which a spreadsheet stores a date, probably 2025-02-01. "
                "Format the column "
                "as a date in the spreadsheet and export it again, or write the date."
            ),
            (
                "a.csv: '45689' is het nummer waarmee een rekenblad een datum bewaart, waarschijnlijk "
                "2025-02-01. Geef de "
                "kolom in het rekenblad de opmaak van een datum en exporteer haar opnieuw, of schrijf de datum."
            ),
        ),
        (
            "1-2-25",
            None,
            "a.csv: '1-2-25' has a year of two digits. Write the year with four digits.",
            "a.csv: '1-2-25' heeft een jaar van twee cijfers. Schrijf het jaar met vier cijfers.",
        ),
        (
            "ma 15 maart 2023",
            None,
            (
                "a.csv: in 'ma 15 maart 2023' the day of the week and the date (2023-03-15) do not go together. Check "
                "which of the two is right."
            ),
            (
                "a.csv: in 'ma 15 maart 2023' horen de dag van de week en de datum (2023-03-15) niet bij elkaar. "
                "Controleer welke van de twee klopt."
            ),
        ),
    ],
)
def test_a_refusal_says_what_the_date_can_be_and_what_to_do(text, order, english, dutch):
    code, fields = read_time_text(text, order)[1]
    finding = found(code, Place(file="a.csv"), text, **fields)
    assert sentence(finding, "en") == english
    assert sentence(finding, "nl") == dutch
