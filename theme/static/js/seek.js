// The search box of every page: the key / leads to it, and what finds names and articles comes when it is used.

const box = document.getElementById("q") ?? document.getElementById("seek");

function isTyped(event) {
  return event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
}

addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyped(event)) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// The search page shows results as its own content.
if (box.id === "seek") {
  const start = () => import("./suggest.js").then(({ suggestBelow }) => suggestBelow(box), () => {});
  if (document.activeElement === box) start();
  else box.addEventListener("focus", start, { once: true });
}
