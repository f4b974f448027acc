// What Python on the page borrows from npm, and the storage that has to be written where promises are native.
import { Idiomorph } from "./idiomorph.js";
export * as storage from "./storage.mjs";

// Bring an element's content to this HTML. What a person has unfolded, and the text they are in, stay as they are.
// It is here since it is asked for each attribute. Idiomorph's own `ignoreActiveValue` would leave a focused box as it was, too.
const beforeAttributeUpdated = (name, node) =>
  !(name === "open" && node.tagName === "DETAILS") && !(name === "value" && node === document.activeElement);

export function morph(element, html) {
  const stops = [...element.querySelectorAll("a, button, input, select, textarea, summary, [tabindex]")];
  const before = stops.slice(0, stops.indexOf(document.activeElement) + 1);
  Idiomorph.morph(element, html, { morphStyle: "innerHTML", restoreFocus: true, callbacks: { beforeAttributeUpdated } });
  // What had focus is gone: a keyboard goes on from what stood before it and is still there.
  while (before.length && document.activeElement === document.body) before.pop().focus();
}

// Enter in a field that names a button presses that button.
document.addEventListener("keydown", (event) => {
  const button = event.key === "Enter" && document.getElementById(event.target.dataset?.enter);
  if (!button) return;
  event.preventDefault(); // or the field would be told as changed after the button has emptied it
  button.click();
});

// A problem leads to its field, unfolded and in focus. The theme's way of following a link within the page leaves focus nowhere.
document.addEventListener(
  "click",
  (event) => {
    const field = document.getElementById(event.target.closest?.('#problems a[href^="#"]')?.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    event.stopPropagation();
    for (let fold; (fold = field.closest("details:not([open])")); ) fold.open = true;
    field.focus();
  },
  true,
);

// Let the items of these lists be dragged by their grips. Nothing moves until an item is let go over a [data-place] or a list:
// the page then draws the new order itself. Calls back with the item and where it was let go.
export async function draggable(lists, dropped) {
  const { Sortable } = await import("./sortable.js");
  const under = ({ clientX, clientY }) => document.elementFromPoint(clientX, clientY)?.closest("[data-place], [data-drop]");
  let over;
  const point = (there) => {
    over?.classList.remove("over");
    over = there;
    over?.classList.add("over");
  };
  const follow = (event) => point(under(event.touches?.[0] ?? event));
  for (const list of lists) {
    Sortable.create(list, {
      group: "areas",
      handle: ".grip",
      forceFallback: true, // the browser's own dragging tells no position while it lasts, and knows no touch
      fallbackOnBody: true,
      onMove: () => false,
      onStart: () => document.addEventListener("pointermove", follow),
      onEnd({ item }) {
        document.removeEventListener("pointermove", follow);
        const there = over;
        point();
        if (there) dropped(item, there);
      },
    });
  }
  document.documentElement.dataset.drag = "ready"; // the grips show only now
}
