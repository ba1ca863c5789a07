// Draws a network or a map nearer: the box of what is seen grows smaller, and letters and dots keep their size.
import { gestures } from "./gestures.js";

const chart = document.querySelector("[data-near]");
const svg = chart?.querySelector("svg");
const NAMED = 3;

function near() {
  const whole = { x: svg.viewBox.baseVal.x, y: svg.viewBox.baseVal.y, width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
  const most = Number(chart.dataset.near);
  const letters = [...svg.querySelectorAll("text[font-size]")].map((one) => [one, Number(one.getAttribute("font-size"))]);
  let { x, y } = whole;
  let much = 1;

  function draw() {
    const [width, height] = [whole.width / much, whole.height / much];
    x = Math.min(Math.max(x, whole.x), whole.x + whole.width - width);
    y = Math.min(Math.max(y, whole.y), whole.y + whole.height - height);
    svg.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
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
    move(dx, dy) {
      x -= dx * unit();
      y -= dy * unit();
      draw();
    },
    whole() {
      much = 1;
      draw();
    },
  };
}

if (svg) gestures(chart, document.querySelector("[data-zoom-bar]"), near());
