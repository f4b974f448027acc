// What Python on the page borrows from npm, and the storage that has to be written where promises are native.
import { Idiomorph } from "./idiomorph.js";
export * as storage from "./storage.mjs";

// Bring an element's content to this HTML. What a person has unfolded, and the text they are in, stay as they are.
// It is here since it is asked for each attribute. Idiomorph's own `ignoreActiveValue` would leave a focused box as it was, too.
const beforeAttributeUpdated = (name, node) =>
  !(name === "open" && node.tagName === "DETAILS") && !(name === "value" && node === document.activeElement);

export function morph(element, html) {
  Idiomorph.morph(element, html, { morphStyle: "innerHTML", restoreFocus: true, callbacks: { beforeAttributeUpdated } });
}

export async function sortable(element, options) {
  const { Sortable } = await import("./sortable.js");
  Sortable.create(element, options);
  document.documentElement.dataset.drag = "ready"; // the grips show only now
}
