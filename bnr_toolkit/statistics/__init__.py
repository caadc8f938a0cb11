"""Arithmetic for tiny probes: counts → intervals and chances. No record, no words; each function names its source."""
