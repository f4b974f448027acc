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

// Whether all of the page is read.
export const whole = new Promise((done) => {
  if (document.readyState !== "loading") done();
  document.addEventListener("DOMContentLoaded", done);
});

// Whether Python answers, and the page has nothing else to do.
export const idle = new Promise((done) => {
  new PerformanceObserver((seen, observer) => {
    if (!seen.getEntriesByName("python-ready").length) return;
    observer.disconnect();
    (window.requestIdleCallback ?? setTimeout)(() => done());
  }).observe({ type: "mark", buffered: true });
});

const { fetch } = window;
const { instantiateStreaming } = WebAssembly;

const ask = (name) => fetch(new URL(name, import.meta.url));

// The bytes of an archive of modules, which travels gzipped.
export async function modules(name) {
  const response = await ask(`${name}.gz`);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

// Where an earlier visit kept Python's memory: that and the program, as far as either could be had.
export const recalled = recall();
const program = recalled ? recalled.then((had) => had.program ?? compile()) : shown.then(compile);
program.catch(() => {}); // whoever asks again is told
// The archives of modules; that of our own pages is needed last, so it comes behind all else. Nothing where Python's memory is put back
// instead, or where one did not come and may be asked for again.
export const library = recalled ? undefined : shown.then(() => modules("python.zip")).catch(() => {});
export const ours = recalled ? undefined : Promise.all([library, program]).then(() => modules("first")).catch(() => {});

function compile() {
  return WebAssembly.compileStreaming(ask("pyodide.asm.wasm"));
}

// Pyodide asks for its program by itself, and is handed what is made of it already. Where that failed, it is asked for again.
const handed = new Promise(() => {});
window.fetch = (...asked) => (String(asked[0]).endsWith("/pyodide.asm.wasm") ? handed : fetch(...asked));
WebAssembly.instantiateStreaming = async (asked, imports) => {
  if (asked !== handed) return instantiateStreaming.call(WebAssembly, asked, imports);
  const module = await program.catch(compile).catch((error) => {
    window.early.fail(); // Pyodide goes on waiting for it
    throw error;
  });
  return { module, instance: await WebAssembly.instantiate(module, imports) };
};
