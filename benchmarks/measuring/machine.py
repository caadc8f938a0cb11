"""The machine that measured: what matters to a time, and nothing that says whose machine it is."""

from __future__ import annotations

import os
import platform
from pathlib import Path

CPU_FILE = Path("/proc/cpuinfo")


def facts() -> dict[str, str]:
    """Processor, cores, memory, system, Python and how busy the machine is now; what cannot be told is left out."""
    told = {
        "Processor": _processor(),
        "Cores that may be used": str(_cores()),
        "Memory": _memory(),
        "System": _system(),
        "Python": platform.python_version(),
        "Busy processes when it began (average of a minute)": busy(),
    }
    return {name: fact for name, fact in told.items() if fact}


def busy() -> str:
    """How many processes wanted a core in the last minute: with more than cores, times are of a crowded machine."""
    try:
        return f"{os.getloadavg()[0]:.1f}"
    except (OSError, AttributeError):
        return ""


def _processor() -> str:
    try:
        lines = CPU_FILE.read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{models[0]} ({platform.machine()})" if models else platform.machine()


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _memory() -> str:
    try:
        gibibytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    except (OSError, ValueError, AttributeError):
        return ""
    return f"{gibibytes:.0f} GiB"


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError, AttributeError):
        return platform.system()
