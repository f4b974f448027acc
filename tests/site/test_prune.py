"""The pruned Pyodide does what the whole one does."""

import gzip
import json
import re
import subprocess

import pytest
from site_src.pack import refuse

from tests.building import ROOT


@pytest.fixture(scope="module")
def pruned():
    return spoken(ROOT / "build")


def spoken(folder):
    run = subprocess.run(["node", ROOT / "tests/pruned.mjs", folder], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def whole():
    return spoken(ROOT / "site_src/node_modules/pyodide")


def test_it_says_what_the_whole_one_says(pruned, whole):
    def besides(told):
        return {what: said for what, said in told.items() if what not in ("built in", "left out", "names")}

    assert besides(pruned) == besides(whole)


def test_a_module_that_is_left_out_is_not_there(pruned, whole):
    left_out = json.loads((ROOT / "build/left-out.json").read_text(encoding="utf-8"))

    assert set(left_out) == {
        *("_ctypes", "_elementtree", "_hmac", "_lsprof", "_lzma", "_pickle", "_queue", "_sqlite3"),
        *("_statistics", "_zstd", "cmath", "fcntl", "mmap", "pyexpat", "termios", "unicodedata", "xxsubtype", "_multibytecodec"),
        *("_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw"),
        *("_testbuffer", "_testcapi", "_testclinic", "_testclinic_limited", "_testinternalcapi", "_testlimitedcapi", "_xxtestfuzz"),
    }
    assert set(whole["built in"]) - set(pruned["built in"]) == set(left_out)
    assert pruned["left out"] == "ModuleNotFoundError: No module named '_sqlite3'"
    assert pruned["names"] == [
        'ImportError: PyCapsule_Import could not import module "unicodedata"',
        "LookupError: unknown encoding: shift_jis",
    ]


def test_what_only_the_modules_left_out_looked_up_is_emptied():
    pruned, whole = ((ROOT / folder / "pyodide.asm.wasm").read_bytes() for folder in ("build", "site_src/node_modules/pyodide"))

    assert b"SMALL ARABIC LETTER" in whole  # a name of a character
    assert b"SMALL ARABIC LETTER" not in pruned
    assert len(gzip.compress(pruned)) < 2_000_000  # with these tables it would be 2.7 million


def test_a_module_that_imports_what_is_left_out_stops_the_build():
    refuse("priorities.rows", "from math import floor", ["_sqlite3"])
    with pytest.raises(ImportError, match="leaves out '_sqlite3', which 'priorities.rows' imports"):
        refuse("priorities.rows", "def rows():\n    import _sqlite3", ["_sqlite3"])


def test_a_module_may_do_without_what_is_left_out():
    names = "def named():\n    import unicodedata"

    refuse("re/_parser.pyc", names, ["unicodedata"])
    with pytest.raises(ImportError, match="leaves out 'unicodedata'"):
        refuse("priorities/rows.pyc", names, ["unicodedata"])


def test_values_calls_and_promises_pass_both_ways(pruned):
    assert pruned["given"] == "{'list': [1, 2.5, 'é😀', jsnull, True], 'big': 1180591620717411303424, 'nothing': None}"
    assert pruned["callback"] == [42, 2]
    assert pruned["iterated later"] == [4, 5]
    assert pruned["awaited"] == [42, 42]
    assert pruned["bytes"] == ["010203", "abc"]
    assert pruned["squares"] == [1, 4, 9]


def test_what_goes_wrong_arrives_on_the_other_side(pruned):
    assert pruned["refused"] == [
        "JsException: TypeError: not here",
        "ValueError: in Python",
        "AttributeError: none",
        "RecursionError: maximum recursion depth exceeded",
    ]
    assert pruned["failed"] == ["ZeroDivisionError", "ZeroDivisionError: division by zero"]


def test_the_wasm_offers_what_the_glue_takes_in_any_browser():
    glue = (ROOT / "build/pyodide.asm.mjs").read_text(encoding="utf-8")
    offers = "console.log(WebAssembly.Module.exports(new WebAssembly.Module(fs.readFileSync(process.argv[1]))).map((one) => one.name).join())"
    run = subprocess.run(["node", "-e", offers, ROOT / "build/pyodide.asm.wasm"], capture_output=True, text=True, check=True)
    taken = set(re.findall(r'wasmExports(?:\.|\[")(\w+)', glue))

    assert "run_main_promising" in taken  # where a browser can wait for promises, and Node cannot
    assert taken <= set(run.stdout.strip().split(","))
