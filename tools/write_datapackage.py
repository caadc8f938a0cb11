"""Write the datapackage.json of every probe in data/ anew; a table read through a mapping has none."""

from pathlib import Path

from bnr_toolkit.reading.probe_file import typed_probe
from bnr_toolkit.reading.yaml_file import read_yaml
from bnr_toolkit.schema.descriptor import DESCRIPTOR_FILE, datapackage, descriptor_bytes

DATA = Path(__file__).parent.parent / "data"

for folder in sorted(path for path in DATA.iterdir() if (path / "probe.yml").is_file()):
    tree, _ = read_yaml((folder / "probe.yml").read_bytes(), "probe.yml")
    content = typed_probe(tree, "probe.yml")[0].content if tree is not None else {}
    title = (content.get("title") or {}).get("en")
    categories = [one["code"] for one in content.get("categories") or () if one.get("code")] or None
    files = [path.name for path in folder.iterdir()]
    package = datapackage(folder.name, title, files, categories)
    if package["resources"]:
        (folder / DESCRIPTOR_FILE).write_bytes(descriptor_bytes(package))
