// The queue with the keyboard: j and k move, a, x and m press the item's buttons; who decides is kept for the session.
"use strict";

const items = [...document.querySelectorAll(".queue > li")];
const by = document.getElementById("by");
const why = document.getElementById("why");
let at = -1;

if (by) {
  by.value = sessionStorage.getItem("reviewer") || "";
  by.addEventListener("change", () => sessionStorage.setItem("reviewer", by.value));
}

function move(step) {
  if (!items.length) return;
  at = Math.min(Math.max(at + step, 0), items.length - 1);
  items[at].focus();
  items[at].scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else {
    const button = at >= 0 && items[at].querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    if (!by.value) by.focus();
    else if (!why.value) why.focus();
    else button.click();
  }
  event.preventDefault();
});
