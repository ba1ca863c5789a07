// Draws a shorter or another span of the timeline: bars follow the hand at once, and the server draws it anew.
import { gestures } from "./gestures.js";

const board = document.querySelector("[data-span]");
const DAY = 86400000;
const WAIT = 250;
const LONGEST = 1e6;

function span() {
  const form = document.querySelector("form[data-days]");
  const usual = [form.elements.first.value, form.elements.last.value];
  let [first, last] = [0, 0];
  let [left, right, parts, pads] = [0, 0, [], 0];
  let timer = 0;
  let pushed = 0;
  let asked = 0;

  const days = (text) => Date.parse(`${text}T00:00:00Z`) / DAY;
  const svg = () => board.querySelector("svg");
  const low = () => first - pads;
  const width = () => last + 1 + 2 * pads - first;

  // What stands in the drawing, as fractions of its span, so that a bar can be put where it belongs in any other.
  function look() {
    [first, last] = [days(form.elements.first.value), days(form.elements.last.value)];
    pads = Math.max(Math.floor((last - first) / 30), 1);
    if (!svg()) return;
    [left, right] = [Number(svg().dataset.left), Number(svg().dataset.right)];
    const day = (x) => low() + ((x - left) / (right - left)) * width();
    parts = [...svg().querySelectorAll("a > rect")].map((one) => {
      const x = Number(one.getAttribute("x"));
      return [one, day(x), day(x + Number(one.getAttribute("width")))];
    });
  }

  function wait(held) {
    svg()?.classList.add("moving");
    clearTimeout(timer);
    if (!held) timer = setTimeout(draw, WAIT);
  }

  function follow() {
    pushed = 0;
    svg().style.transform = "";
    const x = (day) => Math.min(Math.max(left + ((day - low()) / width()) * (right - left), left), right);
    for (const [one, from, to] of parts) {
      one.setAttribute("x", x(from).toFixed(1));
      one.setAttribute("width", Math.max(x(to) - x(from), 0).toFixed(1));
    }
    wait();
  }

  const iso = (day) => new Date(Math.round(day) * DAY).toISOString().slice(0, 10);
  async function draw() {
    const mine = ++asked;
    form.elements.first.value = iso(first);
    form.elements.last.value = iso(last);
    const address = `${location.pathname}?${new URLSearchParams(new FormData(form))}`;
    const answer = await fetch(address);
    if (!answer.ok || mine !== asked) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-span]");
    const held = board.contains(document.activeElement);
    board.replaceChildren(...fresh.childNodes);
    pushed = 0;
    history.replaceState(null, "", address);
    look();
    scrollWithNames();
    if (held) board.focus({ preventScroll: true });
  }

  look();
  const years = (day) => Number.isFinite(day) && new Date(day * DAY).getUTCFullYear();
  const set = (one, other) => {
    if (years(one) < 1 || years(other) > 9998 || other - one > LONGEST) return false;
    [first, last] = [one, Math.max(one, other)];
    pads = Math.max(Math.floor((last - first) / 30), 1);
    return true;
  };
  const unit = () => width() / (((right - left) / svg().viewBox.baseVal.width) * svg().clientWidth || 1);
  return {
    isNear: () => true,
    by(factor, at) {
      const share = Math.min(Math.max((at / svg().clientWidth * svg().viewBox.baseVal.width - left) / (right - left), 0), 1);
      const middle = first + (last - first) * share;
      const long = Math.max((last - first) / factor, 2);
      if (set(middle - long * share, middle + long * (1 - share))) follow();
    },
    move(dx, dy, held) {
      const by = dx * unit();
      if (!set(first - by, last - by)) return;
      pushed += dx;
      svg().style.transform = `translateX(${pushed}px)`;
      wait(held);
    },
    rest: draw,
    whole() {
      if (set(days(usual[0]), days(usual[1]))) follow();
    },
  };
}

// On a narrow screen the drawing scrolls, beginning where most bars stand, and the names of the lanes stay in view.
function scrollWithNames() {
  const chart = board.querySelector(".chart");
  const names = chart.querySelectorAll(".who");
  chart.addEventListener("scroll", () => {
    for (const one of names) one.setAttribute("x", 4 + chart.scrollLeft);
  }, { passive: true });
  const bars = [...chart.querySelectorAll("a > rect")].map((one) => Number(one.getAttribute("x"))).sort((a, b) => a - b);
  chart.scrollLeft = (bars[Math.floor(bars.length / 2)] ?? 0) - chart.clientWidth / 2;
}

if (board?.querySelector("svg")) scrollWithNames();
if (board?.querySelector("svg")) gestures(board, document.querySelector("[data-zoom-bar]"), span());
