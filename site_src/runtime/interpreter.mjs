// The interpreter that PyScript is told to use: Pyodide, with our own archive of compiled modules as its standard library and without
// the list of packages that it would otherwise fetch. The page begins with this, and this brings PyScript, beside which Pyodide starts.
import "./stores.mjs";
import { loadPyodide as load, version } from "./pyodide.mjs";
import lock from "./lock.mjs";
import * as memory from "./memory.mjs";
import * as parts from "./parts.mjs";

export { version };

// All this keeps the page busy, so the form is shown first, and what was clicked meanwhile is answered. A browser tells of idle time with
// what it draws, and here it draws nothing more, so that is not asked for.
const shown = new Promise((done) => {
  const soon = () => {
    window.scheduler?.postTask(done, { priority: "background" });
    setTimeout(done, 300);
  };
  new PerformanceObserver(soon).observe({ type: "paint", buffered: true });
  addEventListener("load", () => document.hidden && done()); // in the background nothing is shown
  setTimeout(done, 3000);
});
const recalled = memory.recall();
const ARCHIVE = "/lib/archive.zip";
const archive = async () => (await parts.unpacked("python.zip.gz")).arrayBuffer();
const fetched = recalled.then((held) => !held && archive());

// Pyodide goes on waiting for a wasm that does not come. So the page is told here.
const { instantiateStreaming } = WebAssembly;
WebAssembly.instantiateStreaming = (...given) => {
  WebAssembly.instantiateStreaming = instantiateStreaming;
  const made = instantiateStreaming.apply(WebAssembly, given);
  made.catch(window.early.fail);
  return made;
};

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
  const held = await recalled;
  if (!held) return startAnew();
  return load({ ...CONFIG, _loadSnapshot: held.bytes, _snapshotDeserializer: (at) => OBJECTS[at] }).catch(startAnew);
}

async function startAnew() {
  const modules = (await fetched) || (await archive());
  const python = await load({ ...CONFIG, fsInit: async (files) => files.writeFile(ARCHIVE, new Uint8Array(modules)) });
  python.registerJsModule("parts", parts);
  python.runPython("import modules; modules.import_ours()");
  python.runPython("from browser.start import prepare; prepare()");
  const taken = memory.take(python, OBJECTS);
  new PerformanceObserver((seen, observer) => {
    if (!seen.getEntriesByName("python-ready").length) return;
    observer.disconnect();
    (window.requestIdleCallback ?? setTimeout)(() => memory.keep(taken));
  }).observe({ type: "mark" });
  return python;
}

// Where Python does not start, what was kept of it may be why.
const page = document.documentElement;
new MutationObserver(() => page.dataset.python === "failed" && memory.forget()).observe(page, { attributeFilter: ["data-python"] });
const python = start();

export const loadPyodide = () => python;
