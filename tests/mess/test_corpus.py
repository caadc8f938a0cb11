"""The torture corpus, end to end: what a hurried newsroom or a hostile sender hands over, and each answer in full.

R: refused, exit code 2. A: read exactly, exit code 0. W: read, with a warning that is kept with the record. The
messages stand whole in ``corpus.en.txt``, those of some cases in ``corpus.nl.txt`` too, under the number of the case.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.comments import Comment
from openpyxl.styles import Font

from bnr_toolkit.cli import main
from bnr_toolkit.errors import severity
from bnr_toolkit.ledger import checked

MESS = Path(__file__).parent
Files = Mapping[str, bytes]
HEADER = "id,platform,category,decision"
ROW = "1,TikTok,gokken,goedgekeurd"
PROBE = """\
title: {nl: Proef, en: Probe}
question: {nl: 'Keurt het goed?', en: 'Does it approve?'}
tester: De Proefkrant
publisher: De Proefkrant
platforms: [TikTok]
protocol:
  text: {nl: Zo deden wij het., en: This is how we did it.}
inference: none
"""
SUBMISSIONS = "id,platform,category,coding,expected,account\nad-1,TikTok,gambling,ours,reject,a-1\n"
EVENTS = "submission,step,type,trigger,coding\nad-1,1,approved,initial_review,source\n"
LONG = "x" * 200_000


@dataclass(frozen=True)
class Case:
    """A number, the letter of what must happen, the files, what is typed, and the value that must come out exactly."""

    number: int
    letter: str
    files: Files | Callable[[], Files]
    typed: tuple[str, ...] = ()
    value: tuple[str, str] | None = None
    argument: str | None = None
    """Not yet what it should be: an exit code that is known to be wrong."""

    def laid_out(self, folder: Path) -> str:
        """Write the files; the path to name on the command line."""
        files = self.files() if callable(self.files) else self.files
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return self.argument or next(iter(files), "x").split("/")[0]


def kept(name: str) -> Files:
    """A file that is kept in tests/mess."""
    return {Path(name).name: (MESS / name).read_bytes()}


def csv(*rows: str, header: str = HEADER, end: str = "\n", name: str = "ads.csv", encoding: str = "utf-8") -> Files:
    """A sheet of these rows."""
    return {name: end.join([header, *(rows or (ROW,)), ""]).encode(encoding)}


def typed(identifier: str = "1", platform: str = "TikTok", category: str = "gokken", decision: str = "approved") -> str:
    """One row."""
    return f"{identifier},{platform},{category},{decision}"


def xlsx(
    change: Callable[[openpyxl.worksheet.worksheet.Worksheet], object] | None = None,
    *rows: tuple[object, ...],
    name: str = "ads.xlsx",
) -> Callable[[], Files]:
    """A workbook with one sheet, changed by a person."""

    def built() -> Files:
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Blad1"
        for row in rows or (tuple(HEADER.split(",")), tuple(ROW.split(","))):
            sheet.append(row)
        if change is not None:
            change(sheet)
        stream = io.BytesIO()
        book.save(stream)
        return {name: stream.getvalue()}

    return built


def probe(**files: str) -> Files:
    """A probe folder; a file's name has __ for its dot."""
    content = {"probe.yml": PROBE, "submissions.csv": SUBMISSIONS, "events.csv": EVENTS}
    content |= {name.replace("__", "."): text for name, text in files.items()}
    return {f"proef/{name}": text.encode() for name, text in content.items()}


