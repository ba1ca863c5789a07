// How a drawing is moved and drawn nearer: wheel, drag, buttons and keys, all told to one view of it.
const STEP = 1.4;
const PAN = 60;

// `view` has by(much, x, y), move(dx, dy, held), rest() and whole(); x and y are pixels of the drawing's box, the middle by default.
export function gestures(chart, bar, view) {
  const middle = () => [chart.clientWidth / 2, chart.clientHeight / 2];
  const place = (event) => {
    const box = chart.getBoundingClientRect();
    return [event.clientX - box.left + chart.scrollLeft, event.clientY - box.top + chart.scrollTop];
  };

  // The wheel scrolls the page until the drawing is chosen by a click, or with Ctrl, as in maps elsewhere.
  chart.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && !chart.contains(document.activeElement)) return;
    event.preventDefault();
    view.by(2 ** (-event.deltaY / (event.deltaMode ? 6 : 240)), ...place(event));
  }, { passive: false });

  let from = null;
  let moved = false;
  chart.addEventListener("dragstart", (event) => event.preventDefault());
  chart.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button) return;
    from = [event.clientX, event.clientY];
    moved = false;
  });
  addEventListener("pointermove", (event) => {
    if (!from) return;
    const by = [event.clientX - from[0], event.clientY - from[1]];
    if (!moved && Math.hypot(...by) < 5) return;
    moved = true;
    from = [event.clientX, event.clientY];
    view.move(...by, true);
  });
  addEventListener("pointerup", () => {
    if (from && moved) view.rest();
    from = null;
  });
  chart.addEventListener("click", (event) => {
    if (moved) event.preventDefault();
    moved = false;
  }, true);

  bar?.addEventListener("click", (event) => {
    const what = event.target.closest("button")?.dataset.zoom;
    if (what === "whole") view.whole();
    else if (what) view.by(what === "in" ? STEP : 1 / STEP, ...middle());
  });

  const keys = {
    "+": () => view.by(STEP, ...middle()), "=": () => view.by(STEP, ...middle()),
    "-": () => view.by(1 / STEP, ...middle()), 0: () => view.whole(),
    ArrowLeft: () => view.move(PAN, 0), ArrowRight: () => view.move(-PAN, 0),
    ArrowUp: () => view.move(0, PAN), ArrowDown: () => view.move(0, -PAN),
  };
  chart.addEventListener("keydown", (event) => {
    if (event.key === "Escape") chart.blur();
    const act = event.ctrlKey || event.metaKey || event.altKey ? null : keys[event.key];
    if (!act || (event.key.startsWith("Arrow") && !view.isNear())) return;
    event.preventDefault();
    act();
  });
}
