"""What a worker frees goes back: its heaps are few, and large blocks do not stay."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

MANY_THREADS = """
import re, threading
from portal.serving import memory
assert memory.keep_small()
ready, go = threading.Barrier(13), threading.Barrier(13)
def work():
    kept = [bytes(10_000) for _ in range(500)]
    ready.wait(); del kept; go.wait()
threads = [threading.Thread(target=work) for _ in range(12)]
for one in threads: one.start()
ready.wait(); go.wait()
for one in threads: one.join()
print(re.search(r"VmRSS:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""


def test_memory_of_many_threads_goes_back():
    """60 MB in twelve threads, all freed: with a heap a thread most of it would stay."""
    done = subprocess.run([sys.executable, "-c", MANY_THREADS], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 45_000
