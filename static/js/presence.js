// A page of a case says that somebody is there, and takes it back when it is left. A hidden tab says nothing, so it
// fades; seen again, it speaks at once. Who only reads this needs no script: the asking itself is an attribute.
const places = () => document.querySelectorAll("[data-presence]");
document.addEventListener("htmx:before:request", (event) => {
  if (document.hidden && event.target.matches?.("[data-presence]")) event.preventDefault();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) places().forEach((place) => htmx.trigger(place, "seen"));
});
addEventListener("pagehide", () => places().forEach((place) => {
  const headers = JSON.parse(document.body.getAttribute("hx-headers:inherited"));
  fetch(place.dataset.presence, { method: "POST", keepalive: true, headers });
}));
