// A worker that reads Python's memory as it was kept, checks it, and hands it to the page.
import { read } from "./memory.mjs";

const memory = await read().catch(() => undefined);
postMessage(memory, memory ? [memory.buffer] : []);
