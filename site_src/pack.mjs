// Make python.zip.gz and, beside it, more.zip.gz with Pyodide itself: node pack.mjs OUTPUT PATH... (the folders that hold our packages).
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { loadPyodide } from "pyodide";

const here = dirname(fileURLToPath(import.meta.url));
const [output, ...folders] = process.argv.slice(2);
const python = await loadPyodide({ stdout: () => {} });
// The modules of the page import what only a page has; here they meet empty stand-ins.
python.registerJsModule("_pyscript", {});
python.registerJsModule("parts", { storage: {} });
folders.forEach((folder, number) => {
  python.mountNodeFS(`/mnt${number}`, resolve(folder));
  python.runPython(`import sys; sys.path.insert(0, "/mnt${number}")`);
});
python.mountNodeFS("/pyscript", join(here, "node_modules/@pyscript/core/src/stdlib/pyscript"));
python.FS.writeFile("/home/pyodide/pack.py", readFileSync(join(here, "pack.py")));
try {
  const [first, more] = python.runPython("from pack import pack; pack('/pyscript')").toJs();
  writeFileSync(join(dirname(output), "more.zip.gz"), gzipSync(more, { level: 9 }));
  writeFileSync(output, gzipSync(first, { level: 9 }));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
