// Before Python is ready: show the team's own wording, keep what is answered, and say that buttons have to wait.
(() => {
  const root = document.documentElement;
  const base = document.querySelector('meta[name="base"]').content;
  const touched = new Map();
  const early = { touched, sheet: "", taken: false };
  window.early = early;
  root.dataset.python = "starting";
  try {
    const hint = JSON.parse(localStorage.getItem(`priorities:${base}:hint`) || "{}");
    early.sheet = hint.sheet || "";
    for (const [area, text] of Object.entries(hint.statements || {})) {
      for (const place of document.querySelectorAll(`[data-statement="${CSS.escape(area)}"]`)) place.textContent = text;
    }
    if (hint.cover) document.getElementById("page")?.classList.add("covered");
  } catch {
    // Nothing readable is kept here: the printed wording stands.
  }
  const note = (event) => {
    const field = event.target;
    if (!early.taken && field.name && field.closest("#page")) {
      touched.set(field.name, field.type === "checkbox" ? (field.checked ? "on" : "") : field.value);
    }
  };
  document.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("input", note);
  document.addEventListener("change", note);
  document.addEventListener("click", (event) => {
    if (early.taken || !event.target.closest?.("[data-do]")) return;
    document.getElementById("status").textContent =
      root.dataset.python === "failed"
        ? "This button needs Python, which could not start here. You can print the page and write on paper."
        : "The page is still getting ready. Try again in a moment.";
  });
  const fail = () => {
    if (root.dataset.python !== "starting") return;
    root.dataset.python = "failed";
    document.getElementById("python-failed").hidden = false;
  };
  early.fail = fail;
  addEventListener("error", fail, true);
  addEventListener("unhandledrejection", fail);
  if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function") fail();
  setTimeout(fail, 60000);
})();
