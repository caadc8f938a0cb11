"""The workbooks that broke a reader, or would: each is refused with the whole message that a reporter sees."""

import pytest

from bnr_toolkit.errors import sentence
from bnr_toolkit.reading.workbook import read_workbook

WORKBOOKS = {
    "binary.xlsb": [
        (
            "binary.xlsb: files of the kind 'XLSB' are not read. Open the file in a spreadsheet program and "
            "save the table as XLSX or ODS."
        ),
    ],
    "bomb-that-lies.xlsx": [
        (
            "bomb-that-lies.xlsx: the workbook is damaged or has not arrived whole (technical reason: "
            "xl/worksheets/sheet1.xml cannot be unpacked). Get the file again; if a spreadsheet program does"
            " open it, save it there again as XLSX."
        ),
    ],
    "bomb.xlsx": [
        (
            "bomb.xlsx: the workbook takes 30 MB when it is unpacked, which no ordinary table does. Copy the"
            " table alone to a new workbook, or save it as CSV."
        ),
    ],
    "broken-off.xls": [
        (
            "broken-off.xls: the workbook is damaged or has not arrived whole (technical reason: it is "
            "broken off). Get the file again; if a spreadsheet program does open it, save it there again as "
            "XLSX."
        ),
    ],
    "broken-off.xlsx": [
        (
            "broken-off.xlsx: the workbook is damaged or has not arrived whole (technical reason: the "
            "directory of its parts is missing or broken). Get the file again; if a spreadsheet program does"
            " open it, save it there again as XLSX."
        ),
    ],
    "chart-only.xlsx": [
        (
            "chart-only.xlsx: no sheet of the workbook has cells that hold anything. Check that this is the "
            "file that was meant; charts are not read."
        ),
    ],
    "comments.xlsx": [
        (
            "comments.xlsx › Blad1!A2 (row 2, column ad): here is the first comment on a cell of this sheet "
            "(2 in all); comments are not read and never published. Put what should count in a column of its"
            " own."
        ),
    ],
    "dutch-hidden.ods": [
        (
            "dutch-hidden.ods › Blad1!row 1: the cells 'A1:D1' are merged where the column names were "
            "expected, as a title is. Give the number of the row with the column names as header_row in "
            "mapping.yml, or unmerge the cells."
        ),
        (
            "dutch-hidden.ods: the sheet 'Lijstjes' is hidden and holds data. Show it or delete it; or say "
            "in mapping.yml with sheet: which sheet counts, or with hidden: include (read it too) or "
            "leave_out (leave it out)."
        ),
    ],
    "dutch-hidden.xls": [
        (
            "dutch-hidden.xls › Blad1!row 1: the cells 'A1:D1' are merged where the column names were "
            "expected, as a title is. Give the number of the row with the column names as header_row in "
            "mapping.yml, or unmerge the cells."
        ),
        (
            "dutch-hidden.xls: the sheet 'Lijstjes' is hidden and holds data. Show it or delete it; or say "
            "in mapping.yml with sheet: which sheet counts, or with hidden: include (read it too) or "
            "leave_out (leave it out)."
        ),
    ],
    "dutch-hidden.xlsx": [
        (
            "dutch-hidden.xlsx › Blad1!row 1: the cells 'A1:D1' are merged where the column names were "
            "expected, as a title is. Give the number of the row with the column names as header_row in "
            "mapping.yml, or unmerge the cells."
        ),
        (
            "dutch-hidden.xlsx: the sheet 'Lijstjes' is hidden and holds data. Show it or delete it; or say "
            "in mapping.yml with sheet: which sheet counts, or with hidden: include (read it too) or "
            "leave_out (leave it out)."
        ),
    ],
    "dutch.ods": [
        (
            "dutch.ods › Blad1!row 1: the cells 'A1:D1' are merged where the column names were expected, as "
            "a title is. Give the number of the row with the column names as header_row in mapping.yml, or "
            "unmerge the cells."
        ),
    ],
    "dutch.xls": [
        (
            "dutch.xls › Blad1!row 1: the cells 'A1:D1' are merged where the column names were expected, as "
            "a title is. Give the number of the row with the column names as header_row in mapping.yml, or "
            "unmerge the cells."
        ),
    ],
    "dutch.xlsx": [
        (
            "dutch.xlsx › Blad1!row 1: the cells 'A1:D1' are merged where the column names were expected, as"
            " a title is. Give the number of the row with the column names as header_row in mapping.yml, or "
            "unmerge the cells."
        ),
    ],
    "empty-file.xlsx": [
        "empty-file.xlsx: the file is empty. Fill it, or bring it back from a copy.",
    ],
    "encrypted-parts.xlsx": [
        (
            "encrypted-parts.xlsx: the workbook is protected with a password. Open it with the password and "
            "save a copy without one."
        ),
    ],
    "encrypted.ods": [
        (
            "encrypted.ods: the workbook is protected with a password. Open it with the password and save a "
            "copy without one."
        ),
    ],
    "encrypted.xls": [
        (
            "encrypted.xls: the workbook is protected with a password. Open it with the password and save a "
            "copy without one."
        ),
    ],
    "encrypted.xlsx": [
        (
            "encrypted.xlsx: the workbook is protected with a password. Open it with the password and save a"
            " copy without one."
        ),
    ],
    "entities-in-sheet.xlsx": [
        (
            "entities-in-sheet.xlsx: the workbook declares abbreviations (entities) that can swell; "
            "spreadsheet programs do not write those. Do not trust this file; ask its maker for a copy saved"
            " with a spreadsheet program."
        ),
    ],
    "entities-in-texts.xlsx": [
        (
            "entities-in-texts.xlsx: the workbook declares abbreviations (entities) that can swell; "
            "spreadsheet programs do not write those. Do not trust this file; ask its maker for a copy saved"
            " with a spreadsheet program."
        ),
    ],
    "entities-in-workbook.xlsx": [
        (
            "entities-in-workbook.xlsx: the workbook declares abbreviations (entities) that can swell; "
            "spreadsheet programs do not write those. Do not trust this file; ask its maker for a copy saved"
            " with a spreadsheet program."
        ),
    ],
    "entities.ods": [
        (
            "entities.ods: the workbook declares abbreviations (entities) that can swell; spreadsheet "
            "programs do not write those. Do not trust this file; ask its maker for a copy saved with a "
            "spreadsheet program."
        ),
    ],
    "error-cells.xlsx": [
        (
            "error-cells.xlsx › Blad1!A2 (row 2, column ad): there is the error '#N/A' here. Mend the "
            "formula, or fill in the value; leave the cell empty if nothing belongs there."
        ),
        (
            "error-cells.xlsx › Blad1!B2 (row 2, column soort): there is the error '#DIV/0!' here. Mend the "
            "formula, or fill in the value; leave the cell empty if nothing belongs there."
        ),
        (
            "error-cells.xlsx › Blad1!B3 (row 3, column soort): there is the error '#REF!' here. Mend the "
            "formula, or fill in the value; leave the cell empty if nothing belongs there."
        ),
    ],
    "errors.ods": [
        (
            "errors.ods › Blad1!B2 (row 2, column platform): there is the error '#N/A' here. Mend the "
            "formula, or fill in the value; leave the cell empty if nothing belongs there."
        ),
        (
            "errors.ods › Blad1!C2 (row 2, column besluit): there is the error '#DIV/0!' here. Mend the "
            "formula, or fill in the value; leave the cell empty if nothing belongs there."
        ),
        (
            "errors.ods › Blad1!A3 (row 3, column ad): '2.385E+16' is a long number that a spreadsheet has "
            "rewritten; its last digits are gone. Format the column as text and copy the number again."
        ),
    ],
    "errors.xls": [
        (
            "errors.xls › Blad1!B2 (row 2, column platform): there is the error '#N/A' here. Mend the "
            "formula, or fill in the value; leave the cell empty if nothing belongs there."
        ),
        (
            "errors.xls › Blad1!C2 (row 2, column besluit): there is the error '#DIV/0!' here. Mend the "
            "formula, or fill in the value; leave the cell empty if nothing belongs there."
        ),
        (
            "errors.xls › Blad1!A3 (row 3, column ad): '2.385E+16' is a long number that a spreadsheet has "
            "rewritten; its last digits are gone. Format the column as text and copy the number again."
        ),
    ],
    "errors.xlsx": [
        (
            "errors.xlsx › Blad1!B2 (row 2, column platform): there is the error '#N/A' here. Mend the "
            "formula, or fill in the value; leave the cell empty if nothing belongs there."
        ),
        (
            "errors.xlsx › Blad1!C2 (row 2, column besluit): there is the error '#DIV/0!' here. Mend the "
            "formula, or fill in the value; leave the cell empty if nothing belongs there."
        ),
        (
            "errors.xlsx › Blad1!A3 (row 3, column ad): '2.385E+16' is a long number that a spreadsheet has "
            "rewritten; its last digits are gone. Format the column as text and copy the number again."
        ),
    ],
    "excel-2003-xml-named.xls": [
        (
            "excel-2003-xml-named.xls: files of the kind 'Excel 2003 XML' are not read. Open the file in a "
            "spreadsheet program and save the table as XLSX or ODS."
        ),
    ],
    "external-link.ods": [
        (
            "external-link.ods: the workbook takes values from another file. Break the links in the "
            "spreadsheet program, so that the values themselves are in the cells, and save again."
        ),
    ],
    "external-link.xlsx": [
        (
            "external-link.xlsx: the workbook takes values from another file. Break the links in the "
            "spreadsheet program, so that the values themselves are in the cells, and save again."
        ),
    ],
    "far-cell.xlsx": [
        (
            "far-cell.xlsx: cell 'Blad1!XFD309' is so far from the others that the table would be almost "
            "wholly empty. Delete what is there, or copy the table alone to a new workbook."
        ),
    ],
    "formula-without-value.xlsx": [
        (
            "formula-without-value.xlsx › Blad1!B2 (row 2, column soort): there is a formula here whose "
            "result was not saved. Open the workbook in a spreadsheet program, let it calculate and save it "
            "again; or paste the value itself."
        ),
    ],
    "hidden-columns.xlsx": [
        (
            "hidden-columns.xlsx › Blad1!column B (column soort): columns with data are hidden (B; 1 in "
            "all). Show or delete them; or say in mapping.yml hidden: include (read them too) or leave_out "
            "(leave them out)."
        ),
    ],
    "hidden-rows.xlsx": [
        (
            "hidden-rows.xlsx › Blad1!row 3: rows with data are hidden, perhaps by a filter (3–4; 2 in all)."
            " Show or delete them; or say in mapping.yml hidden: include (read them too) or leave_out (leave"
            " them out)."
        ),
    ],
    "hidden-sheet.xlsx": [
        (
            "hidden-sheet.xlsx: the sheet 'Blad2' is hidden and holds data. Show it or delete it; or say in "
            "mapping.yml with sheet: which sheet counts, or with hidden: include (read it too) or leave_out "
            "(leave it out)."
        ),
    ],
    "impossible-date.xlsx": [
        (
            "impossible-date.xlsx › Blad1!B2 (row 2, column soort): '-4' is formatted as a date, but is no "
            "date that exists. Write the date as 2023-03-15, or format the cell as a number."
        ),
    ],
    "json-named.xlsx": [
        (
            "json-named.xlsx: this is a text file and not a workbook, though its name says otherwise. Let "
            "the name end in .json; the contents can stay as they are."
        ),
    ],
    "leap-day-1900.xlsx": [
        (
            "leap-day-1900.xlsx › Blad1!B2 (row 2, column soort): '60' is formatted as a date, but is no "
            "date that exists. Write the date as 2023-03-15, or format the cell as a number."
        ),
    ],
    "long-number.xlsx": [
        (
            "long-number.xlsx › Blad1!B2 (row 2, column soort): '2.385E+16' is a long number that a "
            "spreadsheet has rewritten; its last digits are gone. Format the column as text and copy the "
            "number again."
        ),
    ],
    "macro-sheet.xls": [
        "macro-sheet.xls: there are macros in the workbook. Save the table as XLSX without macros.",
    ],
    "macros.ods": [
        "macros.ods: there are macros in the workbook. Save the table as XLSX without macros.",
    ],
    "macros.xlsm": [
        "macros.xlsm: there are macros in the workbook. Save the table as XLSX without macros.",
    ],
    "merged-cells.xlsx": [
        (
            "merged-cells.xlsx › Blad1!B2 (row 2, column soort): the cells 'B2:B3' are merged; for which row"
            " or column their content counts cannot be seen. Unmerge them and fill every cell."
        ),
    ],
    "merged-title.xlsx": [
        (
            "merged-title.xlsx › Blad1!row 1: the cells 'A1:B1' are merged where the column names were "
            "expected, as a title is. Give the number of the row with the column names as header_row in "
            "mapping.yml, or unmerge the cells."
        ),
    ],
    "name-missing.xlsx": [
        "name-missing.xlsx › Blad1!B1 (row 1): this column has no name. Give it a name, or remove it.",
    ],
    "no-cells.xlsx": [
        (
            "no-cells.xlsx: no sheet of the workbook has cells that hold anything. Check that this is the "
            "file that was meant; charts are not read."
        ),
    ],
    "not-utf8.xlsx": [
        (
            "not-utf8.xlsx: the workbook is damaged or has not arrived whole (technical reason: "
            "xl/worksheets/sheet1.xml is not UTF-8). Get the file again; if a spreadsheet program does open "
            "it, save it there again as XLSX."
        ),
    ],
    "numbers-named.xlsx": [
        (
            "numbers-named.xlsx: files of the kind 'Numbers' are not read. Open the file in a spreadsheet "
            "program and save the table as XLSX or ODS."
        ),
    ],
    "overlapping-parts.xlsx": [
        (
            "overlapping-parts.xlsx: the workbook is damaged or has not arrived whole (technical reason: "
            "parts of it overlap). Get the file again; if a spreadsheet program does open it, save it there "
            "again as XLSX."
        ),
    ],
    "part-missing.xlsx": [
        (
            "part-missing.xlsx: the workbook is damaged or has not arrived whole (technical reason: "
            "xl/worksheets/sheet1.xml is missing). Get the file again; if a spreadsheet program does open "
            "it, save it there again as XLSX."
        ),
    ],
    "part-twice.xlsx": [
        (
            "part-twice.xlsx: the workbook is damaged or has not arrived whole (technical reason: parts of "
            "it overlap or have the same name). Get the file again; if a spreadsheet program does open it, "
            "save it there again as XLSX."
        ),
    ],
    "pdf-named.xlsx": [
        (
            "pdf-named.xlsx: files of the kind 'PDF' are not read. Open the file in a spreadsheet program "
            "and save the table as XLSX or ODS."
        ),
    ],
    "rows-out-of-order.xlsx": [
        (
            "rows-out-of-order.xlsx: the workbook is damaged or has not arrived whole (technical reason: row"
            " 3 is out of order). Get the file again; if a spreadsheet program does open it, save it there "
            "again as XLSX."
        ),
    ],
    "text-missing-from-list.xlsx": [
        (
            "text-missing-from-list.xlsx: the workbook is damaged or has not arrived whole (technical "
            "reason: a text is missing from the list of texts). Get the file again; if a spreadsheet program"
            " does open it, save it there again as XLSX."
        ),
    ],
    "text-named.xlsx": [
        (
            "text-named.xlsx: this is a text file and not a workbook, though its name says otherwise. Let "
            "the name end in .csv; the contents can stay as they are."
        ),
    ],
    "web-page-named.xls": [
        (
            "web-page-named.xls: this is a web page and not a workbook; some websites save a table like "
            "this. Open the file in a spreadsheet program, see that everything is there and save it as XLSX."
        ),
    ],
    "word-named.xlsx": [
        (
            "word-named.xlsx: files of the kind 'Word' are not read. Open the file in a spreadsheet program "
            "and save the table as XLSX or ODS."
        ),
    ],
    "wrong-checksum.xlsx": [
        (
            "wrong-checksum.xlsx: the workbook is damaged or has not arrived whole (technical reason: "
            "xl/worksheets/sheet1.xml cannot be unpacked). Get the file again; if a spreadsheet program does"
            " open it, save it there again as XLSX."
        ),
    ],
    "xls-named.xlsx": [
        (
            "xls-named.xlsx: the contents are a workbook of the kind XLS, but the name ends in '.xlsx'. Let "
            "the name end in .xls, if this is indeed the file that was meant."
        ),
    ],
    "xlsx-named.csv": [
        (
            "xlsx-named.csv: the contents are a workbook of the kind XLSX, but the name ends in '.csv'. Let "
            "the name end in .xlsx, if this is indeed the file that was meant."
        ),
    ],
    "xlsx-named.xls": [
        (
            "xlsx-named.xls: the contents are a workbook of the kind XLSX, but the name ends in '.xls'. Let "
            "the name end in .xlsx, if this is indeed the file that was meant."
        ),
    ],
    "zip-named.xlsx": [
        (
            "zip-named.xlsx: files of the kind 'ZIP' are not read. Open the file in a spreadsheet program "
            "and save the table as XLSX or ODS."
        ),
    ],
}

