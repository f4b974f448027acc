// Empty the tables in a wasm that only functions read which it no longer has: emptied, they hardly weigh anything on their way.
//
// A linker puts what source files only read one file after another, as it does with their functions. So of a run of functions that are
// all gone, what lies between the first thing that one of them reads and the last is theirs alone. What a function reads is told from the
// numbers in its code. Most of these are no addresses, but do not follow the order of the functions either.
import binaryen from "binaryen";

const LARGE = 16384; // bytes that make a table worth emptying
const CHANCE = 8192; // bytes among which one number of a function that stays may lie, which is no address

// The functions of a module, and all numbers in their code, each with those that hold it.
export function readers(module) {
  const [functions, numbers] = [[], new Map()];
  for (const [, name, number] of module.emitText().matchAll(/^ \((?:data|elem|global) .*$|^ \(func \$(\S+)|(?:i32\.const |offset=)(\d+)/gm)) {
    if (name) functions.push(Number(name));
    if (!number) continue;
    if (!numbers.has(+number)) numbers.set(+number, new Set());
    numbers.get(+number).add(functions.at(-1));
  }
  return { functions, numbers };
}

// Empty the tables in the bytes of a wasm. Of its functions and numbers it is told what there was `before` and what `stays`. `offered`
// are the names that there were, with their functions or addresses.
export function emptied(wasm, before, stays, offered) {
  const found = tables(before, stays, readOnly(offered));
  for (const { place, address, size } of segments(wasm)) {
    for (const [from, until] of found) {
      const [first, last] = [Math.max(from, address), Math.min(until, address + size)];
      if (first < last) wasm.fill(0, place + first - address, place + last - address);
    }
  }
  return wasm;
}

// Where a linker puts what is only read: behind the texts, which lie in an order of their own, and before types, which change.
function readOnly(offered) {
  const addresses = [...offered].filter(([, { kind }]) => kind === binaryen.ExternalGlobal);
  const least = (named) => Math.min(...addresses.flatMap(([name, { value }]) => (named.test(name) ? [value] : [])));
  return [least(/./), least(/^Py\w+_Type$/)];
}

// Where tables lie that nobody reads any more, as pairs of the first address and the one behind the last.
function tables(before, stays, [start, end]) {
  const there = new Set(stays.functions);
  const named = [...before.numbers].filter(([number, functions]) => number >= start && number < end && functions.size < 4);
  const read = inOrder(named.map(([number, functions]) => ({ number, reader: Math.min(...functions) })));
  const runs = [];
  let until = -1; // the first function behind the run that stays
  for (const { number, reader } of read) {
    if (there.has(reader) || stays.numbers.has(number)) until = -1;
    else if (reader < until) runs.at(-1)[1] = number;
    else {
      runs.push([number, number]);
      until = stays.functions.find((one) => one > reader) ?? Infinity;
    }
  }
  const large = runs.filter(([from, to]) => to - from >= LARGE);
  for (const [from, to] of large) {
    const strangers = [...stays.numbers.keys()].filter((number) => from < number && number < to);
    if (strangers.length * CHANCE > to - from) throw new Error(`tables.mjs: what lies from ${from} to ${to} is read by others, too.`);
  }
  return large;
}

// As many as can be, so that both the readers and the numbers rise. (The longest rising subsequence, by patience sorting.)
function inOrder(read) {
  read.sort((one, other) => one.reader - other.reader || one.number - other.number);
  const piles = [];
  for (const one of read) {
    let [low, high] = [0, piles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (piles[middle].number < one.number) low = middle + 1;
      else high = middle;
    }
    one.before = piles[low - 1];
    piles[low] = one;
  }
  const found = [];
  for (let one = piles.at(-1); one; one = one.before) found.unshift(one);
  return found;
}

// What the wasm fills memory with: where each segment lies in its bytes, the address that it goes to, and its size.
function* segments(wasm) {
  let at = 8;
  const number = () => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = wasm[at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
      if (byte < 128) return value;
    }
  };
  while (at < wasm.length) {
    const [section, size] = [wasm[at++], number()];
    const end = at + size;
    if (section === 11) {
      for (let left = number(); left; left--) {
        const [active, constant] = [number(), wasm[at++]];
        const address = number();
        at++; // the end of the expression that tells the address
        const length = number();
        if (active !== 0 || constant !== 0x41) throw new Error("tables.mjs: the wasm fills its memory in another way than before.");
        yield { place: at, address, size: length };
        at += length;
      }
    }
    at = end;
  }
}
