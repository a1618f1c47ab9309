// Big keys for a tablet; whoever has a keyboard types. The sixth digit sends.
const pin = document.getElementById("pin");
const pad = document.querySelector("[data-pad]");
pad.hidden = false;
document.querySelector("[data-plain-foot]").hidden = true;
pad.addEventListener("click", ({ target }) => {
  const key = target.closest("button");
  if (key?.dataset.digit && pin.value.length < 6) pin.value += key.dataset.digit;
  else if (key && "wipe" in key.dataset) pin.value = pin.value.slice(0, -1);
  if (key?.dataset.digit && pin.value.length === 6) pin.form.requestSubmit();
});
