// Saves the drawing of the page as a PNG: the saved SVG, painted at twice its size.
async function save(source) {
  const answer = await fetch(source);
  if (!answer.ok) return;
  const address = URL.createObjectURL(new Blob([await answer.text()], { type: "image/svg+xml" }));
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = document.createElement("canvas");
  const much = Math.min(2, 16000 / picture.height);
  canvas.width = picture.width * much;
  canvas.height = picture.height * much;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  canvas.toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = new URL(source).pathname.slice(1).replace(".svg", ".png");
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-png]")) save(document.querySelector("[data-svg]").href);
});
