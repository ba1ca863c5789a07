// Files dropped anywhere on the page land in the form.
const form = document.querySelector("[data-drop]");
const field = form?.querySelector('input[type="file"]');

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    if (!field) return;
    event.preventDefault();
    form.classList.toggle("over", kind === "dragover");
    if (kind === "drop" && event.dataTransfer.files.length) field.files = event.dataTransfer.files;
  });
}
