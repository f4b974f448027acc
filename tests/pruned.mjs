// What Pyodide, with the glue and wasm of a folder, does between Python and JavaScript, as JSON: node tests/pruned.mjs FOLDER
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const { resolve: find } = createRequire(resolve(dirname(fileURLToPath(import.meta.url)), "../site_src/package.json"));
const pyodide = dirname(find("pyodide/pyodide.mjs"));
const { loadPyodide } = await import(pathToFileURL(find("pyodide/pyodide.mjs")));
const { info } = JSON.parse(readFileSync(join(pyodide, "pyodide-lock.json")));
const python = await loadPyodide({
  indexURL: `${resolve(process.argv[2])}/`,
  stdLibURL: join(pyodide, "python_stdlib.zip"),
  lockFileContents: { info, packages: {} },
  packageBaseUrl: pyodide,
});
const said = [];
python.registerJsModule("page", {
  given: { list: [1, 2.5, "é😀", null, true], big: 2n ** 70n, nothing: undefined },
  fail: () => {
    throw new TypeError("not here");
  },
  soon: async (held) => held + 1,
  *several() {
    yield* [1, 2, 3];
  },
  async *severalSoon() {
    yield* [4, 5];
  },
  bytes: new Uint8Array([1, 2, 3]),
  call: (work, ...held) => work(...held),
  Thing: class {
    constructor(name) {
      this.name = name;
    }
  },
  said,
});
const found = await python.runPythonAsync(`
import asyncio, datetime, gc, importlib, json, re, sys, unicodedata, zlib
import page
from pyodide.ffi import JsException, create_once_callable, create_proxy, to_js
import js

def refused(work):
    try:
        work()
    except BaseException as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"

def deep(at):
    return deep(at + 1)

def nested():
    raise ValueError("in Python")

async def later():
    await asyncio.sleep(0)
    return await page.soon(41)

proxy = create_proxy(lambda held: held * 2)
text = "priorities " * 1000
with open("/tmp/held.txt", "w", encoding="utf-8") as file:
    file.write(text)
with open("/tmp/held.txt", encoding="utf-8") as file:
    kept = file.read() == text
buffer = js.Uint8Array.new(3)
buffer.assign(b"abc")
page.said.push(to_js({"a": [1, {"b": 2}], "c": b"xy"}, dict_converter=js.Object.fromEntries))
json.dumps({
    "given": repr(page.given.to_py()),
    "attributes": [page.given.list[2], len(page.given.list), hasattr(page.given, "none"), page.given.big == 2**70],
    "new": page.Thing.new("one").name,
    "callback": [page.call(proxy, 21), page.call(create_once_callable(lambda *held: len(held)), 1, 2)],
    "destroyed": [proxy.destroy(), refused(lambda: page.call(proxy, 1))],
    "iterated": [*page.several()],
    "iterated later": [one async for one in page.severalSoon()],
    "awaited": await asyncio.gather(later(), later()),
    "bytes": [page.bytes.to_bytes().hex(), bytes(buffer.to_py()).decode()],
    "refused": [refused(page.fail), refused(lambda: page.call(nested)), refused(lambda: page.none), refused(lambda: deep(0))],
    "file": kept,
    "date": str(datetime.datetime.fromtimestamp(0, datetime.UTC) + datetime.timedelta(days=365)),
    "unicode": [unicodedata.name("é"), re.findall(r"\\w+", "é 1 ß"), zlib.crc32(b"abc"), "ǅ".casefold()],
    "built in": sorted(set(sys.builtin_module_names)),
    "collected": [importlib.import_module(name) and gc.collect() >= 0 for name in set(sys.builtin_module_names)].count(True) > 50,
    "left out": refused(lambda: __import__("_sqlite3")),
})
`);
let failed;
try {
  python.runPython("1 / 0");
} catch (error) {
  failed = [error.type, error.message.trim().split("\n").at(-1)];
}
const squares = python.runPython("{'squares': lambda held: [one * one for one in held]}");
const made = squares.get("squares")([1, 2, 3]);
console.log(JSON.stringify({ ...JSON.parse(found), failed, squares: [...made.toJs()], said: JSON.stringify(said) }));