# With the row of the header given, what stands above it no longer matters.
WITH_HEADER_ROW = {
    "dutch-hidden.ods": [
        (
            "dutch-hidden.ods › Blad1!row 5: rows with data are hidden, perhaps by a filter (5; 1 in all). "
            "Show or delete them; or say in mapping.yml hidden: include (read them too) or leave_out (leave "
            "them out)."
        ),
        (
            "dutch-hidden.ods › Blad1!column J (column deel): columns with data are hidden (J; 1 in all). "
            "Show or delete them; or say in mapping.yml hidden: include (read them too) or leave_out (leave "
            "them out)."
        ),
        (
            "dutch-hidden.ods › Blad1!A5 (row 5, column ad): here is the first comment on a cell of this "
            "sheet (1 in all); comments are not read and never published. Put what should count in a column "
            "of its own."
        ),
        (
            "dutch-hidden.ods: the sheet 'Lijstjes' is hidden and holds data. Show it or delete it; or say "
            "in mapping.yml with sheet: which sheet counts, or with hidden: include (read it too) or "
            "leave_out (leave it out)."
        ),
    ],
    "dutch-hidden.xls": [
        (
            "dutch-hidden.xls › Blad1!row 5: rows with data are hidden, perhaps by a filter (5; 1 in all). "
            "Show or delete them; or say in mapping.yml hidden: include (read them too) or leave_out (leave "
            "them out)."
        ),
        (
            "dutch-hidden.xls › Blad1!column J (column deel): columns with data are hidden (J; 1 in all). "
            "Show or delete them; or say in mapping.yml hidden: include (read them too) or leave_out (leave "
            "them out)."
        ),
        (
            "dutch-hidden.xls › Blad1!A5 (row 5, column ad): here is the first comment on a cell of this "
            "sheet (1 in all); comments are not read and never published. Put what should count in a column "
            "of its own."
        ),
        (
            "dutch-hidden.xls: the sheet 'Lijstjes' is hidden and holds data. Show it or delete it; or say "
            "in mapping.yml with sheet: which sheet counts, or with hidden: include (read it too) or "
            "leave_out (leave it out)."
        ),
    ],
    "dutch-hidden.xlsx": [
        (
            "dutch-hidden.xlsx › Blad1!row 5: rows with data are hidden, perhaps by a filter (5; 1 in all). "
            "Show or delete them; or say in mapping.yml hidden: include (read them too) or leave_out (leave "
            "them out)."
        ),
        (
            "dutch-hidden.xlsx › Blad1!column J (column deel): columns with data are hidden (J; 1 in all). "
            "Show or delete them; or say in mapping.yml hidden: include (read them too) or leave_out (leave "
            "them out)."
        ),
        (
            "dutch-hidden.xlsx › Blad1!A5 (row 5, column ad): here is the first comment on a cell of this "
            "sheet (1 in all); comments are not read and never published. Put what should count in a column "
            "of its own."
        ),
        (
            "dutch-hidden.xlsx: the sheet 'Lijstjes' is hidden and holds data. Show it or delete it; or say "
            "in mapping.yml with sheet: which sheet counts, or with hidden: include (read it too) or "
            "leave_out (leave it out)."
        ),
    ],
    "dutch.ods": [],
    "dutch.xls": [],
    "dutch.xlsx": [],
}

