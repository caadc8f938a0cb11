"""Approval rates by category, platform and month with Polars: the one query, and nothing that is checked."""

import sys

import polars

day = polars.col("submitted_at")
if sys.argv[1].endswith(".csv"):
    ads, month = polars.scan_csv(sys.argv[1]), day.str.slice(0, 7)
else:
    ads, month = polars.scan_parquet(sys.argv[1]), day.dt.truncate("1mo")
groups = (
    ads.group_by("category", "platform", month.alias("month"))
    .agg(
        polars.col("decision").is_in(["approved", "approved_limited"]).sum().alias("approved"),
        (polars.col("decision") != "in_review").sum().alias("decided"),
    )
    .collect(engine="streaming")
)
for category, platform, at, approved, decided in sorted(groups.iter_rows()):
    print(category, platform, str(at)[:7], approved, decided, sep=",")
