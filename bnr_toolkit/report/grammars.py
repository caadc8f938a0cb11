"""What programs of ours do without: two seconds of grammars that check nothing of ours."""

from __future__ import annotations

import sys


def spare_the_grammars() -> None:
    """Keep jsonschema from compiling grammars for addresses, which takes two seconds and checks nothing of ours.

    It imports ``rfc3987_syntax`` where that is installed, as JupyterLab does,
    and does without where it is not. Only for programs of our own: nobody
    else's checks change.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
