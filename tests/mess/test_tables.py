"""Tables as they arrive: in old encodings, with other separators, as JSON, Parquet or a zip; each with its messages.

What is here is accepted exactly, accepted with a warning, or refused; every sentence is asserted as a whole.
"""

import pytest

from bnr_toolkit.errors import sentence, severity
from bnr_toolkit.reading.archive import unpacked
from bnr_toolkit.reading.encodings import decoded_table
from bnr_toolkit.reading.json_file import read_json
from bnr_toolkit.reading.parquet_file import read_parquet
from bnr_toolkit.reading.separators import Layout, separator_of

MESSAGES = {
    "bars-and-gaps.parquet": [
        (
            "bars-and-gaps.parquet › B2 (row 2, column further): 'a|b' has a | in it, and that sign "
            "separates the parts of a list. Write this part without |."
        ),
        (
            "bars-and-gaps.parquet › B3 (row 3, column further): a part of this list is missing. Fill"
            " it in, or take it out of the list."
        ),
    ],
    "bars.csv": [],
    "bomb.zip": [
        (
            "bomb.zip: unpacked, this becomes 30 MB; no record is that large, and none shrinks that "
            "far. Check where the zip comes from."
        ),
    ],
    "checksum.zip": [
        (
            "checksum.zip › events.csv: this part of the zip is damaged and cannot be unpacked. Pack "
            "the probe's folder as a zip again."
        ),
    ],
    "comma-or-semicolon.csv": [
        (
            "comma-or-semicolon.csv: it is not certain which sign separates the columns; it may be: "
            "comma, semicolon. Say in mapping.yml, as separator, which one it is, or put text that "
            "holds such a sign between quotation marks."
        ),
    ],
    "cut-off.parquet": [
        (
            "cut-off.parquet: this file is not Parquet, or it is damaged (ArrowInvalid). Export the "
            "table again, or save it as CSV."
        ),
    ],
    "decimal-commas.csv": [],
    "dos-850.csv": [
        (
            "dos-850.csv › line 2: the file does not say in which encoding its text is; as "
            "Windows-1252 it would say 'co”peratie' here, which is not certain. Save the file again "
            "as UTF-8 (in Excel: 'CSV UTF-8'), or give in mapping.yml, as encoding, the one in which "
            "the word is right: Mac Roman ('coîperatie'); CP850 ('coöperatie')."
        ),
    ],
    "encoded-twice.csv": [
        (
            "encoded-twice.csv › line 2: letters with accents broke when the text was saved before: "
            "it says 'cafÃ©' here. Export the table again as UTF-8 (in Excel: 'CSV UTF-8'); if the "
            "text is right, give encoding: UTF-8 in mapping.yml."
        ),
    ],
    "float-ids.parquet": [
        (
            "float-ids.parquet › A2 (row 2, column ad): '2.385e+16' is a long number that a "
            "spreadsheet has rewritten; its last digits are gone. Format the column as text and copy "
            "the number again."
        ),
        (
            "float-ids.parquet › A3 (row 3, column ad): 'inf' is not a number. Leave the cell empty, "
            "or fill in the value."
        ),
    ],
    "iso-8859-15-euro.csv": [
        (
            "iso-8859-15-euro.csv › line 2: the file does not say in which encoding its text is; as "
            "Windows-1252 it would say '¤' here, which is not certain. Save the file again as UTF-8 "
            "(in Excel: 'CSV UTF-8'), or give in mapping.yml, as encoding, the one in which the word "
            "is right: Mac Roman ('§'); CP850 ('ñ'); ISO-8859-15 ('€')."
        ),
    ],
    "json-bar-in-list.json": [
        (
            "json-bar-in-list.json › B2 (row 2, column further): 'gambling|scam' has a | in it, and "
            "that sign separates the parts of a list. Write this part without |."
        ),
    ],
    "json-by-column.json": [
        (
            'json-by-column.json: this JSON is not a list of records. Give a list of objects: [{"ad":'
            ' "1"}], one such list under a key, or an object on each line.'
        ),
    ],
    "json-cut-off.json": [
        (
            "json-cut-off.json › line 2: this is not valid JSON (Expecting ',' delimiter, character "
            "12). Export the table again, or save it as CSV."
        ),
    ],
    "json-deep.json": [
        (
            "json-deep.json: this JSON is nested too deep to be read. A table is a list of records "
            "with nothing but text and numbers; export it like that."
        ),
    ],
    "json-duplicate-key.json": [
        (
            "json-duplicate-key.json › B2 (row 2, column platform): the key 'platform' is in this "
            "record twice. Remove one."
        ),
    ],
    "json-half-character.json": [
        (
            "json-half-character.json › B2 (row 2, column note): there is half a character in the "
            "text (U+D83D). Remove it and type the text again."
        ),
    ],
    "json-mixed.json": [
        'json-mixed.json › row 3: this record is not an object with keys. Write each record like {"ad": "1"}.',
        'json-mixed.json › row 4: this record is not an object with keys. Write each record like {"ad": "1"}.',
    ],
    "json-nested.json": [
        (
            "json-nested.json › B2 (row 2, column account): this cell holds a list or an object, not "
            "text or a number. Give each part a column of its own; a list may hold plain texts only."
        ),
        (
            "json-nested.json › B3 (row 3, column account): this cell holds a list or an object, not "
            "text or a number. Give each part a column of its own; a list may hold plain texts only."
        ),
    ],
    "json-not-a-number.json": [
        (
            "json-not-a-number.json › B2 (row 2, column score): 'NaN' is not a number. Leave the cell"
            " empty, or fill in the value."
        ),
        (
            "json-not-a-number.json › B3 (row 3, column score): '-Infinity' is not a number. Leave "
            "the cell empty, or fill in the value."
        ),
    ],
    "json-pages.json": [
        (
            "json-pages.json: the records are under 'data'; what stands beside it was not read: "
            "'next'. Check that the list is whole, and not the first page of several."
        ),
    ],
    "json-rewritten-number.json": [
        (
            "json-rewritten-number.json › A2 (row 2, column ad): '2.385e+16' is a long number that a "
            "spreadsheet has rewritten; its last digits are gone. Format the column as text and copy "
            "the number again."
        ),
        (
            "json-rewritten-number.json › A3 (row 3, column ad): '23851234567890123.0' is a long "
            "number that a spreadsheet has rewritten; its last digits are gone. Format the column as "
            "text and copy the number again."
        ),
    ],
    "json-two-lists.json": [
        (
            'json-two-lists.json: this JSON is not a list of records. Give a list of objects: [{"ad":'
            ' "1"}], one such list under a key, or an object on each line.'
        ),
    ],
    "json-utf-16.json": [
        (
            "json-utf-16.json: the text is in UTF-16 LE and was read as such. Save the file as UTF-8 "
            "(in Excel: 'CSV UTF-8'), so that every program reads it."
        ),
    ],
    "leads-outside.zip": [
        (
            "leads-outside.zip: '../events.csv' leads to a place outside the zip. Do not open this "
            "zip; pack the probe's folder again yourself."
        ),
        (
            "leads-outside.zip: '/etc/events.csv' leads to a place outside the zip. Do not open this "
            "zip; pack the probe's folder again yourself."
        ),
        (
            "leads-outside.zip: 'C:/events.csv' leads to a place outside the zip. Do not open this "
            "zip; pack the probe's folder again yourself."
        ),
    ],
    "left-by-systems.zip": [],
    "letters-lost.csv": [
        (
            "letters-lost.csv › line 2: the character � stands here for a letter that was lost when "
            "the text was saved before. Take the text from the original file; if the character "
            "belongs there, give encoding: UTF-8 in mapping.yml."
        ),
    ],
    "libreoffice-dutch-utf-16.csv": [
        (
            "libreoffice-dutch-utf-16.csv: the text is in UTF-16 LE and was read as such. Save the "
            "file as UTF-8 (in Excel: 'CSV UTF-8'), so that every program reads it."
        ),
    ],
    "libreoffice-dutch-windows-1252.csv": [
        (
            "libreoffice-dutch-windows-1252.csv › line 2: the file does not say in which encoding its"
            " text is; read as Windows-1252 it says 'café' here. If that word is wrong, give the "
            "right encoding in mapping.yml, such as encoding: Mac Roman; better still, save the file "
            "as UTF-8 (in Excel: 'CSV UTF-8')."
        ),
    ],
    "lines-broken.jsonl": [
        (
            "lines-broken.jsonl › line 3: this is not valid JSON (Expecting ',' delimiter, character "
            "11). Export the table again, or save it as CSV."
        ),
        ('lines-broken.jsonl › line 4: this record is not an object with keys. Write each record like {"ad": "1"}.'),
    ],
    "lines-half-objects.jsonl": [
        (
            "lines-half-objects.jsonl › line 3 (b): this cell holds a list or an object, not text or "
            "a number. Give each part a column of its own; a list may hold plain texts only."
        ),
    ],
    "lines-nested.jsonl": [
        (
            "lines-nested.jsonl › line 3 (account): this cell holds a list or an object, not text or "
            "a number. Give each part a column of its own; a list may hold plain texts only."
        ),
    ],
    "link.zip": [
        (
            "link.zip › probe/probe.yml: this is a link to another file, not the file itself. Put the"
            " file itself in the folder and pack it again."
        ),
    ],
    "look-alike.zip": [
        (
            "look-alike.zip: 'probe/\u0435vents.csv' looks like 'events.csv', but other characters are in "
            "it. Type the name of the file again."
        ),
        (
            "look-alike.zip: 'probe/pro\\u200bbe.yml' looks like 'probe.yml', but other characters are"
            " in it. Type the name of the file again."
        ),
    ],
    "mac-roman-or-windows-1252.csv": [
        (
            "mac-roman-or-windows-1252.csv › line 2: the file does not say in which encoding its text"
            " is; as Windows-1252 it would say 'cošperatie' here, which is not certain. Save the file"
            " again as UTF-8 (in Excel: 'CSV UTF-8'), or give in mapping.yml, as encoding, the one in"
            " which the word is right: Windows-1252 ('cošperatie'); Mac Roman ('coöperatie')."
        ),
    ],
    "mac-roman.csv": [
        (
            "mac-roman.csv › line 2: the file does not say in which encoding its text is; as "
            "Windows-1252 it would say 'cafŽ' here, which is not certain. Save the file again as "
            "UTF-8 (in Excel: 'CSV UTF-8'), or give in mapping.yml, as encoding, the one in which the"
            " word is right: Mac Roman ('café')."
        ),
    ],
    "mark-then-windows-1252.csv": [
        "mark-then-windows-1252.csv › line 2: the text is not UTF-8 (byte 0xe9). Save the file again as 'CSV UTF-8'.",
    ],
    "mixed-line-ends.csv": [],
    "name-twice.zip": [
        (
            "name-twice.zip: 'probe/submissions.csv' is in it twice, and programs differ in which one"
            " they take. Pack the folder again, with each file once."
        ),
    ],
    "names-alike.zip": [
        (
            "names-alike.zip: 'probe/Submissions.csv' and 'probe/submissions.csv' differ only in "
            "capitals or in how an accent is stored. Remove or rename one."
        ),
        (
            "names-alike.zip: 'probe/café.csv' and 'probe/café.csv' differ only in capitals or in "
            "how an accent is stored. Remove or rename one."
        ),
    ],
    "nested.parquet": [
        (
            "nested.parquet › column B (column account): this column does not hold texts, numbers, "
            "dates or lists of texts (struct). Save the column as text, or leave it out."
        ),
        (
            "nested.parquet › column C (column raw): this column does not hold texts, numbers, dates "
            "or lists of texts (binary). Save the column as text, or leave it out."
        ),
    ],
    "no-such-year.parquet": [
        (
            "no-such-year.parquet › B2 (row 2, column at): '<value out of range: 100000000000000000>'"
            " is not a date or time that exists. Write 2023-03-15, or 2023-03-15 14:30, or unknown."
        ),
    ],
    "not-a-zip.zip": [
        (
            "not-a-zip.zip: this is not a zip that can be read. Pack the probe's folder as a zip "
            "again, or give the folder itself."
        ),
    ],
    "not-utf-8.parquet": [
        (
            "not-utf-8.parquet › column A (column ad): this file is not Parquet, or it is damaged "
            "(ArrowInvalid). Export the table again, or save it as CSV."
        ),
    ],
    "nul-in-the-middle.csv": [
        (
            "nul-in-the-middle.csv › line 2: there is a NUL character in the text; the file is "
            "damaged. Export the table again."
        ),
    ],
    "password.zip": [
        (
            "password.zip › probe/events.csv: this file is locked with a password. Pack the folder "
            "again without a password."
        ),
    ],
    "polish-windows-1250.csv": [
        (
            "polish-windows-1250.csv › line 2: the file does not say in which encoding its text is; "
            "as Windows-1252 it would say 'Pawe³' here, which is not certain. Save the file again as "
            "UTF-8 (in Excel: 'CSV UTF-8'), or give in mapping.yml, as encoding, the one in which the"
            " word is right: Windows-1250 ('Paweł')."
        ),
    ],
    "separator-line-strange.csv": [
        (
            "separator-line-strange.csv › line 1: ':' is not a separator that is read here. Use one "
            "of: comma, semicolon, tab, bar."
        ),
    ],
    "separator-line.csv": [],
    "size-is-a-lie.zip": [
        (
            "size-is-a-lie.zip › events.csv: this part of the zip is damaged and cannot be unpacked. "
            "Pack the probe's folder as a zip again."
        ),
    ],
    "title-above-semicolons.csv": [],
    "turkish-windows-1254.csv": [
        (
            "turkish-windows-1254.csv › line 2: the file does not say in which encoding its text is; "
            "as Windows-1252 it would say 'Ýþbank' here, which is not certain. Save the file again as"
            " UTF-8 (in Excel: 'CSV UTF-8'), or give in mapping.yml, as encoding, the one in which "
            "the word is right: Windows-1252 ('Ýþbank'); Windows-1250 ('Ýţbank'); Windows-1254 "
            "('İşbank')."
        ),
    ],
    "undefined-in-windows-1252.csv": [
        (
            "undefined-in-windows-1252.csv › line 2: the file does not say in which encoding its text"
            " is; as Windows-1252 it would say 'fa�ade' here, which is not certain. Save the file "
            "again as UTF-8 (in Excel: 'CSV UTF-8'), or give in mapping.yml, as encoding, the one in "
            "which the word is right: CP850 ('faüade')."
        ),
    ],
    "utf-16-cut-off.csv": [
        (
            "utf-16-cut-off.csv › line 2: the text is not UTF-16 LE (byte 0x0a). Save the file again "
            "as UTF-8 (in Excel: 'CSV UTF-8'), or give the right encoding in mapping.yml."
        ),
    ],
    "utf-16-with-mark.csv": [
        (
            "utf-16-with-mark.csv: the text is in UTF-16 LE and was read as such. Save the file as "
            "UTF-8 (in Excel: 'CSV UTF-8'), so that every program reads it."
        ),
    ],
    "utf-16-without-mark.csv": [
        (
            "utf-16-without-mark.csv: the text has no byte-order mark and was read as UTF-16 BE, "
            "because every other byte is empty. Save the file as UTF-8 (in Excel: 'CSV UTF-8'), or "
            "give encoding: UTF-16 BE in mapping.yml."
        ),
    ],
    "utf-32.csv": [
        (
            "utf-32.csv: the text is in UTF-32 LE and was read as such. Save the file as UTF-8 (in "
            "Excel: 'CSV UTF-8'), so that every program reads it."
        ),
    ],
    "utf-8-then-windows-1252.csv": [
        (
            "utf-8-then-windows-1252.csv › line 3: the text is not UTF-8 (byte 0xe9). Save the file "
            "again as 'CSV UTF-8'."
        ),
    ],
    "utf-8-with-mark.csv": [],
    "utf-8-with-two-marks.csv": [],
    "windows-1252.csv": [
        (
            "windows-1252.csv › line 2: the file does not say in which encoding its text is; read as "
            "Windows-1252 it says 'café€' here. If that word is wrong, give the right encoding in "
            "mapping.yml, such as encoding: Mac Roman; better still, save the file as UTF-8 (in "
            "Excel: 'CSV UTF-8')."
        ),
    ],
}

