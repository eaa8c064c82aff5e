// Draws signs, words and the scale bar of a map for the part of it that is seen. The same shapes as present/map_svg.py.

import { gettext, ngettext } from "./words.js";
import { placed, radius, seen } from "./map_view.js";

const SVG = "http://www.w3.org/2000/svg";
const MOST_NAMES = 10;
const LETTER = 7.4; // pixels of a letter, about

const made = (name, attributes = {}, ...children) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

const percent = (part) => `${(part * 100).toFixed(2)}%`;

/** What a screen reader says of a sign. */
const spoken = (cluster, scale) => {
  const [first] = cluster.marks;
  const others = cluster.marks.length - 1;
  if (!scale) return cluster.marks.map((mark) => `${mark.number} ${mark.name}, ${mark.how}`.trim()).join("; ");
  const articles = ngettext("%(count)s article", "%(count)s articles", cluster.count);
  if (!others) return gettext("%(place)s, %(how)s: %(articles)s", { place: first.name, how: first.how, articles });
  return ngettext("%(place)s and %(count)s more place: %(articles)s", "%(place)s and %(count)s more places: %(articles)s", others, { place: first.name, articles });
};

const hrefOf = (cluster, list) => {
  const addresses = new Set(cluster.marks.map((mark) => mark.href));
  return addresses.size === 1 ? [...addresses][0] : list;
};

const signOf = (cluster, scale, list, label) => {
  const half = radius(cluster, scale);
  const css = `site${cluster.vague ? " tag" : ""}${scale ? " count" : ""}`;
  const wide = !scale && half > 9.5;
  const shape = wide
    ? made("rect", { class: css, x: -half, y: -9.5, width: 2 * half, height: 19, rx: 9.5 })
    : made("circle", { class: css, r: half.toFixed(1) });
  const reach = Math.max(half + 3, 13);
  const parts = [made("rect", { class: "hit", x: -reach, y: -13, width: 2 * reach, height: 26 }), shape];
  const text = scale ? (half >= 8.5 && cluster.count > 1 ? String(cluster.count) : "") : cluster.text;
  if (text) parts.push(made("text", { class: "key", x: 0, y: 4.5 }, text));
  if (label) parts.push(made("text", label.end ? { class: "end", x: -half - 5, y: 4 } : { x: half + 5, y: 4 }, label.text));
  const body = made("svg", { x: percent(cluster.x), y: percent(cluster.y), overflow: "visible" }, ...parts);
  const href = hrefOf(cluster, list);
  return href ? made("a", { href, "aria-label": spoken(cluster, scale) }, body) : made("g", {}, body);
};

/** Remembers which pixels are written on, so that words do not cover each other. */
class Sheet {
  boxes = [];

  constructor(size) {
    this.size = size;
  }

  take(left, top, right, bottom) {
    this.boxes.push([left, top, right, bottom]);
  }

  /** Takes the box if it is free and inside the drawing. */
  fits(left, top, right, bottom) {
    const out = left < 2 || top < 2 || right > this.size.width - 2 || bottom > this.size.height - 2;
    const free = !out && this.boxes.every(([l, t, r, b]) => right <= l || left >= r || bottom <= t || top >= b);
    if (free) this.take(left, top, right, bottom);
    return free;
  }

  at = ({ x, y }) => [x * this.size.width, y * this.size.height];
}

const labelOf = (cluster, half, sheet) => {
  const others = cluster.marks.length - 1;
  if (cluster.text && others) return null;
  const text = others ? `${cluster.marks[0].name} +${others}` : cluster.marks[0].name;
  const [x, y] = sheet.at(cluster);
  const wide = text.length * LETTER;
  if (sheet.fits(x + half + 4, y - 8, x + half + 6 + wide, y + 8)) return { text, end: false };
  return sheet.fits(x - half - 6 - wide, y - 8, x - half - 4, y + 8) ? { text, end: true } : null;
};

/** The signs of these clusters as elements; `sheet` then holds them and their names as taken. */
const drawn = (found, scale, list, sheet) => {
  for (const cluster of found) {
    const [x, y] = sheet.at(cluster);
    const half = radius(cluster, scale);
    sheet.take(x - half, y - half, x + half, y + half);
  }
  let names = 0;
  return found.map((cluster) => {
    const label = names < MOST_NAMES ? labelOf(cluster, radius(cluster, scale), sheet) : null;
    if (label) names += 1;
    return signOf(cluster, scale, list, label);
  });
};

/** Puts the signs of these clusters into `group`, then shows the words of `names` that the view has room for. */
export const redraw = (group, found, { scale, list, size, view, names, near }) => {
  const sheet = new Sheet(size);
  group.replaceChildren(...drawn(found, scale, list, sheet));
  for (const { element, x, y } of names) {
    const spot = placed({ x, y }, view);
    element.setAttribute("x", percent(spot.x));
    element.setAttribute("y", percent(spot.y));
    const later = element.classList.contains("later");
    element.classList.toggle("now", later && near && seen(spot) && roomy(element, spot, sheet));
    const off = !seen(spot) || (near && !later && element.classList.contains("town") && !roomy(element, spot, sheet));
    element.classList.toggle("off", off);
  }
};

const roomy = (element, spot, sheet) => {
  const [x, y] = sheet.at(spot);
  return sheet.fits(x - 4, y - 9, x + 8 + element.textContent.length * LETTER, y + 8);
};

/** A scale bar of a round number of kilometres for a view that many kilometres wide. */
export const scaleBar = (km) => {
  const step = 10 ** Math.floor(Math.log10(km / 8));
  const long = [1, 2, 5, 10].map((n) => n * step).find((n) => n >= km / 8);
  const [right, left] = [0.97, 0.97 - long / km];
  const line = (x1, x2, y1) => made("line", { class: "base", x1: percent(x1), x2: percent(x2), y1, y2: "95%" });
  const words = made("text", { class: "mid", x: percent((left + right) / 2), y: "95%", dy: -6 }, gettext("%(km)s km", { km: long }));
  return made("g", { class: "bar" }, line(left, right, "95%"), line(left, left, "93.6%"), line(right, right, "93.6%"), words);
};
