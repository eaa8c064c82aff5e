// The search page. Without this script the page still leads to the lists; with it, results come as one types.
import { search, wayOut } from "./search_engine.js";
import { FACET_NAMES, showChosen, showFacets, valueName } from "./search_facets.js";
import { dossierLine, meantLine } from "./search_names.js";
import { make, row } from "./search_rows.js";
import { SORTS, isFiltered, LONGEST, readState, reworded, sortOf, toggled, without, writeState } from "./search_state.js";
import { gettext, ngettext } from "./words.js";

const ROWS = 10;
const DOSSIERS = 3;
const PAUSE_MS = 150; // between the last key and the search
const $ = (id) => document.getElementById(id);
const form = $("search-form");
const field = $("q");
const results = $("results");
const heading = $("results-heading");
let turn = 0; // answers that come after a newer question are dropped

function heads(count, state) {
  return state.q
    ? ngettext("%(count)s article for “%(asked)s”", "%(count)s articles for “%(asked)s”", count, { asked: state.q })
    : ngettext("%(count)s article", "%(count)s articles", count);
}

const SORT_NAMES = {
  relevance: () => gettext("Best match first"),
  date: () => gettext("Newest first"),
  oldest: () => gettext("Oldest first"),
};

function showSort(state, count) {
  const now = sortOf(state);
  const items = SORTS.filter((sort) => state.q || sort !== "relevance").map((sort) => sort === now
    ? make("b", { "aria-current": "true" }, SORT_NAMES[sort]())
    : make("a", { href: writeState({ ...state, sort, page: 1 }) }, SORT_NAMES[sort]()));
  $("sort").hidden = count < 2;
  $("sort").replaceChildren(...items.flatMap((item, at) => [at ? " · " : "", item]));
}

/** The numbers of pages to show: the ends, this one with its neighbours, and 0 for a gap. */
function pageNumbers(page, last) {
  const near = [1, page - 1, page, page + 1, last].filter((n) => n >= 1 && n <= last);
  const shown = [...new Set(near)].sort((a, b) => a - b);
  return shown.flatMap((n, at) => {
    const left = at ? n - shown[at - 1] - 1 : 0;
    return left === 1 ? [n - 1, n] : left > 1 ? [0, n] : [n];
  });
}

function showPages(state, count) {
  const last = Math.ceil(count / ROWS);
  const link = (page, words, told = null) => make("a", { href: writeState({ ...state, page }), "aria-label": told }, words);
  const numbered = (page) => gettext("Page %(page)s", { page });
  const items = pageNumbers(state.page, last).map((page) => !page ? make("span", { class: "quiet" }, "…")
    : page === state.page ? make("b", { "aria-current": "page", "aria-label": numbered(page) }, String(page))
    : link(page, String(page), numbered(page)));
  if (state.page > 1) items.unshift(link(state.page - 1, gettext("Previous")));
  if (state.page < last) items.push(link(state.page + 1, gettext("Next")));
  $("pages").hidden = last < 2;
  $("pages").replaceChildren(...items.flatMap((item) => [item, " "]));
}

/** Says which words or filters empty the list, and offers the steps that fill it. */
async function nothingFound(state, unknown) {
  const { facets, all } = unknown.length ? { facets: [], all: 0 } : await wayOut(state);
  const useful = facets.filter(([, count]) => count > 0);
  const step = (address, words, count) =>
    make("li", {}, make("a", { href: address }, words), ": ", ngettext("%(count)s article", "%(count)s articles", count), ".");
  const tips = useful.map(([facet, count]) => {
    const values = state.chosen[facet].map((v) => `“${valueName(facet, v)}”`).join(", ");
    const words = gettext("Remove the filter %(facet)s: %(values)s", { facet: FACET_NAMES[facet](), values });
    return step(writeState(without(state, facet)), words, count);
  });
  if (!useful.length && all > 0) tips.push(step(writeState(without(state)), gettext("Remove all filters"), all));
  const words = tips.length
    ? gettext("No article fits these filters together:")
    : unknown.length
      ? gettext("No article has the word %(words)s.", { words: unknown.map((word) => `“${word}”`).join(", ") })
      : gettext("No article has all of these words. Try fewer words, another spelling, or the lists below.");
  const fewer = state.q.split(/\s+/).filter((word) => !unknown.includes(word)).join(" ");
  if (unknown.length && fewer) {
    tips.push(make("li", {}, make("a", { href: writeState(reworded(state, fewer)) }, gettext("Search for %(words)s", { words: fewer }))));
  }
  const note = gettext("No article does not mean that nothing happened: only what was taken in can be found.");
  return [make("p", {}, words), tips.length ? make("ul", { class: "plain" }, ...tips) : null,
    make("p", { class: "quiet" }, note)].filter(Boolean);
}

