// Turns mouse, fingers and keys over a map into moves and zooms of its view, leaving the page's own scrolling alone.

const KEY_STEP = 0.2; // of what is seen
const STEPS = { ArrowLeft: [-KEY_STEP, 0], ArrowRight: [KEY_STEP, 0], ArrowUp: [0, -KEY_STEP], ArrowDown: [0, KEY_STEP] };

/** Wires a box. `zoom(factor, atX, atY)` and `move(x, y)` take parts of what is seen and say whether anything changed. */
export const listen = (box, { zoom, move, reset }) => {
  keys(box, { zoom, move, reset });
  wheel(box, zoom);
  mouse(box, { zoom, move });
  fingers(box, { zoom, move });
};

const at = (box, event) => {
  const { left, top, width, height } = box.getBoundingClientRect();
  return [(event.clientX - left) / width, (event.clientY - top) / height];
};

const keys = (box, { zoom, move, reset }) => {
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const done = step ? move(...step)
      : event.key === "+" || event.key === "=" ? zoom(2, 0.5, 0.5)
      : event.key === "-" ? zoom(0.5, 0.5, 0.5)
      : event.key === "0" ? reset() : false;
    if (done) event.preventDefault(); // at the map's edge the arrows scroll the page, as they do elsewhere
  });
};

const wheel = (box, zoom) => {
  box.addEventListener("wheel", (event) => {
    // A page that scrolls must not be caught by a map below the pointer: only on purpose.
    if (!event.ctrlKey && !box.contains(document.activeElement)) return;
    if (zoom(Math.exp(-event.deltaY * 0.003), ...at(box, event)) || event.ctrlKey) event.preventDefault();
  }, { passive: false });
};

const mouse = (box, { zoom, move }) => {
  let last = null;
  let dragged = false;
  box.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" || event.button !== 0) return;
    [last, dragged] = [at(box, event), false];
  });
  box.addEventListener("pointermove", (event) => {
    if (last === null) return;
    const [x, y] = at(box, event);
    if (!dragged && Math.hypot(x - last[0], y - last[1]) < 0.01) return;
    if (!dragged) box.setPointerCapture(event.pointerId);
    dragged = true;
    move(last[0] - x, last[1] - y);
    last = [x, y];
  });
  for (const name of ["pointerup", "pointercancel"]) box.addEventListener(name, () => (last = null));
  box.addEventListener("click", (event) => {
    if (!dragged) return;
    dragged = false; // the end of a drag is no click on the sign below it
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
  box.addEventListener("dragstart", (event) => event.preventDefault());
  box.addEventListener("dblclick", (event) => {
    if (!event.target.closest("a")) zoom(2, ...at(box, event));
  });
};

/** Two fingers move and pinch the map; one scrolls the page. */
const fingers = (box, { zoom, move }) => {
  let before = null;
  const pair = ({ touches: [a, b] }) => {
    const [[ax, ay], [bx, by]] = [at(box, a), at(box, b)];
    return { x: (ax + bx) / 2, y: (ay + by) / 2, apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) };
  };
  const start = (event) => (before = event.touches.length === 2 ? pair(event) : null);
  box.addEventListener("touchstart", start, { passive: true });
  box.addEventListener("touchend", start, { passive: true });
  box.addEventListener("touchcancel", start, { passive: true });
  box.addEventListener("touchmove", (event) => {
    if (before === null || event.touches.length !== 2) return;
    if (event.cancelable) event.preventDefault();
    const now = pair(event);
    move(before.x - now.x, before.y - now.y);
    if (before.apart > 0) zoom(now.apart / before.apart, now.x, now.y);
    before = now;
  }, { passive: false });
};
