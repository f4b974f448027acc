// Make NAME.gz for each archive with Pyodide itself: node pack.mjs FOLDER PATH... (the folders that hold our packages). FOLDER holds
// `left-out.json` from `prune.mjs`.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { loadPyodide } from "pyodide";

const here = dirname(fileURLToPath(import.meta.url));
const [into, ...folders] = process.argv.slice(2);
const python = await loadPyodide({ stdout: () => {} });
// The modules of the page import what only a page has; here they meet empty stand-ins.
python.registerJsModule("_pyscript", {});
python.registerJsModule("parts", { storage: {} });
python.registerJsModule("modules", {});
folders.forEach((folder, number) => {
  python.mountNodeFS(`/mnt${number}`, resolve(folder));
  python.runPython(`import sys; sys.path.insert(0, "/mnt${number}")`);
});
python.mountNodeFS("/runtime", join(here, "runtime"));
python.mountNodeFS("/pyscript", join(here, "node_modules/@pyscript/core/src/stdlib/pyscript"));
python.FS.writeFile("/home/pyodide/pack.py", readFileSync(join(here, "pack.py")));
try {
  // The first is written last, since make takes the others to be there where it is.
  python.globals.set("left_out", JSON.parse(readFileSync(join(into, "left-out.json"))));
  const packed = python.runPython("from pack import pack; pack('/pyscript', left_out.to_py())");
  const archives = packed.toJs({ dict_converter: Object.fromEntries });
  for (const [name, held] of Object.entries(archives).reverse()) writeFileSync(join(into, `${name}.gz`), gzipSync(held, { level: 9 }));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
