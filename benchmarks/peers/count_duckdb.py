"""Approval rates by category, platform and month with DuckDB: the one query, and nothing that is checked."""

import sys

import duckdb

source = f"read_csv('{sys.argv[1]}')" if sys.argv[1].endswith(".csv") else f"'{sys.argv[1]}'"
groups = duckdb.sql(f"""
    SELECT category, platform, strftime(submitted_at, '%Y-%m') AS month,
        sum((decision IN ('approved', 'approved_limited'))::INT) AS approved,
        sum((decision != 'in_review')::INT) AS decided
    FROM {source} GROUP BY ALL
""")
for group in sorted(groups.fetchall()):
    print(*group, sep=",")
