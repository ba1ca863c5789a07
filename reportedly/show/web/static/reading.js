// Joins the words and the cards: a click on either side, or an address, shows the other.
const text = document.querySelector("[data-text]");
const cards = document.querySelector(".cards");

function show(ref, from) {
  for (const old of document.querySelectorAll(".chosen")) old.classList.remove("chosen");
  const card = document.getElementById(ref);
  const words = text.querySelectorAll(`[data-on~="${CSS.escape(ref)}"]`);
  card?.classList.add("chosen");
  for (const piece of words) piece.classList.add("chosen");
  if (from !== "text" && words[0]) intoView(words[0], null);
  if (from !== "card" && card) intoView(card, scrolls(cards) ? cards : null);
  return card;
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
  show(ref.replace(/^w-/, ""), ref.startsWith("w-") ? "text-link" : "link");
}

text.addEventListener("click", (event) => {
  const link = event.target.closest("a.ref");
  const piece = event.target.closest("mark[data-on]");
  if ((!link && !piece) || !getSelection().isCollapsed) return;
  const known = (piece?.dataset.on ?? "").split(" ").find((ref) => document.getElementById(ref)?.dataset.claim);
  const ref = link ? link.hash.slice(1) : known;
  if (!ref) return;
  event.preventDefault();
  history.replaceState(null, "", `#${ref}`);
  const wide = scrolls(cards);
  show(ref, wide ? "text" : "text");
});

cards.addEventListener("click", (event) => {
  if (event.target.closest("button, input, select, summary, label, a:not(.number)") || !getSelection().isCollapsed) return;
  const card = event.target.closest("[data-claim]");
  if (!card) return;
  if (event.target.closest("a.number")) event.preventDefault();
  history.replaceState(null, "", `#${card.dataset.claim}`);
  show(card.dataset.claim, "card");
});

document.addEventListener("claim-chosen", (event) => {
  history.replaceState(null, "", `#${event.detail}`);
  show(event.detail, "card");
});

addEventListener("hashchange", follow);
follow();
