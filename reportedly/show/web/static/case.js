// Says when documents come in while the page is open: somebody, or another window, is adding to the case.
const tallies = document.querySelector("[data-documents]");
const line = document.querySelector("[data-growth]");
const EVERY = 5000;

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch("/api/counts");
    if (!answer.ok) return;
    const more = (await answer.json()).documents - Number(tallies.dataset.documents);
    line.hidden = more <= 0;
    line.firstElementChild.textContent = `${more.toLocaleString("en")} more ${more === 1 ? "document has" : "documents have"} been added since.`;
  } catch { /* the program has ended; the page still reads */ }
}

if (tallies && line) setInterval(look, EVERY);
