// In the service worker. Beside what comes from the network a browser keeps the code that it compiled of it, and beside what is kept for
// working offline it does not. So the wasm is what the network brought last, without asking the network, as long as that is still there.
addEventListener("fetch", (event) => {
  const { url } = event.request;
  if (!url.endsWith("/pyodide.asm.wasm")) return;
  event.stopImmediatePropagation();
  const brought = fetch(url, { cache: "only-if-cached", mode: "same-origin" }).catch(() => Response.error());
  event.respondWith(brought.then(async (found) => (found.ok ? found : ((await caches.match(url)) ?? fetch(url)))));
});
