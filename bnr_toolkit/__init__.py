"""From a newsroom's record of test ads to a page a reader can trust.

    import bnr_toolkit as bnr
    ledger = bnr.open_ledger("data/bnr-tiktok-2023")
    rates = bnr.approval_rates(ledger, by="category")
    print(bnr.words.headline(rates, "en"))

Nothing heavy is loaded until it is used: ``import bnr_toolkit`` costs no
pandas and no matplotlib.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bnr_toolkit import facts, figures, tables, words
    from bnr_toolkit.display import show
    from bnr_toolkit.histories import ad_histories
    from bnr_toolkit.ledger import open_ledger
    from bnr_toolkit.rates import approval_rates
    from bnr_toolkit.redact import for_audience

__version__ = "0.1.0"

__all__ = [
    "ad_histories",
    "approval_rates",
    "facts",
    "figures",
    "for_audience",
    "open_ledger",
    "show",
    "tables",
    "words",
]

_ROOMS = {
    "ad_histories": "histories",
    "approval_rates": "rates",
    "for_audience": "redact",
    "open_ledger": "ledger",
    "show": "display",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name in _ROOMS:
        return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    return import_module(f"{__name__}.{name}")


def __dir__() -> list[str]:
    return sorted(__all__)
