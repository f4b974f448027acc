// What Python starts from, asked for while the scripts that start it are still on their way.
import { recall } from "./memory.mjs";

// All that follows keeps the page busy, so the form is shown first, and what was clicked meanwhile is answered. A browser tells of idle
// time with what it draws, and here it draws nothing more, so that is not asked for.
export const shown = new Promise((done) => {
  const soon = () => {
    window.scheduler?.postTask(done, { priority: "background" });
    setTimeout(done, 300);
  };
  new PerformanceObserver(soon).observe({ type: "paint", buffered: true });
  addEventListener("load", () => document.hidden && done()); // in the background nothing is shown
  setTimeout(done, 3000);
});

const { fetch } = window;

const ask = (name) => fetch(new URL(name, import.meta.url));

// The bytes of an archive of modules, which travels gzipped.
export async function modules(name) {
  const response = await ask(`${name}.gz`);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

// Pyodide asks for its program by itself, and is handed what is on its way. Where that failed or has been used, it is asked for again.
const program = shown.then(() => ask("pyodide.asm.wasm"));
program.catch(() => {}); // whoever asks again is told
window.fetch = (...asked) => {
  const again = () => fetch(...asked);
  return String(asked[0]).endsWith("/pyodide.asm.wasm") ? program.then((came) => (came.bodyUsed ? again() : came), again) : again();
};

export const recalled = recall();
// Nothing where Python's memory is put back instead, or where it did not come and may be asked for again.
export const archive = Promise.all([recalled, shown])
  .then(([held]) => !held && modules("python.zip"))
  .catch(() => {});
