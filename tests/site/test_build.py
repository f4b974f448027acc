"""The build: what is shipped, and how an author's mistake stops it."""

import builtins
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import traceback
from functools import partial
from pathlib import Path
from types import CodeType
from urllib.parse import urlsplit

import jsonschema
import pytest
from compiled.schema import validate
from priorities.files import FileProblem, SchemaProblem, parse
from priorities.visibility import show
from pymdownx.superfences import SuperFencesException

from site_src import fences, pack, seal
from site_src.compile import SCHEMA
from site_src.serve import PACKED
from site_src.shipment import ARCHIVES, shipment
from tests.priorities.test_files import NOT_EXERCISES, WRONG, changed
from tests.building import ROOT

BARE_PYODIDE = 6_400_000


class TestShipment:
    def test_a_name_changes_with_its_content(self, tmp_path):
        names = shipment().names

        assert re.fullmatch(r"assets/early\.[0-9a-f]{10}\.js", names["early.js"])
        assert re.fullmatch(r"assets/python/[0-9a-f]{10}/pyodide\.mjs", names["pyodide.mjs"])
        assert shipment().names == names

    def modules(self):
        """What each archive holds: those of every start, the one with the rest of ours, and the one for Excel."""
        for path in ARCHIVES.values():
            yield set(pack.contents(gzip.decompress(path.read_bytes())))

    def test_the_archives_hold_compiled_modules_alone_and_each_module_once(self):
        archives = list(self.modules())
        everything = set().union(*archives)

        assert {Path(name).suffix for name in everything} == {".pyc"}
        assert len(everything) == sum(map(len, archives))
        assert not {name for name in everything if name.startswith(("priorities/reading", "fastjsonschema/", "tomllib/"))}
        for folder in ("priorities", "priorities/views", "browser", "browser/pages"):
            ours = {path.relative_to(ROOT / "py").as_posix() + "c" for path in (ROOT / "py" / folder).glob("*.py")}
            built = {"reading", "lines", "authoring", "printed", "views/home", "combine", "__main__"}  # the build, or the command line, and no page
            assert ours - {f"priorities/{name}.pyc" for name in built} <= everything

    def test_what_no_visit_begins_with_is_fetched_later(self):
        python, first, more, excel = self.modules()

        assert {"json/__init__.pyc", "pyodide/webloop.pyc", "inspect.pyc"} <= python
        assert not {name for name in python if name.startswith(("priorities/", "browser/", "compiled/", "pyscript/", "dataclasses"))}
        assert {"browser/start.pyc", "priorities/views/sheet.pyc", "priorities/exercise.pyc", "dataclasses.pyc", "pyscript/__init__.pyc"} <= first
        assert {"compiled/schema.pyc", "priorities/report.pyc", "csv.pyc", "segno/encoder.pyc"} <= more
        assert {"priorities/workbook.pyc", "xlsxwriter/workbook.pyc", "zipfile/__init__.pyc", "pathlib/__init__.pyc"} <= excel
        assert not {name for name in python | first | more if name.startswith("xlsxwriter")}
        assert not {name for name in python | first | more | excel if name.startswith(("http/", "email/", "segno/writers"))}

    def test_of_our_docstrings_it_holds_those_of_classes_alone(self):
        archive = pack.contents(gzip.decompress(ARCHIVES["first"].read_bytes()))
        sheets, exercise = archive["priorities/sheets.pyc"], archive["priorities/exercise.pyc"]

        assert b"Take a sheet back, unread." not in sheets
        assert b"One team's whole record, as values" not in exercise
        assert b"One member's answers to Tool 1." in exercise

    def test_its_code_knows_the_first_line_of_each_function_and_runs_as_before(self):
        source = "\n\ndef third(n):\n    held = [\n        n / one\n        for one in (2, 1, 0)\n    ]\n    return held\n"
        code = pack.by_first_line(compile(source, "made_up.py", "exec"))
        names = {}
        exec(code, names)
        (third,) = [one for one in code.co_consts if hasattr(one, "co_code")]

        assert {line for *_, line in third.co_lines()} == {3}
        assert list(third.co_lines())[-1][1] == len(third.co_code)
        with pytest.raises(ZeroDivisionError) as raised:
            names["third"](4)
        trace = traceback.extract_tb(raised.tb)
        assert trace[1].lineno == 3

    def test_the_methods_of_its_classes_are_compiled_and_others_are_compiled_when_they_come(self, monkeypatch):
        ran, told, new = [], "def double(n):\n    return 2 * n", "def half(n):\n    return n / 2"
        run = builtins.exec
        monkeypatch.setattr(builtins, "exec", lambda what, *scopes: (ran.append(type(what)), run(what, *scopes)))
        module = {}
        run(pack.with_methods("", [told]), module)
        methods = {}
        for text in (told, new):
            module["exec"](text, {}, methods)

        assert ran == [CodeType, str]
        assert (methods["double"](4), methods["half"](4)) == (8, 2)

    def test_a_first_visit_downloads_less_than_bare_pyodide(self, built):
        """What a page with Python fetches, packed as GitHub Pages packs it, against 0.85 of 6.4 MB."""
        page = (built / "exercise/sheet/index.html").read_text(encoding="utf-8")
        wanted = {built / "exercise/sheet" / link for link in re.findall(r'(?:href|src)="([^"#]+\.(?:js|mjs|css|wasm|gz|woff2|svg))"', page)}
        asked_for_by_scripts = ("core-*.js", "py-*.js", "pyodide.asm.wasm", "python.zip.gz", "first.gz")
        wanted |= {path for name in asked_for_by_scripts for path in (built / "assets/python").glob(f"*/{name}")}
        total = sum(len(gzip.compress(path.read_bytes())) if path.suffix in PACKED else path.stat().st_size for path in wanted)

        assert len(wanted) > 10
        assert 0.4 * BARE_PYODIDE < total < 0.85 * BARE_PYODIDE

    def test_the_early_script_is_small(self):
        (early,) = [content for name, content in shipment().files.items() if "/early." in name]

        assert len(early) < 2048

    def test_a_script_ships_without_comments_and_with_its_texts_as_they_are(self):
        for name in ("early.js", "a11y.js", "offline.js", "requests.js"):
            shipped = shipment().files[shipment().names[name]]
            source = (ROOT / "site_src/scripts" / name).read_bytes()
            assert b"//" not in shipped
            assert b"\n" not in shipped
            assert re.findall(rb'"[^"\n]*"|`[^`]*`', shipped) == re.findall(rb'"[^"\n]*"|`[^`]*`', re.sub(rb"(?m)^ *//.*$", b"", source))
            assert subprocess.run(["node", "--check", "-"], input=shipped, check=False).returncode == 0


