// What Python on the page borrows from npm, and the storage that has to be written where promises are native.
export { Idiomorph } from "./idiomorph.js";
export * as storage from "./storage.mjs";

export async function sortable(element, options) {
  const { Sortable } = await import("./sortable.js");
  return Sortable.create(element, options);
}
