"""Rows that contradict each other: each record is told all of it at once, in the whole words that a reporter sees."""

import pytest

from bnr_toolkit.errors import sentence, severity
from bnr_toolkit.ledger import checked

ENGLISH = {
    "attempt-before-its-parent": [
        (
            "submissions.csv › I3 (row 3, column submitted_at): '2023-03-01' is before 'ad-1' was submitted "
            "(2023-03-02 09:00, submissions.csv › I2 (row 2, column submitted_at)), of which this is a "
            "resubmission. Correct one of the two times, or the cell parent."
        ),
    ],
    "between-rows": [
        (
            "submissions.csv › A3 (row 3, column id): the id 'AD-1' looks too much like 'ad-1' "
            "(submissions.csv › A2 (row 2, column id)). If it is one ad, write its id the same everywhere; "
            "if they are two, rename one so that nobody can confuse them."
        ),
        (
            "submissions.csv › A4 (row 4, column id): the id 'ad-01' looks too much like 'ad-1' "
            "(submissions.csv › A2 (row 2, column id)). If it is one ad, write its id the same everywhere; "
            "if they are two, rename one so that nobody can confuse them."
        ),
        (
            "submissions.csv › J5 (row 5, column parent): these ads are resubmissions of each other: ad-3 → "
            "ad-4 → ad-5 → ad-3 (see also submissions.csv › J6 (row 6, column parent)). A resubmission "
            "refers to an earlier ad: correct one of these references."
        ),
        (
            "submissions.csv › C4 (row 4, column platform): 'alpha' and 'Alpha' (submissions.csv › C2 (row "
            "2, column platform)) differ in capitals or spaces only, and would be counted apart. Write the "
            "name the same everywhere."
        ),
        (
            "submissions.csv › E3 (row 3, column language): 'NL' and 'nl' (submissions.csv › E2 (row 2, "
            "column language)) differ in capitals or spaces only, and would be counted apart. Write the name "
            "the same everywhere."
        ),
        (
            "events.csv › D5 (row 5, column type): 'reversed_to_rejected' reverses an earlier decision, but "
            "no earlier decision about this ad is recorded. Record the earlier decision as a step before "
            "this one, or write approved or rejected if this is the first."
        ),
        (
            "events.csv › D4 (row 4, column type): 'went_live' comes after the account of this ad was "
            "suspended (events.csv › D3 (row 3, column type)). Correct the step; or record "
            "reversed_to_approved before it, if the platform restored the account."
        ),
    ],
    "clock-set-back": [
        (
            "submissions.csv › I2 (row 2, column submitted_at): '2023-10-29 02:30' came twice in the time "
            "zone Europe/Amsterdam: clocks were set back. Write its offset from UTC: 2023-10-29 02:30+02:00 "
            "or 2023-10-29 02:30+01:00."
        ),
        (
            "events.csv › F2 (row 2, column observed_to): '2024-03-31 02:15:30' does not exist in the time "
            "zone Europe/Amsterdam: clocks skipped this hour. Correct the time, or write its offset from "
            "UTC: 2024-03-31 02:15:30+01:00 or 2024-03-31 02:15:30+02:00."
        ),
    ],
    "counts-that-contradict": [
        (
            "probe.yml › line 11 (stated.submitted): '3' is stated here, but the rows count 2 (ads that "
            "break the rules: 2 of 3; counted by their first decision). Correct the number here, or the rows "
            "in submissions.csv and events.csv."
        ),
        (
            "probe.yml › line 13 (stated.rejected): '2' is stated here, but the rows count 1 (ads that break "
            "the rules: 2 of 3; counted by their first decision). Correct the number here, or the rows in "
            "submissions.csv and events.csv."
        ),
    ],
    "flat-look-alikes.csv": [
        (
            "flat-look-alikes.csv › A3 (row 3, column ad): the id '007' looks too much like '7' "
            "(flat-look-alikes.csv › A2 (row 2, column ad)). If it is one ad, write its id the same "
            "everywhere; if they are two, rename one so that nobody can confuse them."
        ),
        (
            "flat-look-alikes.csv › A5 (row 5, column ad): the id 'v1_0' looks too much like 'v1.O' "
            "(flat-look-alikes.csv › A4 (row 4, column ad)). If it is one ad, write its id the same "
            "everywhere; if they are two, rename one so that nobody can confuse them."
        ),
        (
            "flat-look-alikes.csv › C3 (row 3, column platform): 'Tiktok' and 'TikTok' (flat-look-alikes.csv "
            "› C2 (row 2, column platform)) differ in capitals or spaces only, and would be counted apart. "
            "Write the name the same everywhere."
        ),
        (
            "flat-look-alikes.csv › C5 (row 5, column platform): 'Tik Tok' and 'TikTok' "
            "(flat-look-alikes.csv › C2 (row 2, column platform)) differ in capitals or spaces only, and "
            "would be counted apart. Write the name the same everywhere."
        ),
    ],
    "only-warnings": [
        (
            "submissions.csv › B4 (row 4, column concept): no ad that breaks the rules shares the concept "
            "'idea-3' of this control. Give the control and the ad that it is compared with the same concept."
        ),
        (
            "submissions.csv › A3 (row 3, column id): 'ad-2' and 'ad-1' (submissions.csv › A2 (row 2, column "
            "id)) have the same concept, platform, language, account and moment of submission. Remove one if "
            "the ad was entered twice."
        ),
        (
            "probe.yml › line 5 (platforms): no ad was submitted on the platform 'Beta'. Remove it from "
            "platforms, or add the ads."
        ),
        (
            "events.csv: number of ads without any event: 2; the first is 'ad-1'. They count as open. Record "
            "their decisions as soon as they are there."
        ),
    ],
}

