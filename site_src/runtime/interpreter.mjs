// The interpreter that PyScript is told to use: Pyodide, with our own archive of compiled modules as its standard library
// and without the list of packages that it would otherwise fetch. It starts as soon as the page can be seen and filled in, beside
// PyScript itself, which comes to ask for it a little later.
import { loadPyodide as load, version } from "./pyodide.mjs";
import lock from "./lock.mjs";
import * as parts from "./parts.mjs";

const archive = parts.unpacked("python.zip.gz").then(async (unpacked) => URL.createObjectURL(await unpacked.blob()));

let ask;
const asked = new Promise((done) => (ask = done));
const painted = new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

async function begin() {
  const stdLibURL = await archive;
  await Promise.race([painted, asked]); // a tab that nobody looks at is never painted
  performance.mark("python-start");
  const python = await load({
    indexURL: new URL(".", import.meta.url).href,
    stdLibURL,
    lockFileContents: lock,
    packageBaseUrl: new URL(".", import.meta.url).href,
    stdout: console.log,
    stderr: console.error,
  });
  URL.revokeObjectURL(stdLibURL);
  python.registerJsModule("parts", parts);
  return python;
}

const begun = begin();

export { version };

export function loadPyodide() {
  ask();
  return begun;
}
