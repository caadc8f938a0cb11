"""The papers that the methods come from: whose they are and where they stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. ``use`` names the wording that says what it is used for."""

    use: str
    authors: tuple[str, ...]
    year: int
    journal: str
    volume: int
    page: int


_STATISTICS_IN_MEDICINE = "Statistics in Medicine"
_SCANDINAVIAN = "Scandinavian Journal of Statistics"
_JASA = "Journal of the American Statistical Association"

PAPERS = (
    Paper("wilson", ("Wilson",), 1927, _JASA, 22, 209),
    Paper("clopper_pearson", ("Clopper", "Pearson"), 1934, "Biometrika", 26, 404),
    Paper("mid_p", ("Berry", "Armitage"), 1995, "The Statistician", 44, 417),
    Paper("small_counts", ("Brown", "Cai", "DasGupta"), 2001, "Statistical Science", 16, 101),
    Paper("compared", ("Newcombe",), 1998, _STATISTICS_IN_MEDICINE, 17, 857),
    Paper("rule_of_three", ("Hanley", "Lippman-Hand"), 1983, "JAMA", 249, 1743),
    Paper("different_ads", ("Boschloo",), 1970, "Statistica Neerlandica", 24, 1),
    Paper("small_tables", ("Lydersen", "Fagerland", "Laake"), 2009, _STATISTICS_IN_MEDICINE, 28, 1159),
    Paper("difference", ("Chan", "Zhang"), 1999, "Biometrics", 55, 1202),
    Paper("differences", ("Newcombe",), 1998, _STATISTICS_IN_MEDICINE, 17, 873),
    Paper("differences_score", ("Miettinen", "Nurminen"), 1985, _STATISTICS_IN_MEDICINE, 4, 213),
    Paper("unconditional", ("Suissa", "Shuster"), 1985, "Journal of the Royal Statistical Society A", 148, 317),
    Paper("pairs", ("McNemar",), 1947, "Psychometrika", 12, 153),
    Paper("pairs_mid_p", ("Fagerland", "Lydersen", "Laake"), 2013, "BMC Medical Research Methodology", 13, 91),
    Paper("pairs_difference", ("Newcombe",), 1998, _STATISTICS_IN_MEDICINE, 17, 2635),
    Paper("pairs_score", ("Tango",), 1998, _STATISTICS_IN_MEDICINE, 17, 891),
    Paper("several", ("Cochran",), 1950, "Biometrika", 37, 256),
    Paper("family", ("Holm",), 1979, _SCANDINAVIAN, 6, 65),
    Paper("decided", ("Kaplan", "Meier"), 1958, _JASA, 53, 457),
    Paper("competing", ("Aalen", "Johansen"), 1978, _SCANDINAVIAN, 5, 141),
    Paper("ranges", ("Turnbull",), 1976, "Journal of the Royal Statistical Society B", 38, 290),
    Paper("agreement", ("Hayes", "Krippendorff"), 2007, "Communication Methods and Measures", 1, 77),
)
