// Prune Pyodide and PyScript to what this site can reach: node prune.mjs FOLDER.
//
// Pyodide is made to load packages that were compiled apart. So its wasm offers thousands of functions by name, and its glue, the script
// beside it, also answers what such packages might want of a browser: windows, sound, three dimensions. This site loads none. What is
// left out here is what nothing can reach: of the glue, what nothing that stays names; of the wasm, what only those names led to.
//
// The wasm also holds modules that nothing on this site needs: SQLite, XML, pickle, Python's tests of itself. `left-out.json` names
// those that are left out, and `pack.py` stops the build where a module imports one. The tables that they read are emptied.
//
// PyScript carries its own Python modules as text and writes them into files at every start. Here they lie compiled in the archive.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, parseExpressionAt } from "acorn";
import binaryen from "binaryen";
import { leaveOut } from "./left_out.mjs";
import { emptied, readers } from "./tables.mjs";

// The pieces of the glue, which is one function: the text, the node whose names stay needed with it, and what it is `good` for. Of what
// it is good for something has to be needed, or the piece is left out; one that is good for nothing by name always stays.
function* pieces(glue, imported) {
  const text = ({ start, end }) => glue.slice(start, end);
  const [whole] = read(glue).body;
  yield { text: glue.slice(0, whole.body.start + 1) };
  for (const one of whole.body.body) {
    const name = one.id?.name ?? one.declarations?.[0].id.name;
    if (name === "assignWasmExports" || name === "applySignatureConversions") {
      yield { text: glue.slice(one.start, one.body.start + 1) };
      for (const inner of one.body.body) yield { text: text(inner), node: inner, good: assigned(inner) };
      yield { text: "}" };
    } else if (name === "wasmImports") {
      const answers = one.declarations[0].init.properties.filter(({ key }) => imported.has(key.name));
      for (const { value } of answers) yield { text: "", node: value };
      yield { text: `var wasmImports={${answers.map(text)}};` };
    } else if (one.declarations) {
      for (const each of one.declarations) {
        yield { text: `${one.kind} ${text(each)};`, node: each, good: quiet(each.init) && each.id.name && [each.id.name] };
      }
    } else yield { text: text(one), node: one, good: one.id ? [name] : quiet(one.expression) && assigned(one) };
  }
  yield { text: glue.slice(whole.body.end - 1) };
}

const read = (script) => parse(script, { ecmaVersion: "latest", sourceType: "module" });

// Whether working this out does nothing else.
function quiet(value) {
  if (!value || /^(Identifier|Literal|MemberExpression|(Arrow)?FunctionExpression)$/.test(value.type)) return true;
  const inside = {
    ArrayExpression: () => value.elements,
    AssignmentExpression: () => [value.right],
    BinaryExpression: () => [value.left, value.right],
    NewExpression: () => (value.arguments.length ? [{}] : []),
    ObjectExpression: () => value.properties.map((one) => one.value),
    UnaryExpression: () => [value.argument],
  };
  return inside[value.type]?.().every(quiet) ?? false;
}

// What a line such as `_malloc = Module["_malloc"] = wasmExports["malloc"]` or `_malloc.sig = "pp"` is good for: whoever needs one of
// these names. Nothing where it gives something to anybody else.
function assigned({ expression }) {
  const names = [];
  for (let at = expression; at?.type === "AssignmentExpression"; at = at.right) {
    const { name, object, property } = at.left;
    const held = name ?? (property.name === "sig" ? object.name : /^(Module|wasmExports)$/.test(object.name) && property.value);
    if (!held) return undefined;
    names.push(held);
  }
  return names.length ? names : undefined;
}

// Every name in a script or a part of it: variables, properties, and texts, since a property may be asked for by a text.
function* names(node) {
  if (node.type === "Identifier") yield node.name;
  if (node.type === "Literal" && typeof node.value === "string") yield node.value;
  for (const held of Object.values(node)) {
    for (const inner of Array.isArray(held) ? held : [held]) if (inner?.type) yield* names(inner);
  }
}

