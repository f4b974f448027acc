"""The list of parts and the bill of materials name everything of others that is shipped, as it is installed."""

import json
import re
import subprocess
from collections import Counter

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from site_src import parts, sbom, shipment
from site_src.parts import PartError
from site_src.shipment import HERE, NPM


@pytest.fixture(scope="module")
def bill(built):
    """The published bill of materials."""
    return json.loads((built / sbom.NAME).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def named(bill):
    return {(one["name"], one["version"]) for one in bill["components"]}


def package_of(path):
    """The npm package that a file is from, by what its name says below node_modules."""
    found = re.match(r"(@[^/]+/)?[^/]+", path.relative_to(NPM).as_posix())
    return found[0], json.loads((NPM / found[0] / "package.json").read_text(encoding="utf-8"))["version"]


def in_maps(folder, pattern):
    """The packages that the source maps of scripts name."""
    sources = [one for path in folder.rglob(pattern) for one in json.loads(path.read_text(encoding="utf-8"))["sources"]]
    return {re.match(r"(@[^/]+/)?[^/]+", one.rpartition("node_modules/")[2])[0] for one in sources if "node_modules/" in one}


def test_the_bill_holds_to_the_format(built):
    told = JsonStrictValidator(SchemaVersion.V1_6).validate_str((built / sbom.NAME).read_text(encoding="utf-8"))

    assert told is None


def test_it_is_the_same_for_the_same_parts():
    assert sbom.document(parts.parts(), "A") == sbom.document(parts.parts(), "A")


def test_each_file_that_npm_brings_is_of_a_named_part(named):
    files = [path for path in shipment.RUNTIME.values() if path.is_relative_to(NPM)] + [shipment.PYSCRIPT / "core.js"]
    files += [shipment.FONTS / "public-sans-latin-wght-normal.woff2"]

    assert len(files) > 8
    assert {package_of(path) for path in files} <= named


def test_what_pyscript_holds_inside_is_named(named):
    inside = in_maps(shipment.PYSCRIPT, "core*.js.map")

    assert "polyscript" in inside
    assert inside <= {name for name, _ in named}


def test_what_the_theme_holds_inside_is_named(bill, built):
    (theme,) = [one for one in bill["components"] if one["name"] == "mkdocs-material"]
    inside = in_maps(built / "assets", "*.map")

    assert "lunr" in inside
    assert inside <= {one["name"] for one in theme["components"]}


def test_each_module_in_the_archives_is_of_a_named_part(named):
    names = {name.lower() for name, _ in named}
    ours = {"priorities", "browser", "compiled"}
    of_pyodide = {"pyodide", "_pyodide"}

    for module in parts.modules() - parts.standard() - ours - of_pyodide:
        assert {"pyscript": "@pyscript/core"}.get(module, module) in names, module
    assert {"pyodide", "python", "htpy", "markupsafe", "segno", "xlsxwriter"} <= names


def test_npms_own_bill_names_no_part_that_ours_lacks(named):
    """But for packages that hold descriptions of types and nothing that runs."""
    told = subprocess.run(
        ["npm", "sbom", "--sbom-format", "cyclonedx", "--omit", "dev"], cwd=HERE, capture_output=True, text=True, check=True
    )
    theirs = {(one["bom-ref"].rpartition("@")[0], one["version"]) for one in json.loads(told.stdout)["components"]}
    types = {"@types/node", "@types/emscripten", "type-fest", "tagged-tag", "undici-types"}

    assert len(theirs) > 20
    assert {one for one in theirs if one[0] not in types} == {one for one in theirs if one in named}


def test_what_the_service_worker_says_is_in_it_is_listed(built, named):
    said = set(re.findall(r'"workbox:([a-z]+):', (built / "sw.js").read_text(encoding="utf-8")))

    assert {f"workbox-{name}" for name in said} == set(parts.WORKER)
    assert set(parts.WORKER) <= {name for name, _ in named}


def test_the_page_names_each_part_once_with_its_license_and_text(pages):
    page = pages["/about/licences/"]
    summaries = Counter(re.findall(r"<summary>([^<]+)</summary>", page))

    assert summaries == Counter(f"{part.name} {part.version}, {part.licence}" for part in parts.parts())
    assert "Permission is hereby granted, free of charge" in page
    for part in parts.parts():
        assert part.text or f'href="{part.terms}"' in page, part


def test_a_license_that_nobody_has_looked_at_stops_the_build():
    assert parts.known("APACHE-2.0", "x") == "Apache-2.0"
    with pytest.raises(PartError, match=r"'x' has the license 'GPL-3\.0-only', which nobody has looked at"):
        parts.known("GPL-3.0-only", "x")


def test_a_module_of_nobody_stops_the_build(monkeypatch):
    monkeypatch.setattr(parts, "modules", lambda: frozenset({"htpy", "stranger"}))
    with pytest.raises(PartError, match="the archives hold 'stranger'"):
        list(parts._from_python())