DUTCH = {
    "attempt-before-its-parent": [
        (
            "submissions.csv › I3 (rij 3, kolom submitted_at): '2023-03-01' ligt voor het indienen van "
            "'ad-1' (2023-03-02 09:00, submissions.csv › I2 (rij 2, kolom submitted_at)), waarvan dit een "
            "nieuwe poging is. Verbeter een van de twee tijden, of de cel parent."
        ),
    ],
    "between-rows": [
        (
            "submissions.csv › A3 (rij 3, kolom id): het kenmerk 'AD-1' lijkt te veel op 'ad-1' "
            "(submissions.csv › A2 (rij 2, kolom id)). Is het één advertentie, schrijf het kenmerk dan "
            "overal gelijk; zijn het er twee, hernoem er dan een zodat niemand ze verwart."
        ),
        (
            "submissions.csv › A4 (rij 4, kolom id): het kenmerk 'ad-01' lijkt te veel op 'ad-1' "
            "(submissions.csv › A2 (rij 2, kolom id)). Is het één advertentie, schrijf het kenmerk dan "
            "overal gelijk; zijn het er twee, hernoem er dan een zodat niemand ze verwart."
        ),
        (
            "submissions.csv › J5 (rij 5, kolom parent): deze advertenties zijn nieuwe pogingen van elkaar: "
            "ad-3 → ad-4 → ad-5 → ad-3 (zie ook submissions.csv › J6 (rij 6, kolom parent)). Een nieuwe "
            "poging verwijst naar een eerdere advertentie: verbeter een van deze verwijzingen."
        ),
        (
            "submissions.csv › C4 (rij 4, kolom platform): 'alpha' en 'Alpha' (submissions.csv › C2 (rij 2, "
            "kolom platform)) verschillen alleen in hoofdletters of spaties, en zouden apart worden geteld. "
            "Schrijf de naam overal gelijk."
        ),
        (
            "submissions.csv › E3 (rij 3, kolom language): 'NL' en 'nl' (submissions.csv › E2 (rij 2, kolom "
            "language)) verschillen alleen in hoofdletters of spaties, en zouden apart worden geteld. "
            "Schrijf de naam overal gelijk."
        ),
        (
            "events.csv › D5 (rij 5, kolom type): 'reversed_to_rejected' draait een eerder besluit terug, "
            "maar er staat geen eerder besluit over deze advertentie. Noteer het eerdere besluit als een "
            "stap hiervoor, of schrijf approved of rejected als dit het eerste is."
        ),
        (
            "events.csv › D4 (rij 4, kolom type): 'went_live' komt nadat het account van deze advertentie is "
            "opgeschort (events.csv › D3 (rij 3, kolom type)). Verbeter de stap; of noteer ervoor "
            "reversed_to_approved, als het platform het account herstelde."
        ),
    ],
    "clock-set-back": [
        (
            "submissions.csv › I2 (rij 2, kolom submitted_at): '2023-10-29 02:30' kwam in de tijdzone "
            "Europe/Amsterdam twee keer voor: de klok ging terug. Schrijf erbij hoeveel de tijd van UTC "
            "afwijkt: 2023-10-29 02:30+02:00 of 2023-10-29 02:30+01:00."
        ),
        (
            "events.csv › F2 (rij 2, kolom observed_to): '2024-03-31 02:15:30' bestaat niet in de tijdzone "
            "Europe/Amsterdam: de klok sloeg dit uur over. Verbeter de tijd, of schrijf erbij hoeveel hij "
            "van UTC afwijkt: 2024-03-31 02:15:30+01:00 of 2024-03-31 02:15:30+02:00."
        ),
    ],
    "counts-that-contradict": [
        (
            "probe.yml › regel 11 (stated.submitted): hier staat '3', maar de rijen tellen er 2 "
            "(advertenties die de regels overtreden: 2 van de 3; geteld naar hun eerste besluit). Verbeter "
            "het aantal hier, of de rijen in submissions.csv en events.csv."
        ),
        (
            "probe.yml › regel 13 (stated.rejected): hier staat '2', maar de rijen tellen er 1 (advertenties "
            "die de regels overtreden: 2 van de 3; geteld naar hun eerste besluit). Verbeter het aantal "
            "hier, of de rijen in submissions.csv en events.csv."
        ),
    ],
    "flat-look-alikes.csv": [
        (
            "flat-look-alikes.csv › A3 (rij 3, kolom ad): het kenmerk '007' lijkt te veel op '7' "
            "(flat-look-alikes.csv › A2 (rij 2, kolom ad)). Is het één advertentie, schrijf het kenmerk dan "
            "overal gelijk; zijn het er twee, hernoem er dan een zodat niemand ze verwart."
        ),
        (
            "flat-look-alikes.csv › A5 (rij 5, kolom ad): het kenmerk 'v1_0' lijkt te veel op 'v1.O' "
            "(flat-look-alikes.csv › A4 (rij 4, kolom ad)). Is het één advertentie, schrijf het kenmerk dan "
            "overal gelijk; zijn het er twee, hernoem er dan een zodat niemand ze verwart."
        ),
        (
            "flat-look-alikes.csv › C3 (rij 3, kolom platform): 'Tiktok' en 'TikTok' (flat-look-alikes.csv › "
            "C2 (rij 2, kolom platform)) verschillen alleen in hoofdletters of spaties, en zouden apart "
            "worden geteld. Schrijf de naam overal gelijk."
        ),
        (
            "flat-look-alikes.csv › C5 (rij 5, kolom platform): 'Tik Tok' en 'TikTok' (flat-look-alikes.csv "
            "› C2 (rij 2, kolom platform)) verschillen alleen in hoofdletters of spaties, en zouden apart "
            "worden geteld. Schrijf de naam overal gelijk."
        ),
    ],
    "only-warnings": [
        (
            "submissions.csv › B4 (rij 4, kolom concept): geen advertentie die de regels overtreedt, deelt "
            "het concept 'idea-3' van deze controle. Geef de controle en de advertentie waarmee u haar "
            "vergelijkt hetzelfde concept."
        ),
        (
            "submissions.csv › A3 (rij 3, kolom id): 'ad-2' en 'ad-1' (submissions.csv › A2 (rij 2, kolom "
            "id)) hebben hetzelfde concept, platform, account, dezelfde taal en hetzelfde moment van "
            "indienen. Verwijder er een als de advertentie twee keer is ingevoerd."
        ),
        (
            "probe.yml › regel 5 (platforms): op het platform 'Beta' is geen advertentie ingediend. Haal het "
            "weg bij platforms, of voeg de advertenties toe."
        ),
        (
            "events.csv: aantal advertenties zonder gebeurtenis: 2; de eerste is 'ad-1'. Ze tellen als open. "
            "Noteer hun besluiten zodra die er zijn."
        ),
    ],
}

WARNINGS_ONLY = {"only-warnings"}


@pytest.mark.parametrize("name", ENGLISH)
def test_what_a_record_is_told(mess, name):
    ledger, findings = checked(mess / "row-rules" / name)
    assert [sentence(finding, "en") for finding in findings] == ENGLISH[name]
    expected = {"warning"} if name in WARNINGS_ONLY else {"error"}
    assert {severity(finding.code) for finding in findings} == expected
    assert (ledger is not None) == (name in WARNINGS_ONLY)


@pytest.mark.parametrize("name", DUTCH)
def test_the_same_in_dutch(mess, name):
    _, findings = checked(mess / "row-rules" / name)
    assert [sentence(finding, "nl") for finding in findings] == DUTCH[name]


def test_every_record_here_is_tested_in_both_languages(mess):
    names = {path.name for path in (mess / "row-rules").iterdir()}
    assert names == set(ENGLISH) == set(DUTCH)


def test_no_message_shows_an_account(mess):
    for path in (mess / "row-rules").iterdir():
        _, findings = checked(path)
        assert "acc-" not in repr(findings) + " ".join(sentence(finding, "nl") for finding in findings)
