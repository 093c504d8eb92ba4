// The highlighted text: a click on words shows their row; a layer that is switched off stays off in the address.
"use strict";

const text = document.querySelector(".text");
const boxes = [...document.querySelectorAll(".layers input")];

text.addEventListener("click", (event) => {
  const piece = event.target.closest("[data-row]");
  if (!piece || String(window.getSelection())) return;
  const to = new URL(window.location.href);
  to.searchParams.set("row", piece.dataset.row);
  to.hash = "chosen";
  window.location.assign(to);
});

for (const box of boxes) {
  box.addEventListener("change", () => {
    const hidden = boxes.filter((b) => !b.checked).map((b) => b.value);
    const to = new URL(window.location.href);
    if (hidden.length) to.searchParams.set("hide", hidden.join(","));
    else to.searchParams.delete("hide");
    window.history.replaceState(null, "", to);
  });
}
