"""The mappings that come with this toolkit."""

from __future__ import annotations

from importlib.resources import files

_SUFFIX = ".yml"


def shipped_mappings() -> tuple[str, ...]:
    """The names of the mappings that come with this toolkit.

    >>> shipped_mappings()
    ('google-ads', 'meta-ads-manager', 'newsroom-tracker', 'tiktok-ads-manager')
    """
    names = (one.name for one in files("bnr_toolkit").joinpath("mappings").iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX)))


def shipped_mapping(name: str) -> bytes:
    """The file of a mapping that comes with this toolkit; KeyError when there is none of this name.

    >>> shipped_mapping("google-ads").startswith(b"#")
    True
    """
    if name not in shipped_mappings():
        raise KeyError(name)
    return files("bnr_toolkit").joinpath("mappings", name + _SUFFIX).read_bytes()
