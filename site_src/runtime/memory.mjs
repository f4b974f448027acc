// Python's memory as it is once our modules are imported, kept in this browser: a later visit puts it back instead of starting anew.
// It is taken before the page gives Python anything, so it holds nothing that anybody wrote.

// One for each build, whose folder is named for its content, and for each browser, which Python asks only once what it can do.
const CACHE = `priorities-python-${new URL("../../../", import.meta.url)}`;
const ADDRESS = new URL(`memory?${encodeURIComponent(navigator.userAgent)}`, import.meta.url).href;
const BLOCK = 65536;

// What was kept, as Pyodide takes it; nothing where there is none, or where it is not to the byte what was kept.
export async function recall() {
  try {
    const found = await caches.match(ADDRESS, { cacheName: CACHE });
    if (!found) return undefined;
    const held = new Uint8Array(await (await found.blob()).arrayBuffer()); // reads in half the time of the answer itself
    if ((await digest(held)) !== found.headers.get("digest")) return undefined;
    const stretches = JSON.parse(found.headers.get("stretches"));
    const memory = new Uint8Array(stretches.at(-1)[1]);
    let at = 0;
    for (const [from, to] of stretches) memory.set(held.subarray(at, (at += to - from)), from);
    return memory;
  } catch {
    return undefined;
  }
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

// Keep it instead of those of other builds; where there is no room, the next visit starts anew.
export async function keep(memory) {
  try {
    const stretches = filled(memory);
    const held = new Uint8Array(await new Blob(stretches.map(([from, to]) => memory.subarray(from, to))).arrayBuffer());
    const headers = { digest: await digest(held), stretches: JSON.stringify(stretches) };
    const cache = await caches.open(CACHE);
    await cache.put(ADDRESS, new Response(inPieces(held), { headers }));
    for (const { url } of await cache.keys()) if (url !== ADDRESS) await cache.delete(url);
    performance.mark("memory-kept");
  } catch {
    // As if it had not been taken.
  }
}

export async function forget() {
  await globalThis.caches?.delete(CACHE);
}

// The stretches of memory that hold something, in whole blocks: between them lies room for what is not there yet.
function filled(memory) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length >> 2);
  const stretches = [];
  for (let from = 0; from < memory.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, memory.length);
    if (words.subarray(from >> 2, to >> 2).every((word) => word === 0)) continue;
    if (stretches.at(-1)?.[1] === from) stretches.at(-1)[1] = to;
    else stretches.push([from, to]);
  }
  return stretches;
}

async function digest(bytes) {
  return String(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

// Handed over at once, it would keep the page from answering.
function inPieces(bytes) {
  let at = 0;
  return new ReadableStream({
    pull(into) {
      into.enqueue(bytes.subarray(at, (at += BLOCK)));
      if (at >= bytes.length) into.close();
    },
  });
}
