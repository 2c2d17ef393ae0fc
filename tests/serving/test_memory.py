"""The threads of a worker share one heap."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

MANY_THREADS = """
import ctypes, threading
from portal.serving import memory
assert memory.keep_small()
ready = threading.Barrier(12)
def work():
    kept = [bytes(10_000) for _ in range(50)]
    ready.wait()
threads = [threading.Thread(target=work) for _ in range(12)]
for one in threads: one.start()
for one in threads: one.join()
ctypes.CDLL(None).malloc_stats()
"""


def test_threads_have_no_heaps_of_their_own():
    done = subprocess.run([sys.executable, "-c", MANY_THREADS], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.count("Arena ") == 1, done.stderr
