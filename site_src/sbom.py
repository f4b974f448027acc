"""The software bill of materials: every part that is shipped, in the CycloneDX format that auditors' tools read."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from site_src.parts import Part

NAME = "sbom/site.cdx.json"


def document(found: Iterable[Part], title: str) -> bytes:
    """The bill as a file, the same bytes for the same parts: it says neither when nor where it was made."""
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": title, "licenses": _licences("MIT")}},
        "components": [_component(part) for part in found],
    }
    return (json.dumps(bill, indent=1) + "\n").encode()


def _component(part: Part) -> dict[str, Any]:
    held = {
        "type": "library",
        "bom-ref": _address(part),
        "name": part.name,
        "version": part.version,
        "licenses": _licences(part.licence),
        "purl": _address(part),
    }
    if part.address:
        held["externalReferences"] = [{"type": "website", "url": part.address}]
    if part.inside:
        held["components"] = [
            {"type": "library", "name": name, "licenses": _licences(licence)} for name, licence in part.inside
        ]
    return held


def _licences(name: str) -> list[dict[str, Any]]:
    return [{"license": {"id": name}}]


def _address(part: Part) -> str:
    """The part as a package URL, which every registry has a kind for."""
    name = part.name.lower() if part.source == "pypi" else part.name
    return f"pkg:{part.source}/{quote(name, safe='/')}@{part.version}"
