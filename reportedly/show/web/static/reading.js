// Joins the words and the cards: a click on either side, or an address, shows the other.
const text = document.querySelector("[data-text]");
const cards = document.querySelector(".cards");

// `from` is where the reader is: in the text, at a card, or come by an address of either ("words", "link").
function show(ref, from) {
  for (const old of document.querySelectorAll(".chosen")) old.classList.remove("chosen");
  const card = document.getElementById(ref);
  const words = text.querySelectorAll(`[data-on~="${CSS.escape(ref)}"]`);
  card?.classList.add("chosen");
  for (const piece of words) piece.classList.add("chosen");
  const wide = scrolls(cards);
  if (words[0] && (from === "words" || from === "number" || (wide && from !== "text"))) intoView(words[0], null);
  if (card && (from === "text" || from === "link" || (wide && from === "words"))) intoView(card, wide ? cards : null);
}

function scrolls(box) {
  return getComputedStyle(box).position === "sticky";
}

function intoView(thing, box) {
  const at = thing.getBoundingClientRect();
  const frame = box ? box.getBoundingClientRect() : { top: 80, bottom: innerHeight - 40 };
  if (at.top >= frame.top + 8 && at.bottom <= frame.bottom - 8) return;
  const by = at.top - frame.top - (frame.bottom - frame.top) / 4;
  (box ?? window).scrollBy({ top: by, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

function follow() {
  const ref = decodeURIComponent(location.hash.slice(1));
  if (!ref) return;
  show(ref.replace(/^w-/, ""), ref.startsWith("w-") ? "words" : "link");
}

text.addEventListener("click", (event) => {
  const link = event.target.closest("a.ref");
  const piece = event.target.closest("mark[data-on]");
  if ((!link && !piece) || !getSelection().isCollapsed) return;
  const known = (piece?.dataset.on ?? "").split(" ").find((ref) => cards.querySelector(`#${CSS.escape(ref)}`));
  const ref = link ? link.hash.slice(1) : known;
  if (!ref) return;
  event.preventDefault();
  history.replaceState(null, "", `#${ref}`);
  show(ref, "text");
});

cards.addEventListener("click", (event) => {
  if (event.target.closest("button, input, select, summary, label, a:not(.number)") || !getSelection().isCollapsed) return;
  const card = event.target.closest(".card, .loaded-words div");
  if (!card) return;
  const number = event.target.closest("a.number");
  if (number) event.preventDefault();
  history.replaceState(null, "", `#${card.id}`);
  show(card.id, number ? "number" : "card");
});

document.addEventListener("claim-chosen", (event) => {
  history.replaceState(null, "", `#${event.detail}`);
  show(event.detail, "card");
});

// The cards that a long text has beyond its first come behind the page.
async function bring(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) return;
  const rest = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll(".rest > .group");
  const chosen = document.querySelector(".card.chosen");
  link.closest(".more").replaceWith(...rest);
  document.dispatchEvent(new Event("cards-came"));
  if (!chosen) follow();
}

const more = cards.querySelector("[data-more]");
if (more) addEventListener("load", () => bring(more));
addEventListener("hashchange", follow);
follow();
