// New rows wait on the bar while somebody is at the list. After twenty seconds without pointer, focus or key in it
// they are let in by the bar's own link, as a click would; should somebody come meanwhile, the counting begins anew.
const QUIET = 20000;
let touched = Date.now();
for (const kind of ["pointermove", "pointerdown", "wheel", "keydown", "focusin"]) {
  document.addEventListener(kind, ({ target }) => {
    if (target.closest?.("#queue") || kind === "keydown") touched = Date.now();
  }, { passive: true });
}
setInterval(() => {
  const queue = document.getElementById("queue");
  const bar = queue?.querySelector(".arrived[hx-get]");
  const isMinded = queue?.matches(":hover, :focus-within") || queue?.querySelector("details[open]");
  if (isMinded) touched = Date.now();
  if (bar && !document.hidden && Date.now() - touched >= QUIET) { touched = Date.now(); bar.click(); }
}, 1000);
