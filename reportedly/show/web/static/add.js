// Files dropped anywhere on the page are read at once; what becomes of each document is shown as it is read.
const form = document.querySelector("[data-drop]");
const field = form?.querySelector('input[type="file"]');
const list = document.querySelector("[data-told]");
const after = document.querySelector("[data-after]");

function row(source, words, link, bad) {
  const item = document.createElement("li");
  const name = document.createElement(link ? "a" : "strong");
  if (link) name.href = link;
  name.textContent = source || "Not read";
  const said = document.createElement("span");
  said.className = bad ? "problems" : "quiet";
  said.textContent = ` ${words}`;
  item.append(name, said);
  list.prepend(item);
}

function tell(one) {
  if (one.message) return row(one.source, one.message, null, true);
  const claims = `${one.claims.toLocaleString("en")} ${one.claims === 1 ? "claim" : "claims"}`;
  return row(one.source, one.new ? `added, ${claims}` : "the case has it already", `/document/${one.id}`, false);
}

async function send(data) {
  const answer = await fetch(form.action, { method: "POST", body: data, headers: { accept: "application/x-ndjson" } });
  if (!answer.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return row("", page.querySelector("main p")?.textContent ?? page.body.textContent, null, true);
  }
  let rest = "";
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const lines = (rest + piece.value).split("\n");
    rest = lines.pop();
    lines.forEach((line) => tell(JSON.parse(line)));
  }
  return null;
}

// Each file goes by itself, so that one that is broken or too large stops none of the others.
async function add(files) {
  const busy = form.querySelector("[data-busy]");
  busy.hidden = false;
  const whole = new FormData(form);
  whole.delete("uploads");
  const parts = files.map((file) => {
    const part = new FormData();
    for (const name of ["token", "publisher", "published"]) part.set(name, whole.get(name));
    part.set("uploads", file);
    return part;
  });
  if (whole.get("text")?.trim() || whole.get("address")?.trim() || !parts.length) parts.push(whole);
  for (const [at, part] of parts.entries()) {
    busy.textContent = parts.length > 1 ? `Reading ${at + 1} of ${parts.length}…` : "Reading…";
    await send(part).catch(() => row(part.get("uploads")?.name, "it could not be sent: is the program still running?", null, true));
  }
  busy.hidden = true;
  field.value = "";
  for (const name of ["text", "address"]) if (form.elements[name]) form.elements[name].value = "";
  after.hidden = false;
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  add([...field.files]);
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    if (!field) return;
    event.preventDefault();
    form.classList.toggle("over", kind === "dragover");
    if (kind === "drop" && event.dataTransfer.files.length) add([...event.dataTransfer.files]);
  });
}