class TestMistakes:
    """An author's mistake stops the build and says what to mend."""

    def test_in_an_instrument_and_in_a_page_of_a_tool(self, tmp_path):
        """Both ways into the build say what `priorities check` says, and nothing is built."""
        copy = tmp_path / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("build", "site", ".venv", "node_modules", ".*"))
        (copy / "instruments/areas.toml").write_text('id = "areas"\nversion = "one"\n')
        ours = {**os.environ, "PYTHONPATH": os.pathsep.join(str(copy / part) for part in ("", "py", "build/generated")), "NO_MKDOCS_2_WARNING": "1"}
        run = partial(subprocess.run, cwd=copy, env=ours, capture_output=True, text=True, check=False)
        compiled = run([sys.executable, "site_src/compile.py", "made"])
        checked = run([sys.executable, "-m", "priorities", "check"])
        assert (compiled.returncode, checked.returncode) == (1, 1)
        assert compiled.stderr.splitlines() == [f"error: {line}" for line in checked.stderr.splitlines()]
        assert "instruments/areas.toml, line 2: version: 'one' is not a whole number." in checked.stderr

        shutil.copy(ROOT / "instruments/areas.toml", copy / "instruments")
        shutil.copytree(ROOT / "build/generated", copy / "build/generated")
        (copy / "docs/exercise/strategies/defining.md").unlink()
        built = run([sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")])
        checked = run([sys.executable, "-m", "priorities", "check"])
        assert "instruments/defining.toml: this tool has no page. Write docs/exercise/strategies/defining.md" in checked.stderr
        assert checked.stderr.strip() in built.stderr
        assert (built.returncode, checked.returncode) == (1, 1)
        assert not (tmp_path / "site/index.html").exists()

    def test_a_page_that_is_in_no_list_and_a_link_to_nowhere(self, tmp_path):
        """With the very options of `make site`: with `--quiet`, MkDocs would not count what `--strict` is to stop at."""
        (options,) = re.findall(r"mkdocs build (.*?) *--site-dir", (ROOT / "Makefile").read_text(encoding="utf-8"))
        (tmp_path / "docs").mkdir()
        (tmp_path / "docs/index.md").write_text("[nowhere](nowhere.md)")
        (tmp_path / "docs/left_out.md").write_text("# Left out")
        (tmp_path / "mkdocs.yml").write_text("site_name: X\nnav: [index.md]\nvalidation: {nav: {omitted_files: warn}}\n")
        command = [sys.executable, "-m", "mkdocs", "build", *options.split(), "--site-dir", str(tmp_path / "site")]
        built = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

        assert built.returncode == 1
        assert "nowhere.md" in built.stderr
        assert "left_out.md" in built.stderr

    @pytest.mark.parametrize("text", ["nowhere", "strategies nothing"])
    def test_in_a_fence(self, text):
        with pytest.raises(SuperFencesException, match=text.split()[-1]):
            fences.exercise(text)

    PAGE = '<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content=""></head><body>{}</body></html>'
    PYTHON = '<form id="page" data-page="team"></form><py-script>x</py-script>'

    def sealed(self, folder, **pages):
        for name, body in pages.items():
            (folder / name).mkdir()
            (folder / name / "index.html").write_text(self.PAGE.format(body))
        return seal.seal_site(folder)

    def test_a_fence_that_came_out_as_code(self, tmp_path):
        (told,) = self.sealed(tmp_path, a='<pre><code class="language-exercise">team</code></pre>')
        assert told.startswith("/a/: a fence came out as code.")

    def test_python_without_a_form(self, tmp_path):
        (told,) = self.sealed(tmp_path, a="<py-script>x</py-script>")
        assert told.startswith("/a/: Python runs here, but the form is lost.")

    def test_a_link_that_would_carry_the_wrong_policy(self, tmp_path):
        told = self.sealed(tmp_path, a=self.PYTHON + '<a href="../b/">b</a>', b='<a href="../a/">a</a>')
        assert told == [
            '/a/: the link to ../b/ leads between a page with Python and one without. Give it target="_self".',
            '/b/: the link to ../a/ leads between a page with Python and one without. Give it target="_self".',
        ]

    def test_no_mistake(self, tmp_path):
        assert self.sealed(tmp_path, a=self.PYTHON + '<a href="../b/" target="_self">b</a>', b="<p>b</p>") == []

    def test_no_place_for_the_policy(self, tmp_path):
        (tmp_path / "index.html").write_text("<!doctype html>")
        (told,) = seal.seal_site(tmp_path)
        assert told.startswith("/: there is no place for its policy.")


class TestSchema:
    """`jsonschema` reads the published schema and the page runs code made from it: they never differ."""

    def verdicts(self, document):
        by_jsonschema = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).is_valid(document)
        try:
            validate(document)
        except SchemaProblem:
            return by_jsonschema, False
        return by_jsonschema, True

    def test_they_take_the_example_team(self, team):
        assert self.verdicts(json.loads(show("file.json", team))) == (True, True)

    @pytest.mark.parametrize("name", WRONG)
    def test_they_agree_on_an_exercise_with_one_thing_wrong(self, team, name):
        theirs, ours = self.verdicts(json.loads(changed(team, WRONG[name])))

        assert theirs == ours

    def test_they_agree_on_every_other_file_that_is_json_at_all(self):
        agreed = 0
        for held, _ in NOT_EXERCISES.values():
            try:
                document = parse(held.decode())
            except (FileProblem, UnicodeDecodeError):
                continue
            theirs, ours = self.verdicts(document)
            assert theirs == ours
            agreed += 1
        assert agreed > 5


SPONSORS = {"opencollective", "github", "patreon", "buymeacoffee", "tidelift", "polar", "ko-fi"}


def addresses(held, key=""):
    """Every address in plain JSON, each with the key it stands under."""
    if isinstance(held, dict):
        for inner, one in held.items():
            yield from addresses(one, inner)
    elif isinstance(held, list):
        for one in held:
            yield from addresses(one, key)
    elif isinstance(held, str) and "://" in held:
        yield key, held


def test_no_lock_file_holds_a_download_address():
    for name in ("requirements.txt", "tests/requirements-pyodide.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text, name
        assert "--index" not in text, name
        assert "find-links" not in text, name
    lock = json.loads((ROOT / "site_src/package-lock.json").read_text(encoding="utf-8"))
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
    # What is left are the pages of those who ask for support.
    for key, address in addresses(lock):
        assert key in ("url", "funding"), address
        assert urlsplit(address).hostname.removeprefix("www.").split(".")[0] in SPONSORS, address


def test_the_python_of_a_folder_finds_the_packages_of_that_folder(tmp_path):
    """So `.venv/bin/python -m priorities` needs no setting, wherever it is called from."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "venv")], check=True)
    python = tmp_path / "venv/bin/python"
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run([python, ROOT / "site_src/venv.py"], check=True, env=alone)
    code = "import priorities.agreement as one, compiled.instruments as other; print(one.__file__, other.__file__)"
    found = subprocess.run([python, "-c", code], cwd=tmp_path, env=alone, capture_output=True, text=True, check=True).stdout

    assert found.split() == [str(ROOT / "py/priorities/agreement.py"), str(ROOT / "build/generated/compiled/instruments.py")]