DUTCH = {
    "binary.xlsb": [
        (
            "binary.xlsb: bestanden van de soort 'XLSB' worden niet gelezen. Open het bestand in een "
            "rekenblad en bewaar de tabel als XLSX of ODS."
        ),
    ],
    "bomb.xlsx": [
        (
            "bomb.xlsx: de werkmap beslaat uitgepakt 30 MB; dat past niet bij een gewone tabel. Kopieer "
            "alleen de tabel naar een nieuwe werkmap, of bewaar haar als CSV."
        ),
    ],
    "broken-off.xlsx": [
        (
            "broken-off.xlsx: de werkmap is beschadigd of niet helemaal aangekomen (technische reden, in het"
            " Engels: the directory of its parts is missing or broken). Haal het bestand opnieuw op; opent "
            "het wel in een rekenblad, bewaar het daar dan opnieuw als XLSX."
        ),
    ],
    "comments.xlsx": [
        (
            "comments.xlsx › Blad1!A2 (rij 2, kolom ad): hier staat de eerste opmerking bij een cel van dit "
            "blad (2 in totaal); opmerkingen worden niet gelezen en nooit gepubliceerd. Zet wat moet "
            "meetellen in een eigen kolom."
        ),
    ],
    "encrypted.xlsx": [
        (
            "encrypted.xlsx: de werkmap is met een wachtwoord beveiligd. Open haar met het wachtwoord en "
            "bewaar een kopie zonder."
        ),
    ],
    "entities-in-sheet.xlsx": [
        (
            "entities-in-sheet.xlsx: in de werkmap staan afkortingen (entiteiten) die kunnen uitdijen; "
            "rekenbladen schrijven die niet. Vertrouw dit bestand niet; vraag de maker om een kopie die met "
            "een rekenblad is bewaard."
        ),
    ],
    "error-cells.xlsx": [
        (
            "error-cells.xlsx › Blad1!A2 (rij 2, kolom ad): hier staat de foutwaarde '#N/A'. Herstel de "
            "formule, of vul de waarde in; laat de cel leeg als er niets hoort."
        ),
        (
            "error-cells.xlsx › Blad1!B2 (rij 2, kolom soort): hier staat de foutwaarde '#DIV/0!'. Herstel "
            "de formule, of vul de waarde in; laat de cel leeg als er niets hoort."
        ),
        (
            "error-cells.xlsx › Blad1!B3 (rij 3, kolom soort): hier staat de foutwaarde '#REF!'. Herstel de "
            "formule, of vul de waarde in; laat de cel leeg als er niets hoort."
        ),
    ],
    "external-link.xlsx": [
        (
            "external-link.xlsx: de werkmap haalt waarden uit een ander bestand. Verbreek de koppelingen in "
            "het rekenblad, zodat de waarden zelf in de cellen staan, en bewaar opnieuw."
        ),
    ],
    "far-cell.xlsx": [
        (
            "far-cell.xlsx: cel 'Blad1!XFD309' staat zo ver van de andere dat de tabel bijna geheel leeg zou"
            " zijn. Verwijder wat daar staat, of kopieer alleen de tabel naar een nieuwe werkmap."
        ),
    ],
    "formula-without-value.xlsx": [
        (
            "formula-without-value.xlsx › Blad1!B2 (rij 2, kolom soort): hier staat een formule waarvan de "
            "uitkomst niet is bewaard. Open de werkmap in een rekenblad, laat het rekenen en bewaar haar "
            "opnieuw; of plak de waarde zelf."
        ),
    ],
    "hidden-columns.xlsx": [
        (
            "hidden-columns.xlsx › Blad1!kolom B (kolom soort): kolommen met gegevens zijn verborgen (B; 1 "
            "in totaal). Maak ze zichtbaar of verwijder ze; of zet in mapping.yml bij hidden: include (lees "
            "ze mee) of leave_out (laat ze weg)."
        ),
    ],
    "hidden-rows.xlsx": [
        (
            "hidden-rows.xlsx › Blad1!rij 3: rijen met gegevens zijn verborgen, misschien door een filter "
            "(3–4; 2 in totaal). Maak ze zichtbaar of verwijder ze; of zet in mapping.yml bij hidden: "
            "include (lees ze mee) of leave_out (laat ze weg)."
        ),
    ],
    "hidden-sheet.xlsx": [
        (
            "hidden-sheet.xlsx: het blad 'Blad2' is verborgen en bevat gegevens. Maak het zichtbaar of "
            "verwijder het; of zet in mapping.yml bij sheet: welk blad telt, of bij hidden: include (lees "
            "het mee) of leave_out (laat het weg)."
        ),
    ],
    "impossible-date.xlsx": [
        (
            "impossible-date.xlsx › Blad1!B2 (rij 2, kolom soort): '-4' heeft de opmaak van een datum, maar "
            "is geen datum die bestaat. Vul de datum in als 2023-03-15, of geef de cel de opmaak van een "
            "getal."
        ),
    ],
    "macros.xlsm": [
        "macros.xlsm: in de werkmap zitten macro's. Bewaar de tabel als XLSX zonder macro's.",
    ],
    "merged-cells.xlsx": [
        (
            "merged-cells.xlsx › Blad1!B2 (rij 2, kolom soort): de cellen 'B2:B3' zijn samengevoegd; voor "
            "welke rij of kolom de inhoud geldt, is niet te zien. Hef de samenvoeging op en vul elke cel."
        ),
    ],
    "merged-title.xlsx": [
        (
            "merged-title.xlsx › Blad1!rij 1: de cellen 'A1:B1' zijn samengevoegd waar de kolomnamen werden "
            "verwacht, zoals bij een titel. Zet in mapping.yml bij header_row het nummer van de rij met de "
            "kolomnamen, of hef de samenvoeging op."
        ),
    ],
    "no-cells.xlsx": [
        (
            "no-cells.xlsx: geen enkel blad van de werkmap bevat cellen met inhoud. Controleer of dit het "
            "bedoelde bestand is; grafieken worden niet gelezen."
        ),
    ],
    "text-named.xlsx": [
        (
            "text-named.xlsx: dit is een tekstbestand en geen werkmap, al doet de naam anders vermoeden. "
            "Laat de naam eindigen op .csv; de inhoud kan blijven zoals zij is."
        ),
    ],
    "web-page-named.xls": [
        (
            "web-page-named.xls: dit is een webpagina en geen werkmap; zo bewaren sommige websites een "
            "tabel. Open het bestand in een rekenblad, kijk of alles er staat en bewaar het als XLSX."
        ),
    ],
    "xlsx-named.csv": [
        (
            "xlsx-named.csv: de inhoud is een werkmap van de soort XLSX, maar de naam eindigt op '.csv'. "
            "Laat de naam eindigen op .xlsx, als dit inderdaad het bedoelde bestand is."
        ),
    ],
}


