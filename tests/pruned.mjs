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
import asyncio, datetime, decimal, gc, hashlib, importlib, json, math, random, re, struct, sys, zlib
import page
from pyodide.ffi import JsException, create_once_callable, create_proxy, to_js
import js

def refused(work):
    try:
        work()
    except BaseException as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"

# What Python looks up in tables: every letter's kinds, cases and encodings; numbers as text; sums and packings.
def looked_up():
    letters = [chr(at) for at in (*range(0xD800), *range(0xE000, 0x20000), *range(0xE0000, 0xE0200))]
    kinds = ("isalpha", "isdecimal", "isdigit", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper")
    cases = ("lower", "upper", "title", "casefold", "swapcase")
    yield [[getattr(letter, kind)() for letter in letters] for kind in kinds]
    yield [[getattr(letter, case)() for letter in letters] for case in cases]
    yield [letter.isidentifier() for letter in letters]
    text = "".join(letters)
    yield [text.encode(name, "ignore") for name in ("utf-8", "utf-16", "utf-32", "utf-7", "latin-1", "ascii", "unicode_escape")]
    yield [re.findall(r"(?i)[\\wß-ž]+|\\s|\\d", text)]
    source = random.Random(1)
    floats = [struct.unpack("<d", source.randbytes(8))[0] for _ in range(5000)] + [10.0**at for at in range(-320, 309)]
    yield [[repr(one), f"{one:.3g}", f"{one:.17e}", f"{float(repr(one)):,.2f}", float.hex(one)] for one in floats]
    yield [[work(abs(one) % 100 + 1) for work in (math.sin, math.log, math.exp, math.gamma, math.erf, math.sqrt)] for one in floats if one == one]
    yield [str(decimal.Decimal(at).sqrt() ** decimal.Decimal("1.7")) for at in range(1, 300)]
    yield [str(7**at) for at in range(0, 900, 7)] + [int(str(7**at)) % 1009 for at in range(0, 900, 7)]
    held = text.encode()[:200000]
    packed = [zlib.compress(held, level) for level in (1, 6, 9)]
    yield [packed, [zlib.decompress(one) == held for one in packed], zlib.crc32(held), zlib.adler32(held)]
    yield [hashlib.new(name, held).hexdigest() for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b", "blake2s")]
    yield [str(datetime.date.fromordinal(at)) for at in range(1, 3000000, 997)]

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
    "looked up": [hashlib.sha256(repr(one).encode("utf-8", "surrogatepass")).hexdigest() for one in looked_up()],
    "names": [refused(lambda: "é".encode("ascii", "namereplace")), refused(lambda: "é".encode("shift_jis"))],
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
