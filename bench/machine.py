"""What a reader needs to know of the machine to judge a figure."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

from graph_service.store.sqlite_module import sqlite3

PACKAGES = ("directive-graph", "eyecite", "neo4j")


def facts() -> dict[str, str]:
    """Names and versions, in the order in which they are shown."""
    return {
        "processor": processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{memory_gigabytes():.0f} GiB",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        **{package: version(package) for package in PACKAGES},
    }


def processor() -> str:
    """The processor's name, or its architecture where the system does not tell."""
    information = Path("/proc/cpuinfo")
    lines = information.read_text(encoding="utf-8").splitlines() if information.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def memory_gigabytes() -> float:
    """All memory of the machine."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