HEADER = "ad,category,platform,decision,note\n"
DUTCH_EXPORT = (
    "ad;categorie;platform;besluit;bedrag;notitie\n"
    '1;gokken;Alpha;goedgekeurd;2,5;"café op de hoek; € 5"\n'
    "2;wapens;Beta;afgekeurd;1234,56;één coöperatie\n"
)
TEXTS = {
    "bars.csv": ("ad|note\n1|a, b; c\n", Layout("|", 0)),
    "decimal-commas.csv": ("ad;score\n1;2,5\n2;3,5\n", Layout(";", 0)),
    "libreoffice-dutch-utf-16.csv": (DUTCH_EXPORT, Layout(";", 0)),
    "libreoffice-dutch-windows-1252.csv": (DUTCH_EXPORT, Layout(";", 0)),
    "mixed-line-ends.csv": ("ad,note\r\n1,café\n2,b\r3,c\r\n", Layout(",", 0)),
    "separator-line.csv": ("sep=;\r\nad;note\r\n1;a, b\r\n", Layout(";", 1)),
    "title-above-semicolons.csv": (
        "Testadvertenties, februari 2023\n\nad;platform;note\n1;Alpha;a, b\n2;Beta;c\n3;Beta;d\n",
        Layout(";", 0),
    ),
    "utf-16-with-mark.csv": (HEADER + "1,gambling,Alpha,approved,café€\n", Layout(",", 0)),
    "utf-16-without-mark.csv": (HEADER + "1,gambling,Alpha,approved,café€\n", Layout(",", 0)),
    "utf-32.csv": (HEADER + "1,gambling,Alpha,approved,café€\n", Layout(",", 0)),
    "utf-8-with-mark.csv": (HEADER + "1,gambling,Alpha,approved,café\n", Layout(",", 0)),
    "utf-8-with-two-marks.csv": (HEADER + "1,gambling,Alpha,approved,café\n", Layout(",", 0)),
    "windows-1252.csv": (HEADER + "1,gambling,Alpha,approved,café€\n", Layout(",", 0)),
}
DECLARED = {
    "dos-850.csv": ("cp850", "een coöperatie in België"),
    "iso-8859-15-euro.csv": ("latin9", "voor € 5"),
    "mac-roman-or-windows-1252.csv": ("Mac Roman", "een coöperatie"),
    "mac-roman.csv": ("macintosh", "het café in België"),
    "polish-windows-1250.csv": ("windows-1250", "Paweł uit Łódź"),
    "turkish-windows-1254.csv": ("cp1254", "İşbank in Beyoğlu"),
}
DUTCH = {
    "windows-1252.csv": (
        "windows-1252.csv › regel 2: het bestand zegt niet in welke codering de tekst staat; als Windows-1252 staat "
        "hier 'café€'. Klopt dat woord niet, zet dan in mapping.yml bij encoding de juiste codering, bijvoorbeeld "
        "Mac Roman; beter nog: bewaar het bestand als UTF-8 (in Excel: 'CSV UTF-8')."
    ),
    "mac-roman.csv": (
        "mac-roman.csv › regel 2: het bestand zegt niet in welke codering de tekst staat; als Windows-1252 zou hier "
        "'cafŽ' staan, en dat is niet zeker. Bewaar het bestand opnieuw als UTF-8 (in Excel: 'CSV UTF-8'), of zet in "
        "mapping.yml bij encoding de codering waarin het woord klopt: Mac Roman ('café')."
    ),
    "comma-or-semicolon.csv": (
        "comma-or-semicolon.csv: het is niet zeker welk teken de kolommen scheidt; het kan zijn: comma, semicolon. "
        "Zet in mapping.yml bij separator welk het is, of zet tekst met zo'n teken erin tussen aanhalingstekens."
    ),
    "lines-nested.jsonl": (
        "lines-nested.jsonl › regel 3 (account): in deze cel zit een lijst of object, geen tekst of getal. Geef elk "
        "onderdeel een eigen kolom; een lijst mag alleen losse teksten bevatten."
    ),
    "bomb.zip": (
        "bomb.zip: uitgepakt wordt dit 30 MB; zo groot is geen record, en zo ver krimpt er geen. Controleer waar de "
        "zip vandaan komt."
    ),
}


