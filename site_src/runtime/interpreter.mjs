// The interpreter that PyScript is told to use: Pyodide, with our own archives of compiled modules as its standard library and without
// the list of packages that it would otherwise fetch. The page loads this, and this brings PyScript, beside which Pyodide starts.
import "./stores.mjs";
import { idle, library, modules, ours, recalled, shown, whole } from "./ahead.mjs";
import { loadPyodide as load, version } from "./pyodide.mjs";
import lock from "./lock.mjs";
import * as memory from "./memory.mjs";
import * as parts from "./parts.mjs";

export { version };

// Where a browser lets WebAssembly wait for promises, Pyodide runs Python on a second stack, which nothing here needs. When Chromium then
// collects garbage it may read beyond the end of that stack, and the page is gone.
delete WebAssembly.Suspending;

const ARCHIVE = "/lib/archive.zip";
const here = new URL(".", import.meta.url).href;
const CONFIG = {
  indexURL: here,
  packageBaseUrl: here,
  lockFileContents: lock,
  // Pyodide would fetch its standard library plain and copy it. It gets a file of one line for that, and looks into ours first.
  stdLibURL: new URL("lock.mjs", here).href,
  env: { PYTHONPATH: ARCHIVE },
};
// What the page's modules hold of JavaScript once they are imported.
const OBJECTS = [parts, parts.storage];

async function start() {
  await shown;
  import("./core.js");
  const { memory: held } = (await recalled) ?? {};
  if (!held) return startAnew();
  return load({ ...CONFIG, _loadSnapshot: held, _snapshotDeserializer: (at) => OBJECTS[at] }).catch(startAnew);
}

async function startAnew() {
  const fsInit = async (files) => files.writeFile(ARCHIVE, new Uint8Array((await library) || (await modules("python.zip"))));
  const python = await load({ ...CONFIG, fsInit });
  python.registerJsModule("parts", parts);
  python.globals.set("first", new Uint8Array((await ours) || (await modules("first"))));
  python.runPython("import modules; modules.import_ours(first.to_bytes()); del first");
  python.runPython("from browser.start import prepare; prepare()");
  const taken = memory.take(python, OBJECTS);
  idle.then(() => memory.keep(taken));
  return python;
}

// Where Python does not start, what was kept of it may be why.
const page = document.documentElement;
new MutationObserver(() => page.dataset.python === "failed" && memory.forget()).observe(page, { attributeFilter: ["data-python"] });
const python = start();

// Python may be there before the rest of the page, which it works on.
export const loadPyodide = () => whole.then(() => python);
