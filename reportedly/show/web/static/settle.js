// Settles a large network: what is joined draws near, everything else keeps apart; near neighbours only, by a grid.
const svg = document.querySelector("svg.network");
const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
const dots = [...svg.querySelectorAll("[data-node]")];
const labels = new Map([...svg.querySelectorAll("[data-label]")].map((label) => [label.dataset.label, label]));
const lines = [...svg.querySelectorAll("line[data-from]")];
const x = Float64Array.from(dots, (dot) => Number(dot.getAttribute("cx")));
const y = Float64Array.from(dots, (dot) => Number(dot.getAttribute("cy")));
const number = new Map(dots.map((dot, at) => [dot.dataset.node, at]));
const pairs = lines.map((line) => [number.get(line.dataset.from), number.get(line.dataset.to)]);
const near = 0.9 * Math.sqrt((width * height) / dots.length);
const ROUNDS = 80;

for (let turn = 0; turn < ROUNDS; turn += 1) {
  const dx = new Float64Array(dots.length);
  const dy = new Float64Array(dots.length);
  const cells = new Map();
  const cell = (at) => `${Math.floor(x[at] / (2 * near))},${Math.floor(y[at] / (2 * near))}`;
  for (let at = 0; at < dots.length; at += 1) {
    const name = cell(at);
    cells.get(name)?.push(at) ?? cells.set(name, [at]);
  }
  for (let at = 0; at < dots.length; at += 1) {
    const cx = Math.floor(x[at] / (2 * near));
    const cy = Math.floor(y[at] / (2 * near));
    for (let i = -1; i <= 1; i += 1) for (let j = -1; j <= 1; j += 1) {
      for (const other of cells.get(`${cx + i},${cy + j}`) ?? []) {
        if (other === at) continue;
        const far = Math.max(Math.hypot(x[at] - x[other], y[at] - y[other]), 1);
        if (far > 2 * near) continue;
        const push = ((near * near) / far / far) * (1 - far / near / 2);
        dx[at] += (x[at] - x[other]) * push;
        dy[at] += (y[at] - y[other]) * push;
      }
    }
  }
  for (const [one, other] of pairs) {
    const far = Math.hypot(x[one] - x[other], y[one] - y[other]) / near / 14;
    dx[one] -= (x[one] - x[other]) * far;
    dy[one] -= (y[one] - y[other]) * far;
    dx[other] += (x[one] - x[other]) * far;
    dy[other] += (y[one] - y[other]) * far;
  }
  const heat = 60 * (1 - turn / ROUNDS);
  for (let at = 0; at < dots.length; at += 1) {
    const size = Math.hypot(dx[at], dy[at]) || 1;
    x[at] = Math.min(Math.max(x[at] + (dx[at] / size) * Math.min(size, heat), 20), width - 150);
    y[at] = Math.min(Math.max(y[at] + (dy[at] / size) * Math.min(size, heat), 15), height - 15);
  }
}

// What came out is spread over the whole drawing, but for the few that lie farthest out.
function spread(places, low, high) {
  const sorted = Float64Array.from(places).sort();
  const first = sorted[Math.floor(sorted.length * 0.01)];
  const last = sorted[Math.ceil(sorted.length * 0.99) - 1];
  places.forEach((place, at) => {
    places[at] = low + Math.min(Math.max((place - first) / (last - first || 1), 0), 1) * (high - low);
  });
}
spread(x, 20, width - 150);
spread(y, 15, height - 15);

dots.forEach((dot, at) => {
  dot.setAttribute("cx", x[at].toFixed(1));
  dot.setAttribute("cy", y[at].toFixed(1));
  const label = labels.get(dot.dataset.node);
  if (!label) return;
  label.setAttribute("x", (x[at] + 9).toFixed(1));
  label.setAttribute("y", (y[at] + 4).toFixed(1));
});
lines.forEach((line, at) => {
  const [one, other] = pairs[at];
  line.setAttribute("x1", x[one].toFixed(1));
  line.setAttribute("y1", y[one].toFixed(1));
  line.setAttribute("x2", x[other].toFixed(1));
  line.setAttribute("y2", y[other].toFixed(1));
});
