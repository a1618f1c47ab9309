// The signing place: its strokes and its picture go into two hidden fields, so the form is sent as any other.
function prepare(place) {
  const canvas = place.querySelector("canvas");
  const [strokes, picture] = [place.querySelector("[data-strokes]"), place.querySelector("[data-picture]")];
  // Ink is dark on white whatever the look of the page: the picture ends on paper.
  const pad = new SignaturePad(canvas, { penColor: "#1c1820", backgroundColor: "#ffffff" });

  function keep() {
    strokes.value = pad.isEmpty() ? "" : JSON.stringify(pad.toData());
    picture.value = pad.isEmpty() ? "" : pad.toDataURL("image/png");
    strokes.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // A canvas is cleared when it is sized: draw again what was written.
  function fit() {
    const drawn = pad.toData();
    const ratio = Math.max(window.devicePixelRatio || 1, 1);
    canvas.width = canvas.offsetWidth * ratio;
    canvas.height = canvas.offsetHeight * ratio;
    canvas.getContext("2d").scale(ratio, ratio);
    pad.clear();
    pad.fromData(drawn);
  }

  fit();
  window.addEventListener("resize", fit);
  pad.addEventListener("endStroke", keep);
  place.querySelector("[data-clear]").addEventListener("click", () => { pad.clear(); keep(); });
}

document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-signature]").forEach(prepare));
