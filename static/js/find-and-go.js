// The list under the find box, by keyboard: arrows move, Enter opens, Escape closes. And whoever comes from it to a page
// (#next) finds the focus on that page's next door, so that search, open, act need no mouse.
const findBox = (target) => target?.closest?.("[data-find]");
const findPlace = () => document.getElementById("find-found");
const findOptions = () => [...(findPlace()?.querySelectorAll("[role=option]") ?? [])];
const findOpen = (isOpen) => {
  const box = document.querySelector("[data-find]");
  if (!box || !findPlace()) return;
  findPlace().hidden = !isOpen;
  box.setAttribute("aria-expanded", String(isOpen && findOptions().length > 0));
  if (!isOpen) findMark(null);
};
const findMark = (option) => {
  for (const one of findOptions()) one.setAttribute("aria-selected", String(one === option));
  const box = document.querySelector("[data-find]");
  if (option) box.setAttribute("aria-activedescendant", option.id);
  else box.removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
};
document.addEventListener("keydown", (event) => {
  const box = findBox(event.target);
  if (!box || event.isComposing || findPlace()?.hidden) return;
  const options = findOptions();
  const at = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  if (event.key === "Escape") findOpen(false);
  else if (event.key === "ArrowDown") findMark(options[(at + 1) % options.length]);
  else if (event.key === "ArrowUp") findMark(options[(at < 1 ? options.length : at) - 1]);
  else if (event.key === "Enter" && at >= 0) options[at].click();
  else return;
  event.preventDefault();
});
document.addEventListener("htmx:after:swap", () => {
  const box = document.querySelector("[data-find]");
  if (box && box === document.activeElement) findOpen(box.value.trim().length > 1);
});
document.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (findBox(target) && !findPlace()?.contains(relatedTarget)) findOpen(false);
});
document.addEventListener("DOMContentLoaded", () => {
  const next = () => document.querySelector("main .door-main") ?? document.querySelector("main a.door");
  if (location.hash === "#next") next()?.focus();
});
