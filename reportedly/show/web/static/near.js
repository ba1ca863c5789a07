// Draws a network or a map nearer: the box of what is seen grows smaller, and letters and dots keep their size.
import { gestures } from "./gestures.js";

const chart = document.querySelector("[data-near]");
const svg = chart?.querySelector("svg");
const NAMED = 3;
const REST = 150;

function near() {
  const whole = { x: svg.viewBox.baseVal.x, y: svg.viewBox.baseVal.y, width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
  const most = Number(chart.dataset.near);
  const letters = [...svg.querySelectorAll("text[font-size]")].map((one) => [one, Number(one.getAttribute("font-size"))]);
  let { x, y } = whole;
  let much = 1;
  let pushed = [0, 0];
  let timer = 0;

  function keepInside() {
    x = Math.min(Math.max(x, whole.x), whole.x + whole.width - whole.width / much);
    y = Math.min(Math.max(y, whole.y), whole.y + whole.height - whole.height / much);
  }

  function draw() {
    clearTimeout(timer);
    keepInside();
    pushed = [0, 0];
    svg.style.transform = "";
    svg.classList.remove("dragged");
    svg.setAttribute("viewBox", `${x} ${y} ${whole.width / much} ${whole.height / much}`);
    svg.style.setProperty("--much", much);
    svg.classList.toggle("near", much >= NAMED);
    for (const [one, size] of letters) one.setAttribute("font-size", size / much);
  }

  const unit = () => whole.width / much / svg.clientWidth;
  return {
    isNear: () => much > 1,
    by(factor, left, top) {
      const [atX, atY] = [x + left * unit(), y + top * unit()];
      much = Math.min(Math.max(much * factor, 1), most);
      x = atX - left * unit();
      y = atY - top * unit();
      draw();
    },
    // Under the hand the picture is pushed as it is; it is drawn anew, with what came into view, when the hand lets go.
    move(dx, dy, held) {
      const [size, left, top] = [unit(), x, y];
      x -= dx * size;
      y -= dy * size;
      keepInside();
      pushed = [pushed[0] + (left - x) / size, pushed[1] + (top - y) / size];
      svg.classList.add("dragged");
      svg.style.transform = `translate(${pushed[0]}px, ${pushed[1]}px)`;
      clearTimeout(timer);
      if (!held) timer = setTimeout(draw, REST);
    },
    rest: draw,
    whole() {
      much = 1;
      draw();
    },
  };
}

if (svg) gestures(chart, document.querySelector("[data-zoom-bar]"), near());
