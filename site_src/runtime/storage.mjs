// Exercises in IndexedDB. Every write is one transaction with strict durability, so a killed browser finds either the value
// before it or the value after it. All requests of a transaction are made before anything is awaited: it would end otherwise.
import { openDB } from "./idb.js";

let opening;
let name;

export async function open(database) {
  name = database;
  opening = openDB(database, 1, {
    upgrade(db) {
      db.createObjectStore("exercises");
      db.createObjectStore("sheets");
      db.createObjectStore("texts");
    },
    // Another tab wants to erase everything: let it.
    blocking: (_from, _to, event) => event.target.close(),
  });
  await opening;
}

const within = (exercise) => IDBKeyRange.bound([exercise], [exercise, []]);

// The records of all exercises, each a JSON text without its sheets.
export async function list() {
  return (await opening).getAll("exercises");
}

// One exercise: its record, its sheets in order, and the texts being typed as [name, text] pairs; nothing if it is not here.
export async function load(exercise) {
  const db = await opening;
  const transaction = db.transaction(["exercises", "sheets", "texts"]);
  const [record, sheets, names, texts] = await Promise.all([
    transaction.objectStore("exercises").get(exercise),
    transaction.objectStore("sheets").getAll(within(exercise)),
    transaction.objectStore("texts").getAllKeys(within(exercise)),
    transaction.objectStore("texts").getAll(within(exercise)),
  ]);
  return record && { record, sheets, texts: names.map((key, at) => [key[1], texts[at]]) };
}

// Write what changed, if the stored stamp is still the one this page last saw. Answers whether it was.
// `sheets` are [position, text] pairs that changed, `count` is how many there are now, `settled` are texts no longer typed.
export async function save(exercise, stamp, record, sheets, count, settled) {
  const db = await opening;
  const transaction = db.transaction(["exercises", "sheets", "texts"], "readwrite", { durability: "strict" });
  const records = transaction.objectStore("exercises");
  const store = transaction.objectStore("sheets");
  const texts = transaction.objectStore("texts");
  let current = true;
  records.get(exercise).then((stored) => {
    current = (stored ? JSON.parse(stored).stamp : 0) === stamp;
    if (!current) return;
    records.put(record, exercise);
    for (const [at, sheet] of sheets) store.put(sheet, [exercise, at]);
    store.delete(IDBKeyRange.bound([exercise, count], [exercise, []]));
    for (const text of settled) texts.delete([exercise, text]);
  });
  await transaction.done;
  return current;
}

export async function type(exercise, field, text) {
  const db = await opening;
  const transaction = db.transaction("texts", "readwrite", { durability: "strict" });
  transaction.store.put(text, [exercise, field]);
  await transaction.done;
}

export async function erase(exercise) {
  const db = await opening;
  const transaction = db.transaction(["exercises", "sheets", "texts"], "readwrite", { durability: "strict" });
  transaction.objectStore("exercises").delete(exercise);
  transaction.objectStore("sheets").delete(within(exercise));
  transaction.objectStore("texts").delete(within(exercise));
  await transaction.done;
}

export async function eraseAll() {
  const db = await opening;
  const transaction = db.transaction(["exercises", "sheets", "texts"], "readwrite", { durability: "strict" });
  for (const store of transaction.objectStoreNames) transaction.objectStore(store).clear();
  await transaction.done;
}

// Tell the other tabs of this site, and hear from them.
let channel;

export function listen(heard) {
  channel = new BroadcastChannel(name);
  channel.onmessage = (message) => heard(message.data);
}

export function tell(text) {
  channel?.postMessage(text);
}
