// Counts, on /about/privacy/ alone, what the page asks other sites for, and what the browser stops. It is loaded before all else.
(() => {
  const asked = [];
  const stopped = [];
  let told = "";
  const find = (id) => document.getElementById(id);
  const many = (count, one, more) => `${count} ${count === 1 ? one : more}`;
  const of = (address) => new URL(address, location);
  const elsewhere = (address) => /^(http|ws)s?:$/.test(of(address).protocol) && of(address).origin !== location.origin;
  // Some browsers note what they stop among what was asked for, too. Of a frame they tell the site alone.
  const gone = () => {
    const left = asked.filter(({ name }) => elsewhere(name));
    for (const address of stopped) {
      const same = ({ name, initiatorType }) => name === address || (/frame|object|embed/.test(initiatorType) && of(name).origin === address);
      const at = left.findIndex(same);
      if (at >= 0) left.splice(at, 1);
    }
    return left.map(({ name }) => name);
  };
  const item = (host, left) => {
    const held = (addresses) => addresses.filter((address) => of(address).host === host).length;
    const line = document.createElement("li");
    line.textContent = `${host}: ${held(left)} left, ${held(stopped)} stopped`;
    return line;
  };
  const show = () => {
    if (!find("requests")) return;
    const left = gone();
    const own = asked.filter(({ name }) => of(name).origin === location.origin).length;
    find("requests-own").textContent = `Of this site itself, the page has asked for ${many(own, "file", "files")}.`;
    // The same words put in once more would be read aloud once more.
    if (told === `${left.length} ${stopped.length}`) return;
    told = `${left.length} ${stopped.length}`;
    find("requests-left").textContent = `${left.length ? many(left.length, "request has", "requests have") : "No request has"} left this site since you opened this page.`;
    find("requests-stopped").textContent = stopped.length ? `${many(stopped.length, "request was", "requests were")} tried and stopped by the browser.` : "";
    find("requests-hosts").replaceChildren(...[...new Set([...left, ...stopped].map((address) => of(address).host))].map((host) => item(host, left)));
  };
  document.addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective }) => {
    if (elsewhere(blockedURI) && effectiveDirective !== "base-uri") stopped.push(blockedURI);
    show();
  });
  new PerformanceObserver((seen) => {
    asked.push(...seen.getEntries());
    show();
  }).observe({ type: "resource", buffered: true });
  document.addEventListener("DOMContentLoaded", show);
})();
