// The search page. Without this script the page still leads to the lists; with it, results come as one types.
import { dossiers, load, search, wayOut } from "./search_engine.js";
import { FACET_NAMES, showChosen, showFacets, valueName } from "./search_facets.js";
import { dossierLine, make, row } from "./search_rows.js";
import { isFiltered, readState, sortOf, toggled, without, writeState } from "./search_state.js";

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
  const articles = `${count} ${count === 1 ? "article" : "articles"}`;
  return state.q ? `${articles} for “${state.q}”` : articles;
}

function showSort(state, count) {
  const place = $("sort");
  const [now, other] = sortOf(state) === "date" ? ["Newest first", "relevance"] : ["Best match first", "date"];
  const words = other === "date" ? "newest first" : "best match first";
  const link = make("a", { href: writeState({ ...state, sort: other, page: 1 }) }, words);
  place.hidden = !state.q || count < 2;
  place.replaceChildren(`${now}; `, link, ".");
}

function showPages(state, count) {
  const last = Math.ceil(count / ROWS);
  const link = (page, words) => make("a", { href: writeState({ ...state, page }) }, words);
  const items = [];
  if (state.page > 1) items.push(link(state.page - 1, "Previous"));
  items.push(make("b", { "aria-current": "page" }, `Page ${state.page} of ${last}`));
  if (state.page < last) items.push(link(state.page + 1, "Next"));
  $("pages").hidden = last < 2;
  $("pages").replaceChildren(...items.flatMap((item) => [item, " "]));
}

/** Says why the list is empty, and offers the steps that fill it. */
async function nothingFound(state) {
  const { facets, all } = await wayOut(state);
  const useful = facets.filter(([, count]) => count > 0);
  const tips = useful.map(([facet, count]) => {
    const values = state.chosen[facet].map((v) => `“${valueName(v)}”`).join(" or ");
    return make("li", {}, make("a", { href: writeState(without(state, facet)) },
      `Remove ${FACET_NAMES[facet].toLowerCase()} ${values}`), `: ${count} ${count === 1 ? "article" : "articles"}.`);
  });
  if (!useful.length && all > 0) {
    tips.push(make("li", {}, make("a", { href: writeState(without(state)) }, "Remove all filters"), `: ${all} articles.`));
  }
  const words = tips.length
    ? "No article fits these filters together:"
    : "No article has all of these words. Try fewer words, another spelling, or the lists below.";
  const note = "No article does not mean that nothing happened: only what was taken in can be found.";
  return [make("p", {}, words), tips.length ? make("ul", { class: "plain" }, ...tips) : null,
    make("p", { class: "quiet" }, note)].filter(Boolean);
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
    await load(new URL(form.dataset.index, document.baseURI).href);
    const { results: found, counts } = await search(state);
    const named = dossierLine(await dossiers(state, DOSSIERS));
    const pages = Math.max(1, Math.ceil(found.length / ROWS));
    const shown = { ...state, page: Math.min(state.page, pages) };
    const wanted = found.slice((shown.page - 1) * ROWS, shown.page * ROWS);
    const rows = (await Promise.all(wanted.map((hit) => hit.data()))).map((page) => row(page, state.q));
    const body = found.length ? rows : await nothingFound(state);
    if (mine !== turn) return;
    $("needs-script").hidden = true;
    $("facets").hidden = !found.length && !isFiltered(state);
    heading.textContent = heads(found.length, state);
    results.replaceChildren(...[named, ...body].filter(Boolean));
    showFacets($("boxes"), state, counts);
    showChosen($("chosen"), state);
    if ($("facets").hidden) $("chosen").hidden = true;
    showSort(state, found.length);
    showPages(shown, found.length);
    showBrowsing(state, found.length);
    document.documentElement.dataset.search = "ready";
  } catch {
    if (mine === turn) failed();
  }
}

/** The index could not be loaded: the lists stay, and the reason is said. */
function failed() {
  $("found").hidden = false;
  $("facets").hidden = true;
  $("browse").hidden = false;
  $("needs-script").hidden = true;
  heading.textContent = "The search is not available";
  results.replaceChildren(make("p", {}, "The search index could not be loaded. Load the page again, or use the lists below."));
  for (const id of ["chosen", "sort", "pages"]) $(id).hidden = true;
  document.documentElement.dataset.search = "failed";
}

let state = readState(location.search);

/** Goes to another search; `keep` false replaces the entry in the history, as typing does. */
function go(next, keep = true) {
  state = next;
  if (field.value.trim() !== next.q) field.value = next.q;
  const address = writeState(next);
  history[keep ? "pushState" : "replaceState"](null, "", address === "?" ? location.pathname : address);
  return show(next);
}

let pause = 0;
field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => go({ ...state, q: field.value.trim(), page: 1 }, false), PAUSE_MS);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  go({ ...state, q: field.value.trim(), page: 1 });
});
$("boxes").addEventListener("change", ({ target }) => go(toggled(state, target.name, target.value)));
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
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// Somebody may have typed before this script had come.
const typed = field.value.trim();
go(typed ? { ...state, q: typed, page: 1 } : state, false);
