"""`run_limited`: one function in a child process of its own, with little memory, little time and no way out."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from uploads.refusals import REASONS, Refused

SECONDS: Final = 5
MEMORY: Final = 300 * 1024 * 1024
_WORKER: Final = Path(__file__).with_name("worker.py")


def run_limited(function: str, data: bytes, *, seconds: int = SECONDS, memory: int = MEMORY, **options: Any) -> Any:
    """What `function` ("package.module:name") returns for `(data, **options)`, run in a child process.

    Options and result are JSON: a child that was taken over can answer with nothing but text.
    `seconds` bound wall and processor time, `memory` (bytes) the child's whole address space. A new
    interpreter is started (about 60 ms) rather than this one forked: web servers have threads, and
    the limit on memory shall count the parser, not the portal.
    Raises Refused when the function does, and when a limit is reached or it fails otherwise.
    """
    request = {
        "function": function,
        "options": options,
        "seconds": seconds,
        "memory": memory,
        "path": [entry for entry in sys.path if entry] or [str(_WORKER.parent.parent)],
    }
    header = json.dumps(request).encode() + b"\n"
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and file
            [sys.executable, "-I", "-S", str(_WORKER)],
            input=header + data,
            capture_output=True,
            timeout=seconds + 1,
            env={"PATH": "", "LC_ALL": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused("too_slow") from None
    return _result(done)


def _result(done: "subprocess.CompletedProcess[bytes]") -> Any:
    log = done.stderr[-2000:].decode("utf-8", "replace")
    if done.returncode < 0:  # killed by SIGXCPU or SIGKILL, the limit on time
        raise Refused("too_slow" if -done.returncode in (9, 24) else "unreadable", detail=log)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise Refused("unreadable", detail=log) from None
    if "refused" in answer:
        reason = answer["refused"] if answer["refused"] in REASONS else "unreadable"
        raise Refused(reason, detail=answer.get("detail", log), **answer.get("values", {}))
    return answer["result"]
