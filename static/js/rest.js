// A tablet that nobody touches goes to its pad by itself; while somebody writes, the house is told now and then.
const resting = document.querySelector("[data-rest-after]");
if (resting) {
  const after = Number(resting.dataset.restAfter) * 1000;
  const tokens = () => JSON.parse(document.body.getAttribute("hx-headers:inherited"));
  let touched = Date.now();
  let told = touched;
  const touch = () => {
    touched = Date.now();
    if (touched - told < after / 4) return;
    told = touched;
    fetch(resting.dataset.awake, { method: "POST", headers: tokens() });
  };
  for (const sign of ["pointerdown", "keydown", "scroll"]) addEventListener(sign, touch, { capture: true, passive: true });
  setInterval(() => { if (Date.now() - touched >= after) resting.submit(); }, 1000);
}
