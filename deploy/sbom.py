"""Says which libraries this version is made of, as CycloneDX 1.6 (JSON), from requirements.lock alone.

Usage: python deploy/sbom.py > sbom.json. The same lock file gives the same bytes: no time, no machine, no chance.
"""

import hashlib
import json
import re
import sys
import uuid
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<marker>[^\\]+?))?\s*\\?$", re.M)
NAME = "kommunalsozialismus"


def bill(lock: str, version: str) -> dict[str, Any]:
    """`lock`: the text of a lock file as uv writes it. Components in its order, which is that of their names."""
    digest = hashlib.sha256(lock.encode()).hexdigest()
    own = f"pkg:generic/{NAME}@{version}"
    components = [_component(**found.groupdict()) for found in PINNED.finditer(lock)]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{own}#{digest}')}",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": own, "name": NAME, "version": version, "purl": own},
            "properties": [{"name": "requirements.lock:sha256", "value": digest}],
        },
        "components": components,
        "dependencies": [{"ref": own, "dependsOn": [component["bom-ref"] for component in components]}],
    }


def unhashed(lock: str) -> list[str]:
    """Names of what would be installed without a hash."""
    entries = re.split(r"\n(?=\S)", lock.strip())
    return [entry.split("==")[0] for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)]


def _component(name: str, version: str, marker: str | None) -> dict[str, Any]:
    purl = f"pkg:pypi/{re.sub(r'[-_.]+', '-', name).lower()}@{version}"
    known = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    return known | ({"properties": [{"name": "python:marker", "value": marker}]} if marker else {})


def main() -> None:
    lock, version = (ROOT / "requirements.lock").read_text(), (ROOT / "VERSION").read_text().strip()
    if missing := unhashed(lock):
        sys.exit(f"requirements.lock has no hash for: {', '.join(missing)}")
    json.dump(bill(lock, version), sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
