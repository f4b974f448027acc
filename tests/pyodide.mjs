// The unit tests in Pyodide as its makers ship it, since Hypothesis is compiled apart: node tests/pyodide.mjs SITE_PACKAGES WHEEL
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const { resolve: find } = createRequire(`${root}/site_src/package.json`);
const { loadPyodide } = await import(pathToFileURL(find("pyodide/pyodide.mjs")));
const [packages, wheel] = process.argv.slice(2);
const python = await loadPyodide();
python.mountNodeFS("/project", root);
python.mountNodeFS("/packages", resolve(packages));
python.unpackArchive(new Uint8Array(readFileSync(wheel)), "whl", { extractDir: "/hypothesis" });
const failed = await python.runPythonAsync(`
import os, sys
sys.dont_write_bytecode = True
# The wheel made for this interpreter comes first; beside it only pure Python is taken from the machine's packages.
sys.path[:0] = ["/hypothesis", "/project/py", "/project/build/generated", "/packages"]
os.chdir("/project")
import pytest
int(pytest.main(["-q", "--no-header", "-p", "no:cacheprovider", "-p", "no:playwright", "-p", "no:base_url", "--rootdir=/project", "tests/priorities"]))
`);
process.exit(failed);