/** What stands above the results. Names are a help: without their files the articles are still found. */
async function aboveResults(state, count) {
  const names = [dossierLine(state, DOSSIERS), meantLine(state, count)].map((line) => line.catch(() => null));
  const cut = state.cut
    ? make("p", { class: "quiet" }, gettext("Only the first %(count)s letters are looked for.", { count: LONGEST }))
    : null;
  const [pages, meant] = await Promise.all(names);
  return [cut, meant, pages].filter(Boolean);
}

function showBrowsing(state, count) {
  const asked = Boolean(state.q) || isFiltered(state);
  $("found").hidden = !asked;
  $("browse").hidden = asked && count > 0;
}

/** Finds and shows; `state` is what the address says. */
async function show(state) {
  const mine = (turn += 1);
  try {
    const { results: found, counts, unknown } = await search(state);
    if (mine !== turn) return;
    const pages = Math.max(1, Math.ceil(found.length / ROWS));
    const shown = { ...state, page: Math.min(state.page, pages) };
    const wanted = found.slice((shown.page - 1) * ROWS, shown.page * ROWS);
    const above = await aboveResults(state, found.length);
    const rows = (await Promise.all(wanted.map((hit) => hit.data()))).map((page) => row(page, state.q));
    const body = found.length ? rows : await nothingFound(state, unknown);
    if (mine !== turn) return;
    $("needs-script").hidden = true;
    $("facets").hidden = !found.length && !isFiltered(state);
    heading.textContent = heads(found.length, state);
    results.replaceChildren(...above, ...body);
    showFacets($("boxes"), state, counts);
    showChosen($("chosen"), state);
    if ($("facets").hidden) $("chosen").hidden = true;
    showSort(state, found.length);
    showPages(shown, found.length);
    showBrowsing(state, found.length);
    document.documentElement.dataset.search = "ready";
  } catch (fault) {
    if (mine === turn) failed(fault);
  }
}

/** The index could not be loaded: the lists stay, and the reason is said. */
function failed(fault) {
  for (const id of ["found", "browse"]) $(id).hidden = false;
  for (const id of ["facets", "needs-script", "chosen", "sort", "pages"]) $(id).hidden = true;
  heading.textContent = gettext("The search is not available");
  const why = navigator.onLine
    ? gettext("The search index could not be loaded. The lists below lead to every page.")
    : gettext("You seem to be offline. What was loaded before can still be read.");
  const again = make("a", { href: location.href }, gettext("Try again"));
  results.replaceChildren(make("p", {}, why), make("p", {}, again));
  console.info("search:", fault);
  document.documentElement.dataset.search = "failed";
}

let state = readState(location.search);

/** Goes to another search; `keep` false replaces the entry in the history, as typing does. */
function go(next, keep = true) {
  state = next;
  if (field.value.trim().slice(0, LONGEST).trim() !== next.q) field.value = next.q;
  const address = writeState(next);
  history[keep ? "pushState" : "replaceState"](null, "", address === "?" ? location.pathname : address);
  return show(next);
}

let pause = 0;
field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => go(reworded(state, field.value), false), PAUSE_MS);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  go(reworded(state, field.value));
});
$("boxes").addEventListener("change", ({ target }) => {
  if (target.type === "checkbox") go(toggled(state, target.name, target.value));
});
$("found").addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='?']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(readState(new URL(link.href).search)).then(() => heading.focus());
});
addEventListener("popstate", () => {
  state = readState(location.search);
  field.value = state.q;
  show(state);
});

// Somebody may have typed before this script had come.
const typed = field.value.trim();
go(typed ? reworded(state, typed) : state, false);
