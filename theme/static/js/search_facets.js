// Boxes with counts, and the filters in use as links that remove themselves.
import { make } from "./search_rows.js";
import { FACETS, toggled, without, writeState } from "./search_state.js";

export const FACET_NAMES = { region: "Region", country: "Country", outcome: "Harm", actor: "Force", grade: "How sure", year: "Year" };
const VALUE_NAMES = { casualties: "killed or injured" };
const SHOWN = 12;
const LAST = "not stated";

export const valueName = (value) => VALUE_NAMES[value] ?? value;

/** By name, years newest first, "not stated" at the end. */
function ordered(facet, counts) {
  const turn = facet === "year" ? -1 : 1;
  return Object.entries(counts).sort(([a], [b]) => (a === LAST) - (b === LAST) || turn * a.localeCompare(b, "en"));
}

function box(facet, value, count, chosen) {
  const input = make("input", { type: "checkbox", name: facet, value, form: "search-form" });
  input.checked = chosen;
  const label = make("label", count ? {} : { class: "zero" }, input, " ", make("span", {}, valueName(value)), " ");
  label.append(make("span", { class: "num" }, String(count)));
  return label;
}

/** One facet: its most frequent values and the chosen ones; the others can be opened. */
function group(facet, counts, chosen, wasOpen) {
  const rows = ordered(facet, counts);
  const frequent = new Set([...rows].sort((a, b) => b[1] - a[1]).slice(0, SHOWN).map(([value]) => value));
  const shown = ([value]) => rows.length <= SHOWN + 2 || frequent.has(value) || chosen.includes(value);
  const boxOf = ([value, count]) => box(facet, value, count, chosen.includes(value));
  const set = make("fieldset", { class: "facet" }, make("legend", {}, FACET_NAMES[facet]));
  set.append(...rows.filter(shown).map(boxOf));
  const rest = rows.filter((r) => !shown(r));
  if (rest.length) {
    const more = make("details", { "data-facet": facet }, make("summary", {}, `${rest.length} more`), ...rest.map(boxOf));
    more.open = wasOpen;
    set.append(more);
  }
  return set;
}

/** Fills the column of filters; the box that had the focus keeps it. */
export function showFacets(place, state, counts) {
  const held = document.activeElement;
  const focused = place.contains(held) ? [held.name, held.value] : null;
  const open = new Set([...place.querySelectorAll("details[open]")].map((d) => d.dataset.facet));
  const known = FACETS.filter((facet) => Object.keys(counts[facet]).length);
  place.replaceChildren(...known.map((f) => group(f, counts[f], state.chosen[f], open.has(f))));
  if (focused) [...place.querySelectorAll("input")].find((i) => i.name === focused[0] && i.value === focused[1])?.focus();
}

/** The filters in use, each a link to the same search without it; then the way to the boxes, which a phone shows last. */
export function showChosen(place, state) {
  const links = FACETS.flatMap((facet) =>
    state.chosen[facet].map((value) =>
      make("a", { href: writeState(toggled(state, facet, value)) }, valueName(value),
        make("span", { class: "unseen" }, ", remove"), " ", make("span", { "aria-hidden": "true" }, "×"))));
  const few = links.length;
  if (few > 1) links.push(make("a", { href: writeState(without(state)) }, "remove all"));
  links.push(make("a", { href: "#filters" }, few ? "change filters" : "Narrow by region, force, harm or year"));
  place.hidden = false;
  place.replaceChildren(...(few ? [make("span", {}, "Filters:")] : []), ...links.flatMap((link) => [" ", link]));
}
