// The theme puts the next page of the exercise in this one's place. Before, no page needs its script, so that comes when it is in nobody's
// way: once Python is ready; sooner where that takes long, or where somebody goes on.
import { idle, shown, whole } from "./ahead.mjs";

const LONG = 1000; // milliseconds: on a quick line Python is ready by then

let here;
const arrived = new Promise((done) => (here = done));
let coming;

function come() {
  coming ??= whole.then(run).then(() => {
    window.document$.next(document); // it would wait for the page to be read, which it is
    dispatchEvent(new Event("theme"));
    here();
  });
  coming.catch(() => {}); // whoever goes on is told
  return coming;
}

function run() {
  return new Promise((done, fail) => {
    keepLinks();
    const script = document.getElementById("theme").content.firstElementChild.cloneNode();
    script.onload = done;
    script.onerror = fail;
    document.head.append(script);
  });
}

// The theme makes every address absolute, so that pages of other folders can take this one's place. Told so, the browser would load
// anew what such links name, and draw the whole page once more. So these are for the theme as if they had been absolute.
function keepLinks() {
  for (const link of document.querySelectorAll("link:is([rel=stylesheet], [rel=preload], [rel=modulepreload])")) {
    const absolute = link.cloneNode();
    absolute.href = link.href;
    Object.defineProperties(link, { href: { get: () => absolute.href, set() {} }, outerHTML: { get: () => absolute.outerHTML } });
  }
}

shown.then(() => setTimeout(come, LONG));
idle.then(come);

// Whoever goes on before that waits for it: loaded in full, the next page would start Python once more. The theme takes no link before it
// knows the pages of the site, which it asks for itself and tells nobody, so a link is followed again until it is taken.
let until = Infinity;
arrived.then(() => (until = performance.now() + LONG));
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]:not([target], [download])");
  if (!link || link.origin !== location.origin || link.pathname === location.pathname) return;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || performance.now() > until) return;
  event.preventDefault();
  const { href } = link;
  const again = () => setTimeout(() => go(href), 20);
  come().then(again, () => {
    until = 0; // it cannot come, and every page is loaded in full
    again();
  });
});

// Go to a page of this site, by a link, so that Python stays.
export function go(address) {
  const link = Object.assign(document.createElement("a"), { href: address, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
}

// Do something now, and whenever the theme has put another page in this one's place.
export function eachPage(work) {
  work();
  let first = true;
  arrived.then(() => window.document$.subscribe(() => (first ? (first = false) : work())));
}
