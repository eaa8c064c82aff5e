// What part of a map is seen, and which marks come under one sign: numbers in, numbers out, nothing of the page.

const LEAST = 5; // pixels of radius, as in present/map_counts.py
const TOUCH = 0.85; // of the sum of two radii: how near two signs may come
const PLAIN = 6; // radius of a pin without a number
const NUMBERED = 9.5;

/** All of the map. `x`, `y`: upper left corner, `w`: how much is seen, all as parts of the whole. */
export const WHOLE = { x: 0, y: 0, w: 1 };

const kept = (value, least, most) => Math.min(Math.max(value, least), most);

/** The view that many times nearer, with the point at parts `atX`, `atY` of what is seen staying where it is. */
export const zoomed = (view, factor, atX, atY, most) => {
  const w = kept(view.w / factor, 1 / most, 1);
  return inside({ x: view.x + atX * (view.w - w), y: view.y + atY * (view.w - w), w });
};

/** The view moved by parts of what is seen. */
export const moved = (view, x, y) => inside({ x: view.x + x * view.w, y: view.y + y * view.w, w: view.w });

const inside = ({ x, y, w }) => ({ x: kept(x, 0, 1 - w), y: kept(y, 0, 1 - w), w });

/** Where a point of the map lies in the view, as parts of it. */
export const placed = (point, view) => ({ x: (point.x - view.x) / view.w, y: (point.y - view.y) / view.w });

export const seen = ({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1;

/** The view that just holds these marks with some room about them. */
export const around = (marks, most) => {
  const xs = marks.map((mark) => mark.x);
  const ys = marks.map((mark) => mark.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const w = kept(Math.max(right - left, bottom - top) * 2, 1 / most, 1);
  return inside({ x: (left + right - w) / 2, y: (top + bottom - w) / 2, w });
};

/** Pixels: a counted sign's area is proportional to its articles. `scale` is 0 on maps that count none. */
export const radius = (cluster, scale) =>
  scale ? Math.max(LEAST, scale * Math.sqrt(cluster.count)) : cluster.text.length ? NUMBERED + 3 * (cluster.text.length - 1) : PLAIN;

/** Signs for the marks in the view: those that would overlap are joined until none does.
 *  `size`: pixels of the drawing. `scale`: pixels of radius to the root of a count, 0 for numbered marks. */
export const clusters = (marks, view, size, scale) => {
  const ordered = [...marks].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
  let found = ordered.map((mark) => joined([mark], placed(mark, view))).filter(seen);
  for (;;) {
    const next = [];
    for (const cluster of found) {
      const near = next.findIndex((other) => overlap(other, cluster, size, scale));
      if (near < 0) next.push(cluster);
      else next[near] = met(next[near], cluster);
    }
    if (next.length === found.length) return found.sort((a, b) => b.count - a.count);
    found = next;
  }
};

const overlap = (a, b, size, scale) =>
  Math.hypot((a.x - b.x) * size.width, (a.y - b.y) * size.height) < TOUCH * (radius(a, scale) + radius(b, scale));

const met = (a, b) => {
  const weight = a.count + b.count ? b.count / (a.count + b.count) : 0.5;
  return joined([...a.marks, ...b.marks], { x: a.x + (b.x - a.x) * weight, y: a.y + (b.y - a.y) * weight });
};

const joined = (marks, { x, y }) => ({
  marks, x, y, count: new Set(marks.flatMap((mark) => mark.shown)).size, text: numbers(marks), vague: marks.every((mark) => mark.vague),
});

/** The numbers of claims under one sign: "3", "2, 5", "1–4". */
const numbers = (marks) => {
  const all = [...new Set(marks.map((mark) => mark.number).filter(Boolean).map(Number))].sort((a, b) => a - b);
  const row = all.length > 2 && all.at(-1) - all[0] === all.length - 1;
  return row ? `${all[0]}–${all.at(-1)}` : all.join(", ");
};
