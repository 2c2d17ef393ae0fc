"""How the C library keeps memory: few heaps, and what is large goes back as soon as it is free.

Left alone, glibc gives each of a worker's threads a heap of its own, and none of them gives anything back: after an hour
of mixed use a third of a worker was empty. Other C libraries (musl) do without, and are left as they are.
"""

import ctypes
from typing import Final

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _MOST_HEAPS = -1, -3, -8
"""Numbers of mallopt(3), from glibc's malloc.h."""
_SETTINGS: Final = ((_MOST_HEAPS, 1), (_TRIM_THRESHOLD, 128 * 1024), (_MMAP_THRESHOLD, 64 * 1024))


def keep_small() -> bool:
    """For this process and those forked from it; says whether the C library knows the settings."""
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):
        return False
    return all(mallopt(setting, value) == 1 for setting, value in _SETTINGS)
