"""Phrases as TOML that an editor can change, or that another process can read."""

from __future__ import annotations

import json
from collections.abc import Mapping

from bnr_toolkit.errors import Place, found, refuse
from bnr_toolkit.words.phrases import Phrase, shipped_phrases
from bnr_toolkit.words.wording import Wording


def wording_toml(language: str, section: str | None = None) -> str:
    """Every phrase of a language as TOML, or those of one section, ready to be changed by an editor.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` for a section that there is not.

    >>> wording_toml("nl", "noun").splitlines()[:2]
    ['[noun]', 'ad = ["testadvertentie", "testadvertenties"]']
    """
    phrases = shipped_phrases(language)
    sections = dict.fromkeys(key.partition(".")[0] for key in sorted(phrases))
    if section is not None and section not in sections:
        refuse([found("not_one_of", Place(parameter="section"), section, choices=sections)])
    return _toml({key: text for key, text in phrases.items() if section in (None, key.partition(".")[0])})


def wording_files_of(wording: Wording) -> dict[str, str]:
    r"""The files that read as this wording: the changed phrases alone, without the notes of whoever wrote them.

    >>> from bnr_toolkit.words.wording import ChangedPhrase
    >>> wording_files_of(Wording((ChangedPhrase("en", "figure.count", "{part} of {whole}", "{part} out of {whole}"),)))
    {'en.toml': '[figure]\ncount = "{part} out of {whole}"\n'}
    """
    languages = dict.fromkeys(one.language for one in wording.changed)
    return {
        f"{language}.toml": _toml({one.key: one.theirs for one in wording.changed if one.language == language})
        for language in languages
    }


def _toml(phrases: Mapping[str, Phrase]) -> str:
    """Phrases by key as TOML, one section after the other."""
    sections: dict[str, list[str]] = {}
    for key, text in sorted(phrases.items()):
        section, _, name = key.partition(".")
        # A JSON text without escaped letters is a TOML text too.
        sections.setdefault(section, []).append(f"{name} = {json.dumps(text, ensure_ascii=False)}\n")
    return "\n".join(f"[{section}]\n{''.join(lines)}" for section, lines in sections.items())
