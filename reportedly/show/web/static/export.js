// Says that an export is being written: the page stays, and the file comes when it is complete.
const line = document.querySelector("[data-writing]");

for (const form of document.querySelectorAll("form[data-export]")) {
  form.addEventListener("submit", () => {
    line.hidden = false;
    setTimeout(() => { line.hidden = true; }, 8000);
  });
}
