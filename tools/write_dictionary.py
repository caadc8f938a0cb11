"""Write data/README.md anew from the schema."""

from pathlib import Path

from bnr_toolkit.schema.dictionary import data_dictionary

ROOT = Path(__file__).parent.parent

(ROOT / "data" / "README.md").write_text(data_dictionary(), encoding="utf-8", newline="\n")
