"""Stop before anything is installed when this Python is not one of those that the lock was made for.

Written for any Python 3, old ones too: whoever has one reads a sentence, no syntax error.
"""

import sys

if not (3, 11) <= sys.version_info[:2] < (3, 14):
    sys.exit(
        "bnr_toolkit needs Python 3.11, 3.12 or 3.13. This one is %d.%d (%s).\n"
        "Name another: make report PYTHON=python3.12" % (sys.version_info[0], sys.version_info[1], sys.executable)
    )
