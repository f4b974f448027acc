// A worker, named for the address of Python's memory, that reads that as it was kept, checks it, and hands it to the page.
import { read } from "./memory.mjs";

const memory = await read(self.name).catch(() => undefined);
postMessage(memory, memory ? [memory.buffer] : []);
