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

// A file of this folder.
export const ask = (name) => fetch(new URL(name, import.meta.url));

// Pyodide asks for its program by itself, and is handed what is on its way. Where that failed or has been used, it is asked for again.
const program = shown.then(() => ask("pyodide.asm.wasm"));
program.catch(() => {}); // whoever asks again is told
window.fetch = (...asked) => {
  const again = () => fetch(...asked);
  return String(asked[0]).endsWith("/pyodide.asm.wasm") ? program.then((came) => (came.bodyUsed ? again() : came), again) : again();
};

export const recalled = recall();
// Nothing where Python's memory is put back instead.
export const archive = recalled.then(async (held) => !held && (await shown, ask("python.zip.gz")));
