// A worker that makes Python ready to go on, while the page is busy with its form: it reads the memory, and compiles the program.
import { read } from "./memory.mjs";

const compiling = WebAssembly.compileStreaming(fetch(new URL("pyodide.asm.wasm", import.meta.url)));
const [memory, program] = (await Promise.allSettled([read(), compiling])).map(({ value }) => value);
postMessage({ memory, program }, memory ? [memory.buffer] : []);
