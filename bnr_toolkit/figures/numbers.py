"""Lengths as they stand in an SVG."""


def rounded(length: float, decimals: int) -> str:
    """The number in its shortest form.

    >>> rounded(12.5, 2), rounded(-0.0001, 2), rounded(7, 0)
    ('12.5', '0', '7')
    """
    text = f"{length:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
