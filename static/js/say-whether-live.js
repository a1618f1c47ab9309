// A list says whether it is live. When the wire is lost for more than a moment, a band says so, and since when the list
// stands; the list itself stays as it was, and everything is as before once the wire is back.
const PATIENCE = 3000;
let last = new Date();
let losing = 0;

const arabic = (text) => text.replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[digit]);

function show(isLive) {
  const sign = document.getElementById("line");
  if (!sign) return;
  sign.hidden = false;
  sign.querySelector(".line-live").hidden = !isLive;
  const late = sign.querySelector(".line-late");
  late.hidden = isLive;
  const time = `${last.getHours()}:${String(last.getMinutes()).padStart(2, "0")}`;
  const words = late.querySelector("[data-words]");
  words.textContent = words.dataset.words.replace("{time}", sign.dataset.digits === "arabic" ? arabic(time) : time);
  document.getElementById("line-lost").hidden = isLive;
}

function live() {
  clearTimeout(losing);
  losing = 0;
  last = new Date();
  show(true);
}

function lose() {
  losing ||= setTimeout(() => show(false), PATIENCE);
}

const isOfTheList = ({ target }) => target.closest?.("#wire, #queue");
for (const kind of ["htmx:sse:after:connection", "htmx:sse:after:message"]) document.addEventListener(kind, live);
for (const kind of ["htmx:sse:error", "htmx:error"]) document.addEventListener(kind, (event) => isOfTheList(event) && lose());
document.addEventListener("htmx:after:swap", (event) => isOfTheList(event) && live());
window.addEventListener("offline", lose);
window.addEventListener("online", () => {
  const wire = document.getElementById("wire");
  if (wire) htmx.trigger(wire, document.getElementById("queue").dataset.queue);  // asked anew: what was missed comes in
});
