// Python's memory as it is once our modules are imported, kept in this browser: a later visit puts it back instead of starting anew.
// It is taken before the page gives Python anything, so it holds nothing that anybody wrote.

// One for each build, whose folder is named for its content, and for each browser, which Python asks only once what it can do.
const SITE = new URL("../../../", import.meta.url).href;
const CACHE = `priorities-python-${SITE}`;
const ADDRESS = new URL(`memory?${encodeURIComponent(navigator.userAgent)}`, import.meta.url).href;
const NOTED = `priorities:${SITE}:python`; // whether anything is kept, where a page can look without waiting
const BLOCK = 262144;

// Nothing where nothing is kept. Else what a worker makes ready while the page is busy with itself: the `memory`, where it is to the byte
// what was kept, and the compiled `program`.
export function recall() {
  try {
    if (localStorage[NOTED] !== ADDRESS) return undefined;
    const worker = new Worker(new URL("recall.mjs", import.meta.url), { type: "module" });
    const found = new Promise((done) => {
      worker.onmessage = ({ data }) => done(data);
      worker.onerror = worker.onmessageerror = (event) => {
        event.preventDefault(); // or the page would take it for a fault of its own
        done({});
      };
    });
    return found.finally(() => worker.terminate());
  } catch {
    return undefined; // by a browser that keeps nothing, or makes no such worker
  }
}

// What was kept, as Pyodide takes it, for the worker. It fails to come where it is not to the byte what was kept.
export async function read() {
  const found = await caches.match(ADDRESS, { cacheName: CACHE });
  const blocks = JSON.parse(found.headers.get("blocks"));
  const held = new Uint8Array(await (await found.blob()).arrayBuffer()); // reads in half the time of the answer itself
  const memory = new Uint8Array(blocks.at(-1)[0] + held.length - BLOCK * (blocks.length - 1));
  const same = blocks.map(async ([from, sum], at) => {
    const block = held.subarray(BLOCK * at, BLOCK * (at + 1));
    memory.set(block, from);
    if ((await digest(block)) !== sum) throw new Error("What was kept of Python's memory is damaged.");
  });
  await Promise.all(same);
  return memory;
}

// The memory of a Python whose modules hold no object of JavaScript but these, for which Pyodide asks by number when it is put back.
export function take(python, objects) {
  // Pyodide asks for this setting. Given at its start, it would also put recorders in place of the page's own objects.
  python._api.config._makeSnapshot = true;
  const serializer = (object) => {
    if (!objects.includes(object)) throw new Error("A module holds an object of the page, which no memory can keep.");
    return objects.indexOf(object);
  };
  return python.makeMemorySnapshot({ serializer });
}

// Keep it instead of those of other builds; where there is no room, the next visit starts anew. It goes block by block, so that the page
// answers in between, and without the blocks that are empty: half of it is room for what is not there yet.
export async function keep(memory) {
  try {
    const blocks = [];
    for (let from = 0; from < memory.length; from += BLOCK) {
      const block = memory.subarray(from, from + BLOCK);
      if (!empty(block)) blocks.push([from, await digest(block)]);
    }
    const left = [...blocks];
    const stream = new ReadableStream({
      pull(into) {
        const [from] = left.shift();
        into.enqueue(memory.subarray(from, from + BLOCK));
        if (!left.length) into.close();
      },
    });
    const cache = await caches.open(CACHE);
    await cache.put(ADDRESS, new Response(stream, { headers: { blocks: JSON.stringify(blocks) } }));
    for (const { url } of await cache.keys()) if (url !== ADDRESS) await cache.delete(url);
    await fetch(new URL("recall.mjs", import.meta.url)); // so that the next visit has it at hand
    localStorage[NOTED] = ADDRESS;
    performance.mark("memory-kept");
  } catch {
    // As if it had not been taken.
  }
}

export async function forget() {
  try {
    delete localStorage[NOTED];
    await caches.delete(CACHE);
  } catch {
    // Refused by a browser that keeps nothing.
  }
}

function empty(block) {
  const words = new Int32Array(block.buffer, block.byteOffset, block.length >> 2);
  let at = 0;
  while (at < words.length && words[at] === 0) at++; // `every` would call a function for each of millions
  return at === words.length;
}

async function digest(block) {
  return String(new Uint8Array(await crypto.subtle.digest("SHA-256", block)));
}
