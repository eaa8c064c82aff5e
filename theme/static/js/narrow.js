// Narrows a page to a span of time: brush over a chart, or move the two handles; lists, tables and maps follow.
// The span stands in the address (?from=2017-09-01&to=2017-09-30), so that it can be shared. Nothing is fetched.

import { dayWords, periodsOf, touches } from "./calendar.js";
import { gettext, ngettext } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const charts = [...document.querySelectorAll("svg.chart")];

/** The widest chart gives the handles their steps. */
const widest = charts.reduce((a, b) => (a && periodsOf(a).length >= periodsOf(b).length ? a : b), null);
const periods = widest ? periodsOf(widest) : [];
const whole = periods.length ? { from: periods[0].from, to: periods.at(-1).to } : null;
let span = read();

function read() {
  const asked = new URLSearchParams(location.search);
  const day = (name) => (/^\d{4}-\d\d-\d\d$/.test(asked.get(name) ?? "") ? asked.get(name) : null);
  return { from: day("from"), to: day("to") };
}

function write() {
  const asked = new URLSearchParams(location.search);
  for (const end of ["from", "to"]) {
    if (span[end]) asked.set(end, span[end]);
    else asked.delete(end);
  }
  const query = asked.toString();
  history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
}

// --- the handles ---------------------------------------------------------------------------------------------------

function make(tag, attributes = {}, ...children) {
  const one = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
  one.append(...children);
  return one;
}

const said = make("p", { role: "status" });
const clear = make("button", { type: "button" }, gettext("Show all"));
const handles = { from: handle(gettext("From")), to: handle(gettext("To")) };

function handle(words) {
  const input = make("input", { type: "range", min: 0, max: Math.max(periods.length - 1, 0), step: 1 });
  const output = make("output");
  return { input, output, label: make("label", {}, make("span", {}, `${words}: `, output), input) };
}

function lay() {
  const form = make("fieldset", { class: "narrow" }, make("legend", {}, gettext("Narrow this page by time")));
  form.append(handles.from.label, handles.to.label, clear, said);
  widest.closest(".charts")?.before(form);
  if (!form.isConnected) widest.closest("section").before(form);
  handles.from.input.addEventListener("input", () => {
    handles.to.input.value = Math.max(Number(handles.from.input.value), Number(handles.to.input.value));
    moved();
  });
  handles.to.input.addEventListener("input", () => {
    handles.from.input.value = Math.min(Number(handles.from.input.value), Number(handles.to.input.value));
    moved();
  });
  clear.addEventListener("click", () => {
    choose({ from: null, to: null });
    handles.from.input.focus();
  });
}

function moved() {
  choose({ from: periods[handles.from.input.value].from, to: periods[handles.to.input.value].to });
}

/** Takes up a span; the whole span of the chart is no narrowing. */
function choose(next) {
  const all = next.from <= whole.from && next.to >= whole.to;
  span = all ? { from: null, to: null } : next;
  write();
  show();
}

// --- what follows --------------------------------------------------------------------------------------------------

function show() {
  const found = periods.map((period, number) => ({ ...period, number })).filter((p) => touches(`${p.from}/${p.to}`, span));
  handles.from.input.value = found[0]?.number ?? 0;
  handles.to.input.value = found.at(-1)?.number ?? periods.length - 1;
  for (const end of ["from", "to"]) {
    const words = dayWords(span[end] ?? whole[end]);
    handles[end].output.textContent = words;
    handles[end].input.setAttribute("aria-valuetext", words);
  }
  clear.hidden = !isNarrow();
  for (const chart of charts) mark(chart);
  said.replaceChildren(counted(rows()), ...elsewhere());
  document.dispatchEvent(new CustomEvent("briefing:narrow", { detail: { ...span } }));
}

const isNarrow = () => Boolean(span.from || span.to);

