// Asks Pagefind. Values of one facet widen a search, facets narrow each other.
import { FACETS, folded, isFiltered, sortOf, without } from "./search_state.js";

let engine = null; // the loaded index; a page has one

/** Loads the index; `address` is that of pagefind.js. Fails where the site was built without one. */
export async function load(address) {
  if (engine) return;
  const loaded = await import(address);
  await loaded.options({ excerptLength: 34, ranking: { termFrequency: 0.7 } });
  await loaded.init();
  engine = loaded;
}

function question(state) {
  const filters = { kind: "article" };
  for (const facet of FACETS) if (state.chosen[facet].length) filters[facet] = { any: state.chosen[facet] };
  return { filters, sort: sortOf(state) === "date" ? { date: "desc" } : {} };
}

// A whole question in quotes is a phrase; keyboards on phones write curly ones.
const words = (state) => state.q.replace(/[“”„«»]/g, '"') || null;
const ask = (state) => engine.search(words(state), question(state));

/** The results in order, and for each facet how many articles each value would give beside the other facets. */
export async function search(state) {
  const everything = await engine.filters();
  const found = await ask(state);
  const counts = {};
  for (const facet of FACETS) {
    const open = state.chosen[facet].length ? await ask(without(state, facet)) : found;
    const blank = [...Object.keys(everything[facet] ?? {}), ...state.chosen[facet]].map((value) => [value, 0]);
    counts[facet] = { ...Object.fromEntries(blank), ...(open.filters?.[facet] ?? {}) };
  }
  return { results: found.results, counts };
}

const LOOKED_AT = 12;

/** Pages of forces, places and countries whose names hold the words, best first: those of exactly that name, if any. */
export async function dossiers(state, most) {
  if (!state.q) return [];
  const found = await engine.search(words(state), { filters: { kind: "dossier" } });
  const pages = await Promise.all(found.results.slice(0, LOOKED_AT).map((hit) => hit.data()));
  const names = (page) => [page.meta.title, ...JSON.parse(page.meta.also ?? "[]")].map(folded);
  const exact = pages.filter((page) => names(page).includes(folded(state.q)));
  return (exact.length ? exact : pages).slice(0, most);
}

/** For an empty list: each facet in use with the number of results without it, and the number without any. */
export async function wayOut(state) {
  if (!isFiltered(state)) return { facets: [], all: 0 };
  const facets = [];
  for (const facet of FACETS.filter((f) => state.chosen[f].length)) {
    facets.push([facet, (await ask(without(state, facet))).results.length]);
  }
  return { facets, all: (await ask(without(state))).results.length };
}
