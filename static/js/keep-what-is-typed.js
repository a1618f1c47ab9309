// A form somebody has begun in is left alone by the refresh of the page around it: what was typed, and above all the
// version it was typed against. Were the hidden version refreshed too, the next save would overwrite a colleague unseen.
document.addEventListener("input", ({ target }) => target.form?.setAttribute("hx-morph-skip", ""));
// So is a menu of doors while it is open: it does not close under the finger.
document.addEventListener("toggle", ({ target }) => {
  if (target.matches?.("details.others")) target.toggleAttribute("hx-morph-skip", target.open);
}, true);