/** Hides what lies outside; a list with nothing left says so. */
function rows() {
  const dated = [...document.querySelectorAll("main [data-when]")].filter((one) => !one.closest("svg"));
  const lists = new Map();
  for (const one of dated) {
    one.hidden = isNarrow() && !touches(one.dataset.when, span);
    const list = one.parentElement;
    lists.set(list, (lists.get(list) ?? false) || !one.hidden);
  }
  for (const [list, any] of lists) {
    headings(list);
    empty(list, any);
  }
  return dated.filter((one) => !one.closest("[data-chart]"));
}

/** The article named above its claims goes with the last of them. */
function headings(list) {
  let heading = null;
  for (const row of list.children) {
    if (row.matches(".from")) {
      heading = row;
      heading.hidden = true;
    } else if (heading && !row.hidden) heading.hidden = false;
  }
}

function empty(list, any) {
  const after = list.closest("table") ?? list;
  const note = after.nextElementSibling?.matches(".narrowed") ? after.nextElementSibling : null;
  if (any) note?.remove();
  else if (!note) after.after(make("p", { class: "quiet narrowed" }, gettext("Nothing here in this span of time. No report does not mean no fighting.")));
}

function counted(dated) {
  if (!isNarrow()) return "";
  const left = dated.filter((one) => !one.hidden).length;
  const words = { left, from: dayWords(span.from ?? whole.from), to: dayWords(span.to ?? whole.to) };
  return ngettext(
    "Showing %(left)s of %(count)s dated row on this page, %(from)s to %(to)s.",
    "Showing %(left)s of %(count)s dated rows on this page, %(from)s to %(to)s.",
    dated.length,
    words,
  );
}

/** The way to the whole collection: a page shows only a part of it. */
function elsewhere() {
  const form = document.querySelector("form[role=search]");
  const [from, to] = [span.from ?? whole.from, span.to ?? whole.to].map((day) => Number(day.slice(0, 4)));
  if (!isNarrow() || !form || to - from > 2) return [];
  const asked = new URLSearchParams();
  for (let year = from; year <= to; year += 1) asked.append("year", year);
  return [" ", make("a", { href: `${form.action}?${asked}` }, gettext("Search all articles of that time"))];
}

// --- brushing --------------------------------------------------------------------------------------------------------

/** Fades the marks outside the span and lays a frame over it. */
function mark(chart) {
  for (const one of chart.querySelectorAll("[data-when]")) {
    one.classList.toggle("out", isNarrow() && !touches(one.dataset.when, span));
  }
  chart.querySelector(".chosen")?.remove();
  const own = periodsOf(chart);
  const found = own.map((p, number) => ({ ...p, number })).filter((p) => touches(`${p.from}/${p.to}`, span));
  if (!isNarrow() || !found.length) return;
  const frame = document.createElementNS(SVG, "rect");
  const box = { class: "chosen", x: `${(100 * found[0].number) / own.length}%`, y: 0, width: `${(100 * found.length) / own.length}%`, height: "100%" };
  for (const [name, value] of Object.entries(box)) frame.setAttribute(name, value);
  chart.append(frame);
}

/** Drag over a chart with mouse, pen or finger; a tap chooses one period. */
function brush(chart) {
  const own = periodsOf(chart);
  let start = null;
  const period = (event) => {
    const box = chart.getBoundingClientRect();
    const part = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 0.9999);
    return Math.floor(part * own.length);
  };
  const take = (event) => {
    const [first, last] = [start, period(event)].sort((a, b) => a - b);
    choose({ from: own[first].from, to: own[last].to });
  };
  chart.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.target.closest("a")) return;
    start = period(event);
    chart.setPointerCapture(event.pointerId);
    if (event.pointerType === "mouse") event.preventDefault();
  });
  chart.addEventListener("pointermove", (event) => {
    if (start !== null) take(event);
  });
  chart.addEventListener("pointerup", (event) => {
    if (start !== null) take(event);
    start = null;
  });
  // The browser took the touch to scroll the page.
  chart.addEventListener("pointercancel", () => {
    start = null;
  });
}

if (widest) {
  lay();
  charts.forEach(brush);
  show();
  window.addEventListener("popstate", () => {
    span = read();
    show();
  });
  document.documentElement.dataset.narrow = "ready"; // the tests wait for it
}
