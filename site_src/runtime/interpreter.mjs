// The interpreter that PyScript is told to use: Pyodide, with our own archive of compiled modules as its standard library
// and without the list of packages that it would otherwise fetch. The archive is fetched at once, beside everything else.
import { loadPyodide as load, version } from "./pyodide.mjs";
import lock from "./lock.mjs";
import * as parts from "./parts.mjs";

const archive = parts.unpacked("python.zip.gz").then(async (unpacked) => URL.createObjectURL(await unpacked.blob()));

export { version };

export async function loadPyodide(options) {
  performance.mark("python-start");
  const stdLibURL = await archive;
  const python = await load({
    ...options,
    indexURL: new URL(".", import.meta.url).href,
    stdLibURL,
    lockFileContents: lock,
    packageBaseUrl: new URL(".", import.meta.url).href,
  });
  URL.revokeObjectURL(stdLibURL);
  python.registerJsModule("parts", parts);
  return python;
}