def packed(files: Files, name: str = "proef.zip") -> Files:
    """A zip of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for inner, data in files.items():
            archive.writestr(zipfile.ZipInfo(inner), data)
    return {name: stream.getvalue()}


def setting(**cells: object) -> Callable[..., None]:
    """Put values in cells of a sheet."""

    def change(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        for address, value in cells.items():
            sheet[address] = value

    return change


def titled(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Proef"
    sheet.merge_cells("A1:D1")


def styled(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    for row in range(3, 5003):
        sheet.cell(row, 1).font = Font(bold=True)


def phoned(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    sheet["A2"].comment = Comment("bel 555-0100", "x")


HEAD = tuple(HEADER.split(","))
DATED = HEADER + ",ingediend_op,besloten_op"
JSON_ROW = '{"id": %s, "platform": "TikTok", "category": "gokken", "decision": "approved"}'
JSON_TWICE = f"[{JSON_ROW % '1.0'}, {JSON_ROW % '1'}]".encode()
DOUBLE_ENDS = f"{HEADER}\r\r\n{ROW}\r\r\n".replace(",", "\t").encode()
CASES = (
    # Ledger CSV
    Case(1, "A", csv(encoding="utf-8-sig"), value=("id", "1")),
    Case(2, "W", csv(typed(platform="café€"), encoding="cp1252"), value=("platform", "café€")),
    Case(3, "W", csv(encoding="utf-16"), value=("platform", "TikTok")),
    Case(4, "R", {"ads.csv": b"\xef\xbb\xbf" + next(iter(csv(typed(platform="caf\xe9"), encoding="cp1252").values()))}),
    Case(5, "R", {"ads.csv": b""}),
    Case(6, "A", {"ads.csv": f"{HEADER}\r\n{ROW}\r2,TikTok,wapens,afgewezen\n".encode()}, value=("id", "1")),
    Case(7, "R", csv(typed(platform="Tik\0Tok"))),
    Case(8, "R", csv(ROW, '2,"TikTok,gokken,goedgekeurd', "3,TikTok,gokken,goedgekeurd")),
    Case(9, "A", csv(ROW + "," + LONG, header=HEADER + ",description_nl"), value=("description_nl", LONG)),
    Case(10, "R", csv(ROW + ",over")),
    # 11: an extra cell that is empty, as spreadsheets leave behind.
    Case(11, "R", csv(ROW + ",")),
    Case(12, "R", csv("1,TikTok,gokken")),
    Case(13, "R", csv(ROW + ",X", header=HEADER + ",platform")),
    # 14: two names of one meaning.
    Case(14, "R", csv(ROW + ",2", header=HEADER + ",nummer")),
    Case(15, "W", csv(header="id, platform ,category,decision"), value=("platform", "TikTok")),
    Case(16, "R", csv(header="id,platfrom,category,decision")),
    Case(17, "W", csv(ROW + ",geheim", header=HEADER + ",notities"), value=("id", "1")),
    Case(18, "R", {"ads.csv": HEADER.encode() + b"\n"}),
    # 19: no header at all.
    Case(19, "R", {"ads.csv": f"{ROW}\n2,TikTok,wapens,afgewezen\n".encode()}),
    Case(20, "W", csv(ROW, "", ",,,", "2,TikTok,wapens,afgewezen"), value=("id", "1")),
    Case(21, "A", csv(typed("NA")), value=("id", "NA")),
    Case(22, "A", csv(typed("None", "None")), value=("platform", "None")),
    Case(23, "A", csv(typed("0012")), value=("id", "0012")),
    # 24: seventeen digits, and one that differs in the last.
    Case(24, "A", csv(typed("23850000000000017"), typed("23850000000000018")), value=("id", "23850000000000017")),
    Case(25, "R", csv(typed("2.385E+16"))),
    Case(26, "R", csv(ROW, typed("2"), ROW)),
    # 27: an empty id.
    Case(27, "R", csv(ROW, typed(""))),
    Case(28, "R", csv(ROW + ",01/02/2025,", header=DATED)),
    Case(29, "R", csv(ROW + ",2025-02-30,", header=DATED)),
    # 30: a day that is no text in any calendar, beside one in Dutch words.
    Case(30, "R", csv(ROW + ",gisteren,", header=DATED)),
    Case(31, "R", csv(ROW + ",2025-03-02,2025-03-01", header=DATED)),
    Case(32, "R", probe(events__csv=EVENTS.replace(",1,", ',"1.234,56",'))),
    # 33: 1.234 is one and a bit, or more than a thousand.
    Case(33, "R", probe(events__csv=EVENTS.replace(",1,", ",1.234,"))),
    Case(34, "R", csv(typed(decision="aproved"))),
    Case(35, "R", csv(typed(platform="Tik\u202eTok"))),
    # XLSX. 36: the same sheet, plain.
    Case(36, "A", xlsx(setting(A2="0012")), value=("id", "0012")),
    Case(37, "R", xlsx(setting(B2='="Tik"&"Tok"'))),
    Case(38, "R", kept("workbooks/hidden-rows.xlsx")),
    Case(39, "R", xlsx(lambda sheet: sheet.merge_cells("B2:C2"))),
    Case(40, "W", xlsx(phoned), value=("id", "1")),
    # 41: a cell that holds an error.
    Case(41, "R", kept("workbooks/error-cells.xlsx")),
    Case(42, "R", xlsx(None, tuple(DATED.split(",")), (*ROW.split(","), 45689, None))),
    Case(43, "R", kept("workbooks/bomb.xlsx")),
    Case(44, "R", kept("workbooks/entities-in-texts.xlsx")),
    Case(45, "R", csv(name="ads.xlsx")),
    # 46: a protected workbook.
    Case(46, "R", kept("workbooks/encrypted.xlsx")),
    Case(47, "R", kept("workbooks/macros.xlsm")),
    # 48: two sheets that could both be the record.
    Case(48, "R", xlsx(lambda sheet: sheet.parent.copy_worksheet(sheet))),
    Case(49, "A", xlsx(styled), value=("id", "1")),
    # Parameters, of a report and in probe.yml
    Case(50, "R", probe(), ("report", "proef", "--drempl", "3")),
    Case(51, "R", probe(), ("report", "proef", "--x=1;import os#", "3")),
    Case(52, "R", {}, ("report", 'it\'s "here"')),
    Case(53, "R", probe(probe__yml=PROBE.replace("none", "NO"))),
    # 54: a number where a word belongs.
    Case(54, "R", probe(), ("report", "proef", "--by", "1")),
    Case(55, "R", probe(), ("report", "proef", "--confidence", "nan")),
    # 56: infinity, and an empty value.
    Case(56, "R", probe(), ("report", "proef", "--confidence", "inf", "--by", "")),
    Case(57, "R", probe(), ("report", "proef", "--notebook", "../../x")),
    # Of our own, from 101 on
    Case(101, "R", packed(packed(probe()), "dubbel.zip")),
    Case(102, "R", probe(submissions__tsv=SUBMISSIONS.replace(",", "\t"))),
    Case(103, "R", {"p/ads.csv": next(iter(csv().values())), "p/mapping.yml": b"- id\n- platform\n"}),
    Case(104, "R", csv(), ("check", "ads.csv", "--mapping", "missing.yml")),
    Case(105, "R", csv(), ("check", "ads.csv", "--sheet", "Blad2")),
    Case(106, "R", xlsx(titled)),
    Case(107, "R", xlsx(setting(A2=23850000000000017))),
    Case(108, "A", xlsx(setting(A2=1.0)), value=("id", "1")),
    Case(109, "R", csv(typed("1"), typed("1.0"))),
    Case(110, "R", csv(typed("1\u00a0"), typed("1"))),
    Case(111, "R", csv(typed("1\u00a02"))),
    Case(112, "R", kept("workbooks/word-named.xlsx")),
    Case(113, "R", {"ads.csv": b"<!DOCTYPE html><html><body><form>Log in</form></body></html>"}),
    Case(114, "R", {"proef.zip": b""}),
    Case(115, "A", probe(probe__yml="\ufeff" + PROBE.replace("\n", "\r\n")), value=("id", "ad-1")),
    Case(116, "R", csv(typed("=1+1"))),
    Case(117, "R", csv(ROW, typed("Totaal"))),
    Case(118, "R", csv(typed(category="total"))),
    Case(119, "R", probe(events__csv=EVENTS.replace(",1,", ",-1,"))),
    Case(120, "R", probe(events__csv=EVENTS.replace(",1,", f",{'9' * 40},"))),
    Case(121, "W", csv(ROW + "," * 296, header=HEADER + "".join(f",k{n}" for n in range(296))), value=("id", "1")),
    Case(
        122,
        "R",
        {
            "p/ads.csv": next(iter(csv(ROW + ",2025-03-30 02:30,", header=DATED).values())),
            "p/probe.yml": (PROBE + "time_zone: Europe/Amsterdam\n").encode(),
        },
    ),
    Case(123, "R", csv(typed("1\u200b"), typed("1"))),
    Case(124, "R", csv(typed("\uff11"), typed("1"))),
    Case(125, "A", xlsx(setting(A2=True)), value=("id", "TRUE")),
    Case(126, "R", {"ads.csv": b"PAR1" + b"\xff" * 64 + b"\xff\xff\xff\x7fPAR1"}),
    Case(127, "R", {"ads.exe": b"MZ"}),
    Case(128, "R", {"p/x.txt": b""}, argument="p"),
    Case(129, "R", csv("1\tTikTok\tgokken\tgoedgekeurd")),
    Case(130, "R", {"ads.json": JSON_TWICE}),
    Case(131, "R", csv(ROW, "Filters: none", end="\n")),
    Case(132, "A", {"ads.tsv": DOUBLE_ENDS}, value=("id", "1")),
    Case(133, "R", probe(events__csv=EVENTS + "account:a-1,1,account_suspended,account_action,source\n")),
    Case(134, "R", probe(), ("report", "proef", "--confidance", "0.9")),
    Case(135, "R", csv(), ("check", "ads.csv", "--mapping", ".")),
    Case(
        136, "R", probe(events__csv=EVENTS + "ad-1,2,halted,press_inquiry,source\nad-1,2,halted,press_inquiry,source\n")
    ),
    Case(137, "R", xlsx(setting(A3="2"))),
    Case(138, "R", xlsx(setting(F2="los"))),
    Case(139, "R", {"naam\n\u202e.csv": b"a,b\n1,2\n"}),
    Case(140, "R", probe(events__csv=EVENTS.replace("ad-1,1", "AD-1,1"))),
    Case(141, "R", probe(), ("check", "proef", "--mapping", "newsroom-tracker")),
    Case(142, "R", probe(), ("check", "proef", "--sheet", "Blad9")),
    Case(143, "R", csv(typed(category="gokken|wapens"))),
    Case(144, "A", csv('1,"Tik\nTok",gokken,goedgekeurd'), value=("platform", "Tik\nTok")),
    Case(145, "R", probe(probe__yml=PROBE + "time_zone: Amsterdam\n")),
    Case(146, "R", csv(ROW, typed("01"))),
    Case(147, "R", {"p/a.csv": b"x\n1\n", "p/b.csv": b"x\n1\n"}),
    Case(148, "R", csv(ROW + ",03/04/25,", header=DATED)),
    Case(149, "R", probe(Submissions__csv=SUBMISSIONS)),
)
IN_DUTCH = (2, 8, 17, 26, 28, 34, 37, 40, 48, 55, 113)
_DIGESTS = re.compile(r" \(internal, record [0-9a-f]+\)|public record [0-9a-f]+\n")


def said(case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> tuple[int, str]:
    """What the program answers, without digests, and its exit code."""
    path = case.laid_out(folder)
    monkeypatch.chdir(folder)
    answer = CliRunner().invoke(main, ["--messages", language, *(case.typed or ("check", path))])
    return answer.exit_code, _DIGESTS.sub("", answer.output).replace("\u202e", "<U+202E>")


def expected(language: str) -> dict[int, str]:
    """The whole answers by the number of their case."""
    text = (MESS / f"corpus.{language}.txt").read_bytes().decode()
    parts = re.split(r"^## ([0-9]+)\n", text, flags=re.MULTILINE)
    return {int(number): answer for number, answer in zip(parts[1::2], parts[2::2], strict=True)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.number))
def test_each_file_is_answered_in_these_words(case, tmp_path, monkeypatch):
    code, answer = said(case, tmp_path, monkeypatch, "en")
    assert code == (2 if case.letter == "R" else 0)
    assert answer == expected("en")[case.number]


@pytest.mark.parametrize("case", [case for case in CASES if case.number in IN_DUTCH], ids=lambda case: str(case.number))
def test_some_are_answered_in_dutch_as_well(case, tmp_path, monkeypatch):
    assert said(case, tmp_path, monkeypatch, "nl")[1] == expected("nl")[case.number]


@pytest.mark.parametrize("case", [case for case in CASES if case.letter in "AW"], ids=lambda case: str(case.number))
def test_what_is_accepted_comes_out_exactly_and_its_warnings_are_kept(case, tmp_path):
    ledger, findings = checked(tmp_path / case.laid_out(tmp_path))
    assert ledger is not None
    column, text = case.value
    assert ledger.submission_columns[column][0] == text
    assert [severity(one.code) for one in findings] == ["warning"] * len(findings)
    assert ledger.warnings == tuple(findings)
    assert bool(findings) == (case.letter == "W")


def test_every_number_is_there_once():
    numbers = [case.number for case in CASES]
    assert numbers == [*range(1, 58), *range(101, 101 + len(numbers) - 57)]


def test_a_circle_of_links_is_refused(tmp_path, monkeypatch):
    (tmp_path / "a.csv").symlink_to("b.csv")
    (tmp_path / "b.csv").symlink_to("a.csv")
    monkeypatch.chdir(tmp_path)
    answer = CliRunner().invoke(main, ["check", "a.csv"])
    assert answer.exit_code == 2
    assert answer.output == expected("en")[0]
