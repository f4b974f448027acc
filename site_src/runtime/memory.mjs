// Python's memory as it is once our modules are imported, kept in this browser: a later visit puts it back instead of starting anew.
// It is taken before the page gives Python anything, so it holds nothing that anybody wrote.

// One for each build, whose folder is named for its content, and for each browser, which Python asks only once what it can do.
const CACHE = `priorities-python-${new URL("../../../", import.meta.url)}`;
const ADDRESS = new URL(`memory?${encodeURIComponent(navigator.userAgent)}`, import.meta.url).href;
const BLOCK = 262144;
const READER = new URL("recall.mjs", import.meta.url);

// Nothing where none is kept. Else its bytes as Pyodide takes them, which a worker reads and checks while the page is busy with itself:
// they fail to come where they are not to the byte what was kept.
export async function recall() {
  try {
    if (!(await find(ADDRESS))) return undefined;
    const worker = new Worker(READER, { type: "module", name: ADDRESS });
    const bytes = new Promise((done, fail) => {
      worker.onmessage = ({ data }) => (data ? done(data) : fail(new Error("What was kept of Python's memory is damaged.")));
      worker.onerror = (event) => {
        event.preventDefault(); // or the page would take it for a fault of its own
        fail(new Error("What was kept of Python's memory could not be read."));
      };
    }).finally(() => worker.terminate());
    bytes.catch(() => {}); // whoever asks for them later is told
    return { bytes };
  } catch {
    return undefined;
  }
}

const find = (address) => caches.match(address, { cacheName: CACHE });

// What the worker does.
export async function read(address) {
  const found = await find(address);
  const blocks = JSON.parse(found.headers.get("blocks"));
  const held = new Uint8Array(await (await found.blob()).arrayBuffer()); // reads in half the time of the answer itself
  const memory = new Uint8Array(blocks.at(-1)[0] + held.length - BLOCK * (blocks.length - 1));
  const same = blocks.map(async ([from, sum], at) => {
    const block = held.subarray(BLOCK * at, BLOCK * (at + 1));
    memory.set(block, from);
    return (await digest(block)) === sum;
  });
  return (await Promise.all(same)).every(Boolean) ? memory : undefined;
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
    await fetch(READER); // so that the next visit has it at hand
    performance.mark("memory-kept");
  } catch {
    // As if it had not been taken.
  }
}

export async function forget() {
  await globalThis.caches?.delete(CACHE);
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
