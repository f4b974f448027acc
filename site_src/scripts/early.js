// Until Python is ready: the team's own wording, and early answers.
(() => {
  const root = document.documentElement;
  const page = document.getElementById("page");
  const say = (words) => (document.getElementById("status").textContent = words);
  const early = (window.early = { shown: "", touched: new Map(), pressed: "", taken: false });
  root.dataset.python = "starting";
  try {
    if (/^#team/.test(location.hash)) throw 0;
    early.shown = localStorage[`priorities:${document.querySelector('meta[name="base"]').content}:hint`] || "";
    const hint = JSON.parse(early.shown || "{}");
    for (const [area, text] of Object.entries(hint.statements || {})) {
      for (const place of page.querySelectorAll(`[data-statement="${CSS.escape(area)}"]`)) place.textContent = text;
    }
    if (hint.cover) page.classList.add("covered");
  } catch {
    if (page.querySelector("[data-statement]")) {
      page.classList.add("covered");
      say("Your team’s wording is loading.");
    }
  }
  const note = ({ target }) => {
    if (!early.taken && target.name && page.contains(target)) {
      early.touched.set(target.name, target.type === "checkbox" && !target.checked ? "" : target.value);
    }
  };
  addEventListener("submit", (event) => event.preventDefault());
  addEventListener("input", note);
  addEventListener("change", note);
  addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-do]");
    if (early.taken || !button) return;
    early.pressed = button.dataset.do;
    say(root.dataset.python === "failed" ? "This button needs Python, which could not start." : "Getting ready …");
  });
  const fail = (early.fail = () => {
    if (root.dataset.python !== "starting") return;
    root.dataset.python = "failed";
    page.classList.remove("covered");
    document.getElementById("python-failed").hidden = false;
  });
  addEventListener("error", fail, true);
  addEventListener("unhandledrejection", fail);
  if (!window.WebAssembly || !window.DecompressionStream) fail();
  setTimeout(fail, 60000);
})();
