// Reviewing with the keyboard: moves along the cards, sends their own forms, and shows what came of it.
import { typing } from "./page.js";

const all = () => [...document.querySelectorAll(".card")];
let at = null;

function choose(card) {
  if (!card) return;
  at?.classList.remove("chosen");
  at = card;
  card.classList.add("chosen");
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  document.dispatchEvent(new CustomEvent("claim-chosen", { detail: card.dataset.claim }));
}

function current() {
  const chosen = document.querySelector(".card.chosen");
  return chosen ?? (at?.isConnected ? at : null);
}

function step(by) {
  const cards = all();
  const now = cards.indexOf(current());
  choose(cards[now < 0 ? 0 : Math.min(Math.max(now + by, 0), cards.length - 1)]);
}

function say(card, told) {
  card.classList.remove("is-accepted", "is-rejected", "is-corrected");
  if (told.state) card.classList.add(`is-${told.state.what}`);
  card.querySelector("[data-state]").textContent = (told.changed ? "changed meanwhile: " : "") + (told.state?.words ?? "");
  for (const field of card.querySelectorAll('input[name="seen"]')) field.value = told.state?.id ?? "";
  count();
}

function count() {
  const line = document.querySelector(".layers [data-progress]");
  if (line) line.textContent = `${document.querySelectorAll(".card[class*=' is-']").length} of ${all().length} claims reviewed`;
}

async function send(form, button) {
  const data = new FormData(form);
  if (button?.name) data.set(button.name, button.value);
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(data), headers: { accept: "application/json" } });
  if (!answer.ok && answer.status !== 409) {
    form.submit();
    return null;
  }
  return answer.json();
}

async function decide(form, button) {
  const card = form.closest(".card");
  const told = await send(form, button);
  if (told) say(card, told);
  return told;
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-decide]")) return;
  event.preventDefault();
  const told = await decide(form, event.submitter);
  if (told && !told.changed && form.matches(".correct-form")) await renew(form.closest(".card"), form);
});

// After a correction the card is shown as it is read now, as the page of its document has it.
async function renew(card, form) {
  form.remove();
  const answer = await fetch(`/document/${card.dataset.document}`);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector(`.card[data-document="${CSS.escape(card.dataset.document)}"][data-claim="${CSS.escape(card.dataset.claim)}"]`);
  if (!fresh) return;
  fresh.querySelector(".number").textContent = card.querySelector(".number").textContent;
  card.replaceWith(fresh);
  choose(fresh);
}

// The form to correct a claim is a page of its own; here it comes into the card.
async function correct(card) {
  const link = card?.querySelector("a.correct");
  if (!link) return;
  let form = card.querySelector(".correct-form");
  if (!form) {
    const answer = await fetch(link.href);
    if (!answer.ok) return;
    form = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".correct-form");
    card.querySelector(".decide").append(form);
  }
  form.querySelector("select").focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.correct");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  correct(link.closest(".card"));
});

async function press(what) {
  const card = current();
  const button = card?.querySelector(`button[value="${what}"]`);
  if (!button) return step(1);
  const told = await decide(button.form, button);
  if (told && !told.changed) step(1);
}

async function undo() {
  const token = document.querySelector('input[name="token"]')?.value;
  if (!token) return;
  const answer = await fetch("/undo", { method: "POST", body: new URLSearchParams({ token }), headers: { accept: "application/json" } });
  if (!answer.ok) return;
  for (const act of (await answer.json()).undone) {
    const card = document.querySelector(`.card[data-document="${CSS.escape(act.document ?? "")}"][data-claim="${CSS.escape(act.claim ?? "")}"]`);
    if (card) {
      say(card, { state: act.state });
      choose(card);
    } else location.reload();
  }
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press("accept"),
  x: () => press("reject"),
  u: undo,
  e: () => correct(current()),
  Enter: () => current()?.querySelector("a.number")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest?.(".correct-form")) {
    const card = event.target.closest(".card");
    event.target.closest(".correct-form").remove();
    choose(card);
    return;
  }
  if (typing(event) || document.querySelector("dialog[open]")) return;
  if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
  const act = keys[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});
