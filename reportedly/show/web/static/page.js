// What every page adds where scripts run: the search key, and the list of keys.
import { typing } from "./typing.js";

const dialog = document.getElementById("keys");

document.addEventListener("keydown", (event) => {
  if (typing(event)) return;
  if (event.key === "/") {
    document.getElementById("q")?.focus();
    event.preventDefault();
  } else if (event.key === "m" && document.getElementById("merge")) {
    document.getElementById("merge").open = true;
    document.querySelector("#merge input:not([type=hidden])").focus();
    event.preventDefault();
  } else if (event.key === "?") {
    dialog.open ? dialog.close() : dialog.showModal();
    event.preventDefault();
  }
});

document.querySelector('a[href="/keys"]')?.addEventListener("click", (event) => {
  event.preventDefault();
  dialog.showModal();
});

for (const form of document.querySelectorAll("form[data-slow]")) {
  form.addEventListener("submit", () => {
    form.querySelector("[data-busy]").hidden = false;
  });
}

// A reader's choice of layers holds for the next page too.
for (const box of document.querySelectorAll('.layers input[type="checkbox"]')) {
  try {
    if (localStorage.getItem(box.id) === "off") box.checked = false;
  } catch { /* a browser may forbid us to remember */ }
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(box.id, box.checked ? "on" : "off");
    } catch { /* as above */ }
  });
}
