"""A large table → a few of its rows and how many rows each of them stands for, in one pass and little memory.

A million ads have few different combinations of category, platform, month and
decision. Of each the first row is kept, and the first row of every other text
that a column holds. These rows are then read, typed and checked by the code
that reads any record; what they stand for is a number.

What this cannot answer for, it does not guess: it gives None, and the whole
table is read as any other, which also finds the address of what is wrong.
"""

from bnr_toolkit.reading.scan.file import scan_file
from bnr_toolkit.reading.scan.frame import scan_frame
from bnr_toolkit.reading.scan.summing import Scan

__all__ = ["Scan", "scan_file", "scan_frame"]
