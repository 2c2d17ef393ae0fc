"""What is installed is compiled: a portal that may not write into its folder would else compile it at each start."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOADED = """
import sys, django
from importlib.util import cache_from_source
from pathlib import Path
django.setup()
files = [getattr(module, "__file__", None) for module in list(sys.modules.values())]
for file in filter(None, files):
    ours = file.startswith((sys.prefix, str(Path.cwd())))
    if ours and file.endswith(".py") and not Path(cache_from_source(file)).exists():
        print(file)
"""


def test_all_that_a_start_loads_is_compiled():
    """`make ready` and `make test` see to it."""
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not done.stdout
