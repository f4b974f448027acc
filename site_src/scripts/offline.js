// Once the page works, keep the whole site on this device; offer a newer version, and never change pages that are open unasked.
(() => {
  const worker = navigator.serviceWorker;
  if (!worker) return;
  const page = document.documentElement;
  const workerAt = new URL("../sw.js", document.currentScript.src);
  const settled = () => !page.dataset.python || /ready|failed/.test(page.dataset.python);
  const works = new Promise((done) => {
    addEventListener("load", () => {
      if (settled()) return done();
      const watch = new MutationObserver(() => settled() && (watch.disconnect(), done()));
      watch.observe(page, { attributeFilter: ["data-python"] });
    });
  });
  const left = new Promise((done) => addEventListener("pagehide", done));
  // Held until then, for the worker to see. Safari keeps a page that was left as it stood, with its locks.
  navigator.locks?.request(`starting ${new URL(".", workerAt)}`, { mode: "shared" }, () => Promise.race([works, left])).catch(() => {});
  let registration;
  const offer = () => {
    if (registration.waiting && worker.controller) page.dataset.newer = "here";
  };
  const keep = async () => {
    try {
      registration = await worker.register(workerAt);
      registration.addEventListener("updatefound", () => {
        registration.installing.addEventListener("statechange", offer);
      });
      offer();
      await worker.ready;
      page.dataset.offline = "ready";
    } catch {
      // Not kept, by a browser that keeps nothing or for want of room: the site goes on with the network.
    }
  };
  works.then(() => (window.requestIdleCallback ?? setTimeout)(keep));
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.(".use-newer")) registration?.waiting?.postMessage({ type: "SKIP_WAITING" });
  });
  // The newer version was asked for, here or in another tab: every tab loads it, once what is open there is saved.
  let kept = worker.controller;
  worker.addEventListener("controllerchange", async () => {
    const renewed = kept;
    kept = worker.controller;
    if (!renewed) return;
    await works;
    if (dispatchEvent(new Event("renew", { cancelable: true }))) location.reload();
  });
})();
