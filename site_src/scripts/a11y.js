// Repairs of the theme that need a script. Listeners sit on the document, since instant navigation swaps the header.
(() => {
  const open = () => document.getElementById("__search");
  // 2.1.4: the theme binds single keys (n . p , s f /) on window, also while a radio or a button has focus; they would leave the page.
  document.addEventListener("keydown", (event) => {
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest?.(".md-search")) {
      event.stopPropagation();
    }
  });
  // 2.1.1: the theme opens its search by a label, which no key reaches.
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".search-open")) return;
    if (!open().checked) open().click();
    document.querySelector(".md-search__input").focus();
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "__search") {
      document.querySelector(".search-open").setAttribute("aria-expanded", String(event.target.checked));
    }
  });
})();