def findings_of(path):
    """What the reader of this format finds, and the text that it gives of a text file."""
    data = path.read_bytes()
    if path.suffix == ".csv":
        text, _, findings = decoded_table(data, path.name)
        return findings + (separator_of(text, path.name)[1] if text else [])
    read = {".zip": unpacked, ".parquet": read_parquet}.get(path.suffix, read_json)
    return read(data, path.name)[1]


@pytest.mark.parametrize("name", MESSAGES)
def test_a_table_gives_its_whole_messages(mess, name):
    assert [sentence(finding, "en") for finding in findings_of(mess / "tables" / name)] == MESSAGES[name]


@pytest.mark.parametrize("name", DUTCH)
def test_the_same_message_in_dutch(mess, name):
    assert [sentence(finding, "nl") for finding in findings_of(mess / "tables" / name)] == [DUTCH[name]]


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_accepted_is_read_exactly(mess, name):
    text, _, findings = decoded_table((mess / "tables" / name).read_bytes(), name)
    layout, problems = separator_of(text, name)
    assert (text.decode(), layout, problems) == (*TEXTS[name], [])
    assert all(severity(finding.code) == "warning" for finding in findings)


@pytest.mark.parametrize("name", DECLARED)
def test_what_is_refused_is_read_once_its_encoding_is_declared(mess, name):
    encoding, note = DECLARED[name]
    text, _, findings = decoded_table((mess / "tables" / name).read_bytes(), name, encoding)
    assert (text.decode(), findings) == (f"{HEADER}1,gambling,Alpha,approved,{note}\n", [])


def test_a_zip_with_what_systems_leave_behind_holds_the_record_alone(mess):
    contents, findings = unpacked((mess / "tables" / "left-by-systems.zip").read_bytes(), "left-by-systems.zip")
    assert (contents, findings) == ({"submissions.csv": b"id\n1\n", "evidence/a.png": b""}, [])


def test_a_refused_table_gives_nothing_to_go_on_with(mess):
    for name, messages in MESSAGES.items():
        path = mess / "tables" / name
        if messages and path.suffix == ".zip":
            assert unpacked(path.read_bytes(), name)[0] == {}
        if messages and path.suffix == ".parquet":
            assert not read_parquet(path.read_bytes(), name)[0].columns


def test_every_table_here_is_tested(mess):
    assert {path.name for path in (mess / "tables").iterdir()} == set(MESSAGES)