def said(path, language, **named):
    _, findings = read_workbook(path.read_bytes(), path.name, **named)
    return [sentence(finding, language) for finding in findings]


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_is_refused_with_its_whole_message(mess, name):
    assert said(mess / "workbooks" / name, "en") == WORKBOOKS[name]


@pytest.mark.parametrize("name", WITH_HEADER_ROW)
def test_a_workbook_with_its_header_row_given_says_what_is_left(mess, name):
    assert said(mess / "workbooks" / name, "en", header_row=3) == WITH_HEADER_ROW[name]


@pytest.mark.parametrize("name", DUTCH)
def test_the_same_message_in_dutch(mess, name):
    assert said(mess / "workbooks" / name, "nl") == DUTCH[name]


def test_every_workbook_here_is_tested(mess):
    assert {path.name for path in (mess / "workbooks").iterdir()} == set(WORKBOOKS)


def test_a_comment_is_counted_and_its_text_is_nowhere(mess):
    for name in ("comments.xlsx", "dutch-hidden.xlsx", "dutch-hidden.xls", "dutch-hidden.ods"):
        data = (mess / "workbooks" / name).read_bytes()
        sheets, findings = read_workbook(data, name, header_row=1 if name == "comments.xlsx" else 3)
        assert "06-00000000" not in repr(findings) + repr([list(one) for one in sheets[0].columns.values()])
