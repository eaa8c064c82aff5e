// Maps that can be moved, zoomed and narrowed to a span of time. Without this script they are whole: each sign leads on
// and the table below says the same. Nothing is fetched: what is zoomed into is already on the page.

import { gettext, ngettext } from "./words.js";
import { daysOf, marksOf, narrowed } from "./map_data.js";
import { listen } from "./map_input.js";
import { redraw, scaleBar } from "./map_signs.js";
import { around, clusters, moved, WHOLE, zoomed } from "./map_view.js";

const BUILT = { width: 370, height: 277 }; // pixels, as CANVAS in present/map_counts.py
const part = (element, name) => parseFloat(element.getAttribute(name)) / 100;

class LiveMap {
  view = WHOLE;
  span = { from: null, to: null };

  constructor(figure) {
    this.figure = figure;
    this.box = figure.querySelector(".map");
    this.svg = this.box.querySelector("svg");
    this.most = Number(figure.dataset.zoom);
    this.km = Number(figure.dataset.km ?? 0);
    this.scale = Number(figure.dataset.per ?? 0);
    this.days = daysOf(figure.dataset.days);
    this.all = marksOf(figure);
    this.marks = this.all;
    this.table = figure.querySelector(".map-rows");
    this.signs = this.svg.querySelector(".signs");
    this.still = [...(this.signs?.childNodes ?? [])]; // as built: what stands when all is shown
    this.grounds = [...this.svg.querySelectorAll("svg[viewBox]:not(.inset)")].map((element) => ({ element, box: element.getAttribute("viewBox").split(" ").map(Number) }));
    this.names = [...this.svg.querySelectorAll(".names > *")].map((element) => ({ element, x: part(element, "x"), y: part(element, "y") }));
    this.rings = [...this.svg.querySelectorAll(".tiny")].map((element) => ({ element, x: part(element, "cx"), y: part(element, "cy") }));
    this.links = [...this.svg.querySelectorAll("a")].filter(() => !this.signs);
    this.hatch = this.svg.querySelector("pattern");
    this.inset = this.svg.querySelector(".inset");
    this.bar = this.svg.querySelector(".bar");
    this.tools();
    listen(this.box, { zoom: this.zoom, move: this.move, reset: this.reset });
    this.box.addEventListener("click", this.followed);
    document.addEventListener("briefing:narrow", (event) => this.narrow(event.detail ?? {}));
  }

  // --- the page round it

  tools() {
    this.box.classList.add("live");
    this.box.tabIndex = 0;
    this.box.setAttribute("role", "group");
    this.box.setAttribute("aria-label", gettext("Map: arrow keys move it, plus and minus zoom, 0 shows all of it"));
    const bar = document.createElement("div");
    bar.className = "map-tools";
    const button = (sign, name, act) => {
      const element = document.createElement("button");
      Object.assign(element, { type: "button", textContent: sign });
      element.setAttribute("aria-label", name);
      element.title = name;
      element.addEventListener("click", () => element.getAttribute("aria-disabled") === "true" || act());
      bar.append(element);
      return element;
    };
    this.nearer = button("+", gettext("Zoom in"), () => this.zoom(2, 0.5, 0.5));
    this.farther = button("−", gettext("Zoom out"), () => this.zoom(0.5, 0.5, 0.5));
    this.whole = button(gettext("All"), gettext("Show the whole map"), () => this.reset());
    this.arrows = [["←", gettext("Move left"), -1, 0], ["↑", gettext("Move up"), 0, -1], ["↓", gettext("Move down"), 0, 1], ["→", gettext("Move right"), 1, 0]].map(
      ([sign, name, x, y]) => button(sign, name, () => this.move(x / 4, y / 4)));
    this.status = document.createElement("p");
    this.status.className = "map-status quiet";
    this.status.setAttribute("role", "status");
    this.box.after(bar, this.status);
    this.enable();
  }

  enable() {
    const wide = this.view.w > 0.999;
    const set = (button, off) => button.setAttribute("aria-disabled", String(off));
    set(this.nearer, this.view.w * this.most < 1.001);
    for (const button of [this.farther, this.whole]) set(button, wide);
    for (const button of this.arrows) button.hidden = wide;
  }

  // --- what a reader does: each says whether the view changed

  zoom = (factor, x, y) => this.show(zoomed(this.view, factor, x, y, this.most));

  move = (x, y) => this.show(moved(this.view, x, y));

  reset = () => this.show(WHOLE);

  show(view) {
    const same = ["x", "y", "w"].every((key) => Math.abs(view[key] - this.view[key]) < 1e-6);
    if (same) return false;
    this.view = view;
    this.draw();
    return true;
  }

  narrow({ from = null, to = null }) {
    if (!this.days.length) return;
    this.span = { from, to };
    this.marks = narrowed(this.all, this.days, this.span);
    this.draw();
  }

