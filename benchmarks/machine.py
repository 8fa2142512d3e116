"""What a process is given of the machine, and what it takes."""

import os
import resource
from pathlib import Path


def pin(core: int) -> None:
    """Keep this process on one of the cores it may use, where the system lets it."""
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[core]})


def environment() -> dict[str, str]:
    """Everything stays on loopback, so no contestant shall go by a proxy."""
    return {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}


def memory(process: int | str = "self", most: str = "VmHWM") -> float:
    """Return the most memory that a process ever held, or with VmRSS holds now, in MiB."""
    status = Path(f"/proc/{process}/status")
    if status.exists():  # where ru_maxrss has the parent's in it, from before exec
        return int(status.read_text().partition(f"{most}:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
