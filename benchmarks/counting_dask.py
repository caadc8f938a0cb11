"""The same counts on a Dask cluster of two local workers, and by pandas in one process: seconds and counts as JSON.

python benchmarks/counting_dask.py FILE.parquet
"""

from __future__ import annotations

import json
import sys
import time
import warnings

from bnr_toolkit.rates import table_rates
from bnr_toolkit.tables import rates_csv

BY = "category,platform,month"


def main() -> None:
    """Count once before the cluster is there, then on it: the first time, and again."""
    warnings.simplefilter("ignore")
    import dask.dataframe
    import pandas
    from distributed import Client, LocalCluster

    path = sys.argv[1]
    seconds = {}

    start = time.perf_counter()
    alone = rates_csv(table_rates(pandas.read_parquet(path), BY))
    seconds["pandas, one process"] = time.perf_counter() - start

    start = time.perf_counter()
    quiet = {"dashboard_address": None, "silence_logs": 50}
    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", **quiet) as cluster, Client(cluster):
        seconds["start of the cluster"] = time.perf_counter() - start
        for name in ("Dask, the first time", "Dask, again"):
            start = time.perf_counter()
            there = rates_csv(table_rates(dask.dataframe.read_parquet(path), BY))
            seconds[name] = time.perf_counter() - start
            if there != alone:
                raise SystemExit("the cluster counts something else")
    print(json.dumps({"seconds": seconds, "counts": alone}))


if __name__ == "__main__":
    main()
