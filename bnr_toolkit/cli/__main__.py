"""``python -m bnr_toolkit.cli`` is ``bnr``."""

import sys

from bnr_toolkit.cli import main

sys.exit(main())
