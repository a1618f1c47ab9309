// "/" goes to the find box, unless it is being typed somewhere. By the letter or by the key: on an Arabic keyboard the key says ظ.
document.addEventListener("keydown", (event) => {
  const slash = event.key === "/" || event.code === "Slash";
  if (!slash || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const find = document.querySelector("[data-find]");
  if (!find) return;
  event.preventDefault();
  find.focus();
  find.select();
});
