// Boxes with counts, and the filters in use as links that remove themselves.
import { key } from "./folding.js";
import { make } from "./search_rows.js";
import { FACETS, toggled, without, writeState } from "./search_state.js";
import { gettext, ngettext } from "./words.js";

/** What each facet is called. */
export const FACET_NAMES = {
  region: () => gettext("Region"),
  country: () => gettext("Country"),
  place: () => gettext("Place"),
  actor: () => gettext("Force"),
  outcome: () => gettext("Harm"),
  claimant: () => gettext("Claimant"),
  outlet: () => gettext("Outlet"),
  grade: () => gettext("How sure"),
  year: () => gettext("Year"),
};

/** Values that are words of ours; all others are names and stand as they are. */
const VALUE_NAMES = {
  "outcome killed": () => gettext("killed"),
  "outcome injured": () => gettext("injured"),
  "outcome casualties": () => gettext("killed or injured"),
  "outcome missing": () => gettext("missing"),
  "outcome captured": () => gettext("captured"),
  "outcome displaced": () => gettext("displaced"),
  "grade confirmed": () => gettext("confirmed"),
  "grade fair": () => gettext("fair"),
  "grade weak": () => gettext("weak"),
  "grade contested": () => gettext("contested"),
  "grade discounted": () => gettext("discounted"),
  "grade not graded": () => gettext("not graded"),
};
const GRADES = ["confirmed", "fair", "weak", "contested", "discounted", "not graded"];
const LAST = "not stated";
const SHOWN = 10;
const LISTED = 60; // of the others, so that a facet with thousands of values stays quick

export const valueName = (facet, value) =>
  value === LAST ? gettext("not stated") : VALUE_NAMES[`${facet} ${value}`]?.() ?? value;

/** By name, years newest first, grades from sure to unsure, "not stated" at the end. */
function ordered(facet, counts) {
  const rank = (value) => (facet === "grade" ? GRADES.indexOf(value) : 0);
  const turn = facet === "year" ? -1 : 1;
  return Object.entries(counts).sort(([a], [b]) =>
    (a === LAST) - (b === LAST) || rank(a) - rank(b) || turn * a.localeCompare(b, "en"));
}

function box(facet, [value, count], chosen) {
  const input = make("input", { type: "checkbox", name: facet, value, form: "search-form" });
  input.checked = chosen.includes(value);
  const name = make("span", { dir: "auto" }, valueName(facet, value));
  return make("label", count ? {} : { class: "zero" }, input, " ", name, " ", make("span", { class: "num" }, String(count)));
}

/** The values beyond the largest ones, with a field that looks for one among them. */
function others(facet, rest, chosen, was) {
  const field = make("input", { type: "search", "data-among": facet, autocomplete: "off", spellcheck: "false",
    "aria-label": gettext("Find among the others: %(facet)s", { facet: FACET_NAMES[facet]() }), placeholder: gettext("Find among them") });
  const list = make("div", {});
  const note = make("p", { class: "quiet", role: "status" });
  const show = () => {
    const wanted = key(field.value);
    const fitting = rest.filter(([value]) => key(valueName(facet, value)).includes(wanted));
    list.replaceChildren(...fitting.slice(0, LISTED).map((row) => box(facet, row, chosen)));
    const left = fitting.length - LISTED;
    note.textContent = !fitting.length ? gettext("None of these.")
      : left > 0 ? ngettext("%(count)s more: type a part of the name.", "%(count)s more: type a part of the name.", left) : "";
  };
  field.value = was?.words ?? "";
  field.addEventListener("input", show);
  const more = make("details", { "data-facet": facet },
    make("summary", {}, ngettext("%(count)s more", "%(count)s more", rest.length)), field, list, note);
  more.open = Boolean(was);
  if (was) show();
  else more.addEventListener("toggle", show, { once: true });
  return more;
}

/** One facet: its largest values and the chosen ones; the others can be opened. */
function group(facet, counts, chosen, was) {
  const rows = ordered(facet, counts);
  const largest = new Set([...rows].sort((a, b) => b[1] - a[1]).slice(0, SHOWN).map(([value]) => value));
  const isShown = ([value]) => rows.length <= SHOWN + 2 || largest.has(value) || chosen.includes(value);
  const rest = rows.filter((row) => !isShown(row)).sort((a, b) => b[1] - a[1]);
  const set = make("fieldset", { class: "facet" }, make("legend", {}, FACET_NAMES[facet]()));
  set.append(...rows.filter(isShown).map((row) => box(facet, row, chosen)));
  if (rest.length) set.append(others(facet, rest, chosen, was));
  return set;
}

/** What had been opened, and looked for there; the reader finds it again. */
function opened(place) {
  return new Map([...place.querySelectorAll("details[open]")].map((details) =>
    [details.dataset.facet, { words: details.querySelector("input").value }]));
}

/** Fills the column of filters; what had the focus keeps it. */
export function showFacets(place, state, counts) {
  const held = document.activeElement;
  const had = place.contains(held) ? { name: held.name, value: held.value, among: held.dataset.among } : null;
  const was = opened(place);
  const known = FACETS.filter((facet) => Object.keys(counts[facet]).length);
  place.replaceChildren(...known.map((f) => group(f, counts[f], state.chosen[f], was.get(f))));
  if (!had) return;
  const same = (one) => (had.among ? one.dataset.among === had.among : one.name === had.name && one.value === had.value);
  [...place.querySelectorAll("input")].find(same)?.focus();
}

/** The filters in use, each a link to the same search without it; then the way to the boxes, which a phone shows last. */
export function showChosen(place, state) {
  const links = FACETS.flatMap((facet) =>
    state.chosen[facet].map((value) =>
      make("a", { href: writeState(toggled(state, facet, value)) },
        make("span", { class: "unseen" }, gettext("Remove the filter: %(facet)s", { facet: FACET_NAMES[facet]() }), " "),
        make("span", { dir: "auto" }, valueName(facet, value)), " ", make("span", { "aria-hidden": "true" }, "×"))));
  const few = links.length;
  if (few > 1) links.push(make("a", { href: writeState(without(state)) }, gettext("remove all")));
  const words = few ? gettext("change filters") : gettext("Narrow by region, force, harm or year");
  links.push(make("a", { href: "#filters" }, words));
  place.hidden = false;
  place.replaceChildren(...(few ? [make("span", {}, gettext("Filters:"))] : []), ...links.flatMap((link) => [" ", link]));
}
