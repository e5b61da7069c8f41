// Nothing here is needed to read. Arrow keys turn pages and articles; a zone and its line in
// the list light up together.
"use strict";
addEventListener("keydown", (event) => {
  const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  if (!rel || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  document.querySelector(`.turn a[rel="${rel}"]`)?.click();
});
for (const [kind, lit] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  addEventListener(kind, (event) => {
    const article = event.target.closest?.("[data-article]")?.dataset.article;
    if (!article) return;
    for (const other of document.querySelectorAll(`[data-article="${article}"]`)) {
      other.classList.toggle("lit", lit);
    }
  });
}
