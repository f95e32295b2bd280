"""What a process that reads strangers' files may use; the system holds it to that."""

from __future__ import annotations

import signal
import sys
from math import ceil

# A process outlives its time by no more than this where nobody is left to kill it.
_ORPHAN_SECONDS = 15


def limit_this_process(seconds: float, max_memory: int) -> None:
    """Limit the process that calls this, for good.

    Args:
        seconds: After these and some more it is ended, also within a library that never returns; not on Windows.
        max_memory: Bytes of memory beyond which an allocation fails; held on Linux only.
    """
    if hasattr(signal, "alarm"):
        # A handler in Python would wait for a library that is busy; the system does not.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(ceil(seconds) + _ORPHAN_SECONDS)
    if sys.platform == "linux":
        import resource

        # Never above what whoever started the command allows it.
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        allowed = max_memory if most == resource.RLIM_INFINITY else min(max_memory, most)
        resource.setrlimit(resource.RLIMIT_DATA, (allowed, allowed))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
