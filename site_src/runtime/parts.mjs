// What Python on the page borrows from npm, and the storage that has to be written where promises are native.
import { modules } from "./ahead.mjs";
import { Idiomorph } from "./idiomorph.js";
import { forget } from "./memory.mjs";
export * as storage from "./storage.mjs";
export { eachPage, go } from "./theme.mjs";

// An archive of modules that no visit begins with. What has come is kept; what failed may be asked for again.
const coming = {};
export function more(name) {
  coming[name] ??= modules(name).catch((error) => {
    delete coming[name];
    throw error;
  });
  return coming[name];
}

// Most of a page is as it was last shown. For a section or a nav with an id that reads the same, and whose fields hold what was shown, an
// empty one stands in: it need be neither read nor compared, and what is on the page stays. Such a section holds no other.
const SECTION = /<(section|nav) [^>]*?id="([^"]+)"[^]*?<\/\1>/g;
const shown = new WeakMap();
const holds = (section) => [...section.querySelectorAll("input, select, textarea")].every(asShown);
const asShown = (field) => field.value === field.defaultValue && field.checked === field.defaultChecked;

function standIns(html) {
  return html.replace(SECTION, (drawn, name, id) => {
    const section = document.getElementById(id);
    return shown.get(section) === drawn && holds(section) ? `<${name} id="${id}" data-same></${name}>` : drawn;
  });
}

const beforeNodeMorphed = (_node, other) => other.dataset?.same === undefined;

// Bring an element's content to this HTML. What a person has unfolded, and the text they are in, stay as they are.
// It is here since it is asked for each attribute. Idiomorph's own `ignoreActiveValue` would leave a focused box as it was, too.
const beforeAttributeUpdated = (name, node) =>
  !(name === "open" && /^(DETAILS|DIALOG)$/.test(node.tagName)) && !(name === "value" && node === document.activeElement);

export function morph(element, html) {
  const stops = [...element.querySelectorAll("a, button, input, select, textarea, summary, [tabindex]")];
  const before = stops.slice(0, stops.indexOf(document.activeElement) + 1);
  const callbacks = { beforeNodeMorphed, beforeAttributeUpdated };
  Idiomorph.morph(element, standIns(html), { morphStyle: "innerHTML", restoreFocus: true, callbacks });
  shown.delete(element.closest("section, nav"));
  for (const [drawn, , id] of html.matchAll(SECTION)) {
    const section = document.getElementById(id);
    if (!section || shown.get(section) === drawn) continue;
    if (holds(section)) shown.set(section, drawn);
    else shown.delete(section);
  }
  // What had focus is gone: a keyboard goes on from what stood before it and is still there.
  while (before.length && document.activeElement === document.body) before.pop().focus();
}

// What a field says; a box that is empty says nothing.
const said = ({ type, checked, value }) => (type === "checkbox" && !checked ? "" : value);

// What the page's fields hold that it was not shown with, as [name, value] pairs.
export const filled = () =>
  [...document.querySelectorAll("#page input, #page textarea")]
    .filter((field) => field.name && !asShown(field) && (field.type !== "radio" || field.checked))
    .map((field) => [field.name, said(field)]);

// Tell Python of every field and button that is used: `typed`, `changed` or `pressed`, its words, and what it holds. Python is not even
// asked about the rest: one click on a rating is four events.
export function listen(heard) {
  const used = ({ type, target }) => {
    if (!target.name || !target.closest("#page")) return;
    const typing = type === "input";
    const text = target.tagName === "TEXTAREA" || /^(text|search)$/.test(target.type);
    if (typing && !text) return;
    heard(typing ? "typed" : "changed", target.name, said(target));
  };
  document.addEventListener("input", used);
  document.addEventListener("change", used);
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-do]");
    if (button) heard("pressed", button.dataset.do, "");
  });
}

// Do something once the browser has shown what it already knows; at the latest after a tenth of a second.
export function afterPaint(work) {
  const once = () => {
    const due = work;
    work = undefined;
    due?.();
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, 100);
}

// Enter in a field that names a button presses that button.
document.addEventListener("keydown", (event) => {
  const button = event.key === "Enter" && document.getElementById(event.target.dataset?.enter);
  if (!button) return;
  event.preventDefault(); // or the field would be told as changed after the button has emptied it
  button.click();
});

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

// Show a dialog on the whole screen. Where the browser refuses that, it covers the page. One Escape leaves either, and focus
// goes back to the button that asked: the browser forgets it where both are left at once.
export function enlarge(dialog, button) {
  const inside = dialog.firstElementChild;
  inside.onfullscreenchange = () => document.fullscreenElement || dialog.close();
  dialog.onclose = async () => {
    if (document.fullscreenElement) await document.exitFullscreen();
    button.focus();
  };
  dialog.querySelector("button").onclick = () => dialog.close();
  dialog.showModal();
  inside.requestFullscreen?.().catch(() => {});
}

// Erase what is kept of the site itself: Python's memory, and the copy for working offline. Both are made again when a page is next
// loaded in full.
export async function eraseOffline() {
  await forget();
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => {}); // refused where no site may keep anything
  if (!registration) return;
  await registration.unregister();
  const ours = (await caches.keys()).filter((name) => name.endsWith(registration.scope));
  await Promise.all(ours.map((name) => caches.delete(name)));
  delete document.documentElement.dataset.offline;
}

export const camera = () => import("./camera.mjs");
export const word = () => import("./word.mjs");