  /** A sign for several places is looked into as long as that parts them; then it leads to the table. */
  followed = (event) => {
    const link = event.target.closest("a");
    if (!link || !this.table || link.getAttribute("href") !== `#${this.table.id}`) return;
    const cluster = this.under(link);
    const view = cluster && around(cluster.marks, this.most);
    if (view && this.show(view)) {
      event.preventDefault();
      this.signs.querySelector("a")?.focus({ preventScroll: true });
      return;
    }
    const details = this.table.closest("details");
    if (details) details.open = true;
  };

  /** The marks that a sign stands for: those of the nearest group, on the canvas that the sign was drawn for. */
  under(link) {
    const spot = link.querySelector("svg");
    const [x, y] = [part(spot, "x"), part(spot, "y")];
    const far = (one) => Math.hypot(one.x - x, one.y - y);
    const groups = this.still.includes(link) ? clusters(this.shown(), WHOLE, BUILT, this.scale) : this.found;
    return groups.filter((one) => one.marks.length > 1).sort((a, b) => far(a) - far(b))[0];
  }

  // --- drawing

  size() {
    const { width, height } = this.svg.getBoundingClientRect();
    return { width, height };
  }

  shown = () => this.marks.filter((mark) => mark.x !== null && (!this.scale || mark.count));

  grouped = () => clusters(this.shown(), this.view, this.size(), this.scale);

  draw() {
    const { view } = this;
    for (const { element, box: [, , wide, high] } of this.grounds)
      element.setAttribute("viewBox", [view.x * wide, view.y * high, view.w * wide, view.w * high].map((n) => n.toFixed(2)).join(" "));
    this.hatch?.setAttribute("patternTransform", `rotate(45) scale(${view.w.toFixed(4)})`);
    this.inset?.classList.toggle("off", view.w < 1);
    for (const { element, x, y } of this.rings) {
      element.setAttribute("cx", `${(((x - view.x) / view.w) * 100).toFixed(2)}%`);
      element.setAttribute("cy", `${(((y - view.y) / view.w) * 100).toFixed(2)}%`);
    }
    if (this.bar && this.km) {
      const bar = scaleBar(this.km * view.w);
      this.bar.replaceWith(bar);
      this.bar = bar;
    }
    if (this.signs) this.drawSigns();
    else this.drawCountries();
    this.enable();
    this.tell();
  }

  drawSigns() {
    const focused = this.signs.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    const untouched = this.view.w > 0.999 && !this.span.from && !this.span.to;
    const size = this.size();
    this.found = this.grouped();
    redraw(this.signs, this.found, {
      scale: this.scale, list: `#${this.table?.id}`, size, view: this.view, names: this.names, near: this.view.w < 0.999,
    });
    if (untouched) this.signs.replaceChildren(...this.still);
    for (const area of this.svg.querySelectorAll("[data-row]")) area.classList.toggle("off", this.scale > 0 && !this.marks[Number(area.dataset.row)]?.count);
    if (focused === null) return;
    const links = [...this.signs.querySelectorAll("a")];
    (links.find((link) => link.getAttribute("href") === focused) ?? this.box).focus({ preventScroll: true });
  }

  drawCountries() {
    for (const link of this.links) {
      const mark = this.marks.find((one) => one.href === link.getAttribute("href"));
      if (!mark) continue;
      link.classList.toggle("none", mark.count === 0);
      const articles = ngettext("%(count)s article", "%(count)s articles", mark.count);
      link.setAttribute("aria-label", gettext("%(place)s: %(articles)s", { place: mark.name, articles }));
    }
    for (const { element, x, y } of this.names) {
      element.setAttribute("x", `${(((x - this.view.x) / this.view.w) * 100).toFixed(2)}%`);
      element.setAttribute("y", `${(((y - this.view.y) / this.view.w) * 100).toFixed(2)}%`);
    }
  }

  tell() {
    const parts = [];
    const { from, to } = this.span;
    if (this.view.w < 0.999) parts.push(gettext("Zoom %(times)s times.", { times: (1 / this.view.w).toFixed(1).replace(".0", "") }));
    const inView = this.signs ? (this.found ?? []).flatMap((one) => one.marks) : this.marks.filter((mark) => mark.count);
    if (this.scale || from || to) {
      const count = new Set(inView.flatMap((mark) => mark.shown)).size;
      const articles = ngettext("%(count)s article", "%(count)s articles", count);
      const places = this.signs ? ngettext("%(count)s place", "%(count)s places", inView.length) : ngettext("%(count)s country", "%(count)s countries", inView.length);
      parts.push(gettext("Shown: %(articles)s, %(places)s.", { articles, places }));
    } else if (this.signs) parts.push(ngettext("%(count)s place shown.", "%(count)s places shown.", inView.length));
    if (from && to) parts.push(gettext("From %(from)s to %(to)s.", { from, to }));
    else if (from) parts.push(gettext("From %(from)s.", { from }));
    else if (to) parts.push(gettext("Up to %(to)s.", { to }));
    const plain = this.view.w > 0.999 && !from && !to;
    this.status.textContent = plain ? gettext("The whole map.") : parts.join(" ");
  }
}

for (const figure of document.querySelectorAll(".map-figure[data-zoom]")) new LiveMap(figure);
