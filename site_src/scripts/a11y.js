// Repairs of the theme, and of older browsers, that need a script. Listeners sit on the document, since instant navigation swaps the header.
(() => {
  const open = () => document.getElementById("__search");
  // 2.1.4: the theme binds single keys (n . p , s f /) on window, also while a radio or a button has focus; they would leave the page.
  document.addEventListener("keydown", (event) => {
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest?.(".md-search")) {
      event.stopPropagation();
    }
  });
  // 2.4.3: the theme takes a link within a page of the exercise for one to another page, fetches the page anew and leaves focus at its
  // top; such a link moves focus, as the browser has it, and what it leads to is unfolded.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.('a[href*="#"]');
      if (!link || link.pathname !== location.pathname || !document.getElementById("page")) return;
      const there = document.getElementById(link.hash.slice(1));
      if (!there || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      for (let fold; (fold = there.closest("details:not([open])")); ) fold.open = true;
      if (!there.matches("a, button, input, select, textarea, summary, [tabindex]")) there.tabIndex = -1;
      there.focus({ preventScroll: true });
      there.scrollIntoView();
    },
    true,
  );
  // The projector view is turned by arrow keys, and by the keys that a presenter's remote control sends.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.target.closest?.(".md-search")) return;
    document.querySelector(`#page [data-key~="${CSS.escape(event.key)}"]`)?.click();
  });
  // 2.1.1: the theme lets wide tables scroll in a box that no key reaches.
  const reach = () => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
      let title = box;
      while (title && !/^H[1-6]$/.test(title.tagName)) title = title.previousElementSibling;
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", `Table: ${title?.textContent ?? document.title}`);
    }
  };
  const follow = () => window.document$?.subscribe(() => requestAnimationFrame(reach));
  addEventListener("load", follow);
  addEventListener("theme", follow);
  // 2.1.1: the theme opens its search by a label, which no key reaches.
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".search-open")) return;
    if (!open().checked) open().click();
    document.querySelector(".md-search__input").focus();
  });
  document.addEventListener("change", (event) => {
    if (event.target.id !== "__search") return;
    const button = document.querySelector(".search-open");
    button.setAttribute("aria-expanded", String(event.target.checked));
    // 2.4.3: closed by Escape or Tab, the search would leave focus nowhere.
    if (!event.target.checked && document.activeElement?.closest(".md-search")) button.focus();
  });
  // Firefox before 152 and Safari before 26.2 print no more of a text than its field shows; older ones, nothing that is folded in.
  if (!CSS.supports("field-sizing", "content")) {
    const folds = [];
    const fields = () => document.querySelectorAll("#page textarea");
    addEventListener("beforeprint", () => {
      folds.push(...document.querySelectorAll("#page details:not([open])"));
      for (const fold of folds) fold.open = true;
      for (const field of fields()) field.style.height = `${field.scrollHeight + 4}px`;
    });
    addEventListener("afterprint", () => {
      for (const fold of folds.splice(0)) fold.open = false;
      for (const field of fields()) field.style.height = "";
    });
  }
})();
