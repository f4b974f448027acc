// Exercises in IndexedDB. Every write is one transaction with strict durability, so a killed browser finds either the value
// before it or the value after it. All requests of a transaction are made before anything is awaited: it would end otherwise.
import { openDB } from "./idb.js";

// What an exercise is kept in; then also its last good copy, and what was set aside.
const EXERCISE = ["exercises", "sheets", "texts"];
const STORES = [...EXERCISE, "good", "aside"];
let opening;
let name;

export async function open(database) {
  name = database;
  opening = openDB(database, 2, {
    upgrade(db, before) {
      for (const store of before < 1 ? EXERCISE : []) db.createObjectStore(store);
      db.createObjectStore("good");
      db.createObjectStore("aside", { autoIncrement: true });
    },
    // Another tab wants to erase everything: let it.
    blocking: (_from, _to, event) => event.target.close(),
  });
  await opening;
}

// A transaction over some stores. While a page is in the background, Safari may close its database for good: it is then opened anew.
async function begin(stores, mode = "readonly") {
  const transaction = async () => (await opening).transaction(stores, mode, { durability: "strict" });
  try {
    return await transaction();
  } catch {
    await open(name);
    return transaction();
  }
}

const within = (exercise) => IDBKeyRange.bound([exercise], [exercise, []]);

// The records of all exercises as [id, record] pairs, each record a JSON text without its sheets.
export async function list() {
  const transaction = await begin("exercises");
  const [ids, records] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  return ids.map((id, at) => [id, records[at]]);
}

// One exercise: its record, its sheets in order, and the texts being typed as [name, text] pairs; nothing if it is not here.
export async function load(exercise) {
  return read(await begin(EXERCISE), exercise);
}

async function read(transaction, exercise) {
  const [record, sheets, names, texts] = await Promise.all([
    transaction.objectStore("exercises").get(exercise),
    transaction.objectStore("sheets").getAll(within(exercise)),
    transaction.objectStore("texts").getAllKeys(within(exercise)),
    transaction.objectStore("texts").getAll(within(exercise)),
  ]);
  return record !== undefined && { record, sheets, texts: names.map((key, at) => [key[1], texts[at]]) };
}

// What `load` answered could be read: keep a copy under its stamp, in case that once it cannot. The page does not wait for it.
export async function vouch(exercise, stamp, { record, sheets }) {
  try {
    const { store } = await begin("good", "readwrite");
    if ((await store.getKey([exercise, stamp])) !== undefined) return;
    store.delete(within(exercise));
    await store.put({ record, sheets }, [exercise, stamp]);
  } catch {
    // Full: the exercise itself is kept, which matters more.
  }
}

// What is kept of an exercise cannot be read: lay it aside as it is, and its last good copy in its place. Answers whether there was one.
export async function setAside(exercise) {
  const transaction = await begin(STORES, "readwrite");
  const good = transaction.objectStore("good");
  const [damaged, [copy]] = await Promise.all([read(transaction, exercise), good.getAll(within(exercise))]);
  transaction.objectStore("aside").add({ when: new Date().toISOString(), exercise, ...damaged });
  remove(transaction, exercise);
  if (copy) transaction.objectStore("exercises").put(copy.record, exercise);
  copy?.sheets.forEach((sheet, at) => transaction.objectStore("sheets").put(sheet, [exercise, at]));
  await transaction.done;
  return !!copy;
}

// What was set aside, as [number, when] pairs, and one of it as the JSON text of everything that was kept.
export async function listAside() {
  const transaction = await begin("aside");
  const [numbers, held] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  return numbers.map((number, at) => [number, held[at].when]);
}

export async function readAside(number) {
  const { store } = await begin("aside");
  return JSON.stringify(await store.get(number), null, 1);
}

export async function eraseAside(number) {
  const transaction = await begin("aside", "readwrite");
  transaction.store.delete(number);
  await transaction.done;
}

// Ask the browser to keep what is here until the visitor erases it. Some answer by themselves, some ask the visitor.
export async function stay() {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}

export async function stays() {
  try {
    return await navigator.storage.persisted();
  } catch {
    return false;
  }
}

// Write what changed, if the stored stamp is still the one this page last saw. Answers whether it was.
// `sheets` are [position, text] pairs that changed, `count` is how many there are now, `settled` are texts no longer typed.
export async function save(exercise, stamp, record, sheets, count, settled) {
  const transaction = await begin(EXERCISE, "readwrite");
  const records = transaction.objectStore("exercises");
  const store = transaction.objectStore("sheets");
  const texts = transaction.objectStore("texts");
  let current = true;
  const written = records.get(exercise).then((stored) => {
    current = (stored ? JSON.parse(stored).stamp : 0) === stamp;
    if (!current) return;
    records.put(record, exercise);
    for (const [at, sheet] of sheets) store.put(sheet, [exercise, at]);
    store.delete(IDBKeyRange.bound([exercise, count], [exercise, []]));
    for (const text of settled) texts.delete([exercise, text]);
  });
  // What is refused at once ends the transaction: nothing of a change is kept by halves.
  await Promise.all([written.catch((refused) => (transaction.abort(), Promise.reject(refused))), transaction.done]);
  return current;
}

export async function type(exercise, field, text) {
  const transaction = await begin("texts", "readwrite");
  transaction.store.put(text, [exercise, field]);
  await transaction.done;
}

// Everything of one exercise, but for what was set aside.
function remove(transaction, exercise) {
  transaction.objectStore("exercises").delete(exercise);
  for (const store of ["sheets", "texts", "good"]) transaction.objectStore(store).delete(within(exercise));
}

export async function erase(exercise) {
  const transaction = await begin(STORES, "readwrite");
  remove(transaction, exercise);
  await transaction.done;
}

export async function eraseAll() {
  const transaction = await begin(STORES, "readwrite");
  for (const store of STORES) transaction.objectStore(store).clear();
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
