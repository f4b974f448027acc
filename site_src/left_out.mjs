// Leave Python's own modules that nothing on this site needs out of Pyodide's wasm, with most of what only they use.
import binaryen from "binaryen";

// The parts that are left out: each is the functions from the first of these names up to the second. A linker puts functions one source
// file after another, and a compiler puts those that a file offers before its own. So the names that files offer tell where each begins.
const PARTS = [
  ["PyInit__ctypes", "PyInit__posixsubprocess"],
  ["PyInit__hmac", "PyInit_array"], // with the modules for SQLite, LZMA and Zstandard
  ["PyInit__lsprof", "PyInit__random"], // with pickle and queue
  ["PyInit_cmath", "PyInit__decimal"],
  ["PyInit_pyexpat", "PyInit_select"], // XML, encodings of East Asia, names of characters, locks of files
  ["PyInit_termios", "PyUnstable_AtExit"], // with Python's tests of itself
  ["lzma_version_number", "emscripten_GetProcAddress"], // LZMA, SQLite and Zstandard themselves
];

// Take the parts out of a module whose exports and globals go by the names `offered`. Returns the names of the modules, and what strikes
// them off Python's list of modules in the wasm, once that is written.
export function leaveOut(module, offered) {
  const parts = PARTS.map((names) => names.map((name) => numbered(name, offered)));
  const partOf = (number) => parts.findIndex(([from, until]) => from <= number && number < until);
  const segment = binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(0));
  const first = binaryen.getExpressionInfo(segment.offset).value;
  const leaves = leaving(segment.data.map(partOf));
  const builtin = builtinModules(module, offered);
  for (const one of builtin) {
    const at = one.place - first;
    one.leaves = partOf(segment.data[at]) >= 0;
    if (one.leaves) leaves[at] = true;
  }
  // A function that somebody calls by its name stays in its places, too.
  module.addFunction("left out", binaryen.none, binaryen.none, [], module.unreachable());
  for (const stays of [() => false, (name) => module.getFunction(name)]) {
    const held = segment.data.map((name, at) => (leaves[at] && !stays(name) ? "left out" : name));
    module.removeElementSegment(segment.name);
    module.addActiveElementSegment(segment.table, segment.name, held, module.i32.const(first));
    module.runPasses(["remove-unused-module-elements"]);
  }
  return { names: builtin.filter((one) => one.leaves).map(({ name }) => name), unlisted: (wasm) => unlisted(wasm, builtin) };
}

function numbered(name, offered) {
  const number = Number(offered.get(name)?.value);
  if (!Number.isInteger(number)) throw new Error(`left_out.mjs: the wasm offers no function ${name} by its number.`);
  return number;
}

// Which places in the table of functions leave, by the part that the function in each belongs to (-1: none). Whatever is called by its
// place would stay, since nobody can tell who does that. But a linker gives places in the order in which files first ask for them, so
// those of a part lie side by side. Elsewhere another file has asked for a function of its own that reads the same as one of the part,
// and is kept once for both: that place has other neighbors, and stays. So do a few at the edges of each part.
function leaving(owners) {
  const near = (part, from) => owners.slice(Math.max(from, 0), from + 5).filter((one) => one === part).length;
  const leaves = owners.map((part, at) => part >= 0 && near(part, at - 5) > 3 && near(part, at + 1) > 3);
  PARTS.forEach(([name], part) => {
    const places = leaves.filter((_, at) => owners[at] === part);
    const together = places.filter(Boolean).length;
    if (!together || 2 * together < places.length) throw new Error(`left_out.mjs: what begins with ${name} lies scattered.`);
  });
  return leaves;
}

// Python's own list of the modules that are compiled in: their names, where these lie in memory, and the places of the functions that
// begin them; two begin in another way and have none.
function builtinModules(module, offered) {
  const segments = Array.from({ length: module.getNumDataSegments() }, (_, at) =>
    module.getDataSegmentInfo(module.getDataSegmentByIndex(at))
  );
  const memory = new Uint8Array(Math.max(...segments.map(({ offset, data }) => offset + data.byteLength)) + 8);
  for (const { offset, data } of segments) memory.set(new Uint8Array(data), offset);
  const word = (at) => new DataView(memory.buffer).getUint32(at, true);
  const text = (at) => new TextDecoder().decode(memory.subarray(at, memory.indexOf(0, at)));
  const found = [];
  for (let at = word(offered.get("PyImport_Inittab").value); word(at); at += 8) {
    found.push({ name: text(word(at)), named: word(at), place: word(at + 4) });
  }
  return found;
}

// The wasm with the first module that stays again in place of each that leaves: Python takes the first of a name.
function unlisted(wasm, builtin) {
  const list = builtin.slice(0, builtin.findIndex(({ place }) => !place));
  const bytes = (modules) => Buffer.from(Uint32Array.from(modules.flatMap(({ named, place }) => [named, place])).buffer);
  const stays = list.find((one) => !one.leaves);
  const at = wasm.indexOf(bytes(list));
  if (at < 0) throw new Error("left_out.mjs: the wasm holds the list of its modules in another way than before.");
  bytes(list.map((one) => (one.leaves ? stays : one))).copy(wasm, at);
  return wasm;
}
