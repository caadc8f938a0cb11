# ruff: noqa: B018 - a cell ends with what it shows
import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo
    import matplotlib.pyplot as plt
    import pandas

    return mo, pandas, plt


@app.cell
def _(mo):
    confidence = float(mo.cli_args().get("confidence", 0.95))
    return (confidence,)


@app.cell
def _(mo):
    mo.md("""# TikTok approved six of the seven test ads

BNR Nieuwsradio submitted seven test ads to TikTok. TikTok approved six and rejected one.""")
    return


@app.cell
def _(pandas, plt):
    counts = pandas.read_csv("counts.csv")
    _, axes = plt.subplots(figsize=(7, 3))
    axes.barh(counts["category"], counts["approved"])
    axes.set_xlabel("approved")
    axes
    return (counts,)


@app.cell
def _(counts):
    counts
    return


@app.cell
def _(confidence, mo):
    mo.md(f"""## How sure is this?

Had one decision gone the other way, the count would have been five or seven instead of six.

Asked at a confidence of {confidence}.""")
    return


if __name__ == "__main__":
    app.run()
