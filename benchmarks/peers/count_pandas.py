"""Approval rates by category, platform and month with pandas: the one query, and nothing that is checked."""

import sys

import pandas

NEEDED = ["category", "platform", "decision", "submitted_at"]
if sys.argv[1].endswith(".csv"):
    ads = pandas.read_csv(sys.argv[1], usecols=NEEDED)
else:
    ads = pandas.read_parquet(sys.argv[1], columns=NEEDED)
ads["month"] = ads["submitted_at"].astype(str).str.slice(0, 7)
ads["approved"] = ads["decision"].isin(["approved", "approved_limited"])
ads["decided"] = ads["decision"] != "in_review"
groups = ads.groupby(["category", "platform", "month"])[["approved", "decided"]].sum()
for key, (approved, decided) in zip(groups.index, groups.itertuples(index=False), strict=True):
    print(*key, approved, decided, sep=",")
