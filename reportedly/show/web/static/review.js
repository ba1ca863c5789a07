// Reviewing with the keyboard: moves along the cards, sends their own forms, and shows what came of it.
import { typing } from "./typing.js";

const all = () => [...document.querySelectorAll(".card")];
const of = (card) => card.closest("[data-document]").dataset.document;
let at = null;

// A card comes without its form, which is the same in all; without this script its link leads to a page that has one.
function equip(card) {
  const link = card.querySelector("a.correct");
  if (!link) return;
  const form = document.getElementById("decide-form").content.firstElementChild.cloneNode(true);
  const fields = form.elements;
  [fields.document.value, fields.claim.value, fields.seen.value] = [of(card), card.id, card.dataset.seen ?? ""];
  fields.back.value += `#${card.id}`;
  link.before(form);
  link.textContent = "Correct";
  link.title = "Correct this reading (e)";
}
all().forEach(equip);
document.addEventListener("cards-came", () => all().filter((card) => !card.querySelector("form[data-decide]")).forEach(equip));

function choose(card) {
  if (!card) return;
  at?.classList.remove("chosen");
  at = card;
  card.classList.add("chosen");
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  document.dispatchEvent(new CustomEvent("claim-chosen", { detail: card.id }));
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
  let line = card.querySelector(".state");
  if (!line) {
    line = Object.assign(document.createElement("span"), { className: "state" });
    card.querySelector(".decide").prepend(line);
  }
  line.textContent = (told.changed ? "changed meanwhile: " : "") + (told.state?.words ?? "");
  for (const field of card.querySelectorAll('input[name="seen"]')) field.value = told.state?.id ?? "";
  count();
}

function count() {
  const line = document.querySelector(".layers [data-progress]");
  if (line && !document.querySelector("[data-more]")) line.textContent = `${document.querySelectorAll(".card[class*=' is-']").length} of ${all().length} claims reviewed`;
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

// After a correction the card is shown as it is read now, as the page to decide on its claim has it.
async function renew(card, form) {
  form.remove();
  const answer = await fetch(card.querySelector("a.correct").href);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".card");
  fresh.querySelector(".number").replaceWith(card.querySelector(".number"));
  card.replaceWith(fresh);
  equip(fresh);
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
    const card = all().find((one) => of(one) === act.document && one.id === act.claim);
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
