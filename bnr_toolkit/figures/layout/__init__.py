"""A figure → marks with a place and a size: where every dot, line and letter stands. Nothing in here draws."""
