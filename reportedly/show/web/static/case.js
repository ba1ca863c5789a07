// Follows the case while the page is open: somebody, or another window, may be adding to it, and the numbers grow.
const tallies = document.querySelector("[data-documents]");
const line = document.querySelector("[data-growth]");
const numbers = document.querySelectorAll("[data-count]");
const [SELDOM, OFTEN] = [5000, 1000];
let before = Number(tallies?.dataset.documents);
let wait = SELDOM;

const told = (number) => number.toLocaleString("en");

async function look() {
  if (document.hidden) return;
  const answer = await fetch("/api/counts");
  if (!answer.ok) return;
  const counts = await answer.json();
  for (const one of numbers) one.textContent = told(counts[one.dataset.count]);
  const more = counts.documents - Number(tallies.dataset.documents);
  const running = counts.documents > before;
  before = counts.documents;
  wait = running ? OFTEN : SELDOM;
  line.hidden = more <= 0;
  const words = `${told(more)} more ${more === 1 ? "document" : "documents"}`;
  line.firstElementChild.textContent = running ? `Being added: ${words} so far.` : `${words} since you opened this page.`;
}

async function follow() {
  try {
    await look();
  } catch { /* the program has ended; the page still reads */ }
  setTimeout(follow, wait);
}

if (tallies && line) setTimeout(follow, wait);
