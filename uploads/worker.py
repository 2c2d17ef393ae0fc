"""The child of `run_limited`: a script, started with `-I -S`, that limits itself before it reads a byte.

Its first line of input is the request as JSON, the rest is the file. It answers with one JSON object.
"""

import json
import resource
import sys
from importlib import import_module
from typing import Any

_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename",
              "os.rmdir", "shutil.", "urllib.", "ftplib.", "smtplib.", "ctypes.dlopen", "webbrowser.")  # fmt: skip

# Ciphers that a parser takes when they happen to be installed. They load libraries of their own, which is forbidden here;
# taken for missing, the parser does without.
_BESIDE = ("Crypto", "cryptography")


def _no_way_out(event: str, arguments: tuple[Any, ...]) -> None:
    """Audit hook: no network, no other programs, no writing. The limits below hold in any case."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        raise PermissionError(event)


def _limit(memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def _answer(request: dict[str, Any], data: bytes) -> dict[str, Any]:
    from uploads.refusals import Refused

    try:
        module, _, name = request["function"].partition(":")
        return {"result": getattr(import_module(module), name)(data, **request["options"])}
    except Refused as refusal:
        return {"refused": refusal.reason, "values": refusal.values, "detail": refusal.detail}
    except MemoryError:
        return {"refused": "too_much_memory"}
    except RecursionError:
        return {"refused": "unreadable", "detail": "nested too deeply"}
    except Exception as problem:  # whatever a parser raises on a hostile file
        return {"refused": "unreadable", "detail": repr(problem)[:500]}


def main() -> None:
    header, _, data = sys.stdin.buffer.read().partition(b"\n")
    request = json.loads(header)
    sys.dont_write_bytecode = True
    sys.path[:] = request["path"]
    for name in _BESIDE:
        sys.modules[name] = None  # type: ignore[assignment]  # That is how one says „not here“.
    _limit(request["memory"], request["seconds"])
    sys.addaudithook(_no_way_out)
    sys.stdout.write(json.dumps(_answer(request, data)))


if __name__ == "__main__":
    main()