// The glue without the pieces that nothing needs, and the names that are. The wasm needs what is `imported`; `users` are the scripts that
// use the glue.
function prunedGlue(glue, imported, users) {
  const all = [...pieces(glue, imported)];
  const needed = new Set(users.flatMap((script) => [...names(read(script))]));
  const kept = new Set();
  for (let before = -1; before < kept.size; ) {
    before = kept.size;
    for (const piece of all) {
      if (kept.has(piece) || (piece.good && !piece.good.some((name) => needed.has(name)))) continue;
      kept.add(piece);
      if (piece.node) for (const name of names(piece.node)) needed.add(name);
    }
  }
  return { glue: all.flatMap((piece) => (kept.has(piece) ? [piece.text] : [])).join(""), needed };
}

// The wasm without the names that nobody needs, without the modules that are left out, and without all that only these led to; and the
// names of those modules.
function prunedWasm(wasm, needed) {
  const module = binaryen.readBinary(wasm);
  const offered = new Map(Array.from({ length: module.getNumExports() }, (_, at) => named(module, module.getExportByIndex(at))));
  const before = readers(module);
  for (const name of offered.keys()) if (!needed.has(name)) module.removeExport(name);
  const { names, unlisted } = leaveOut(module, offered);
  const bytes = unlisted(Buffer.from(module.emitBinary()));
  return { wasm: emptied(bytes, before, readers(module), offered), leftOut: names };
}

// A name that the wasm offers, with the kind of what it stands for, and the number of the function or the address in memory.
function named(module, one) {
  const { name, kind, value } = binaryen.getExportInfo(one);
  const { init } = kind === binaryen.ExternalGlobal ? binaryen.getGlobalInfo(module.getGlobal(value)) : {};
  return [name, { kind, value: init ? binaryen.getExpressionInfo(init).value : value }];
}

// PyScript's core without the text of its modules, and without what it would write files with.
function prunedCore(core) {
  const at = core.indexOf('{pyscript:{"__init__.py":');
  const writer = '"from pathlib import Path as _Path"';
  if (at < 0 || !core.includes(writer)) throw new Error("prune.mjs: PyScript's core holds its Python modules in another way than before.");
  const { end } = parseExpressionAt(core, at, { ecmaVersion: "latest" });
  return (core.slice(0, at) + "{}" + core.slice(end)).replace(writer, '"_Path = None"');
}

const asked = (wasm) => WebAssembly.Module.imports(new WebAssembly.Module(wasm));
const functions = (wasm) => new Set(asked(wasm).flatMap(({ kind, name }) => (kind === "function" ? [name] : [])));

const [into] = process.argv.slice(2);
const npm = join(dirname(fileURLToPath(import.meta.url)), "node_modules");
const [pyodide, pyscript] = [join(npm, "pyodide"), join(npm, "@pyscript/core/dist")];
const scripts = readdirSync(pyscript).flatMap((name) => (/^(core|py)-.*\.js$/.test(name) ? [join(pyscript, name)] : []));
const core = scripts.find((path) => basename(path).startsWith("core-"));
const users = [join(pyodide, "pyodide.mjs"), ...scripts].map((path) => readFileSync(path, "utf8"));
const [stock, whole] = [readFileSync(join(pyodide, "pyodide.asm.wasm")), readFileSync(join(pyodide, "pyodide.asm.mjs"), "utf8")];
const { wasm, leftOut } = prunedWasm(stock, prunedGlue(whole, functions(stock), users).needed);
const { glue } = prunedGlue(whole, functions(wasm), users);
// What packages compiled apart would share with the wasm is asked for in other ways, which the pruned glue does not answer.
if (asked(wasm).some(({ kind }) => kind !== "function")) throw new Error("prune.mjs: the pruned wasm asks for more than functions.");
writeFileSync(join(into, basename(core)), prunedCore(readFileSync(core, "utf8")));
writeFileSync(join(into, "pyodide.asm.mjs"), glue);
writeFileSync(join(into, "left-out.json"), JSON.stringify(leftOut));
writeFileSync(join(into, "pyodide.asm.wasm"), wasm);
