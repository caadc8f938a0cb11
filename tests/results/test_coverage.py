"""The lines of a comparison of methods."""

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Coverage, CoverageLine

STAMP = Stamp("methods", "0" * 64, "public")


def test_one_row_a_method_and_size():
    lines = (CoverageLine("wilson", (3, 4), (0.9, 0.95), (0.8, 0.85)), CoverageLine("wald", (3, 4), (0.5, 0.6), (0, 0)))
    coverage = Coverage(0.95, lines, STAMP)
    assert (coverage.methods, coverage.sizes) == (("wilson", "wald"), (3, 4))
    assert coverage.to_pandas().to_dict("records")[1] == {"method": "wilson", "decided": 4, "mean": 0.95, "least": 0.85}
    assert len(coverage.to_pandas()) == 4
