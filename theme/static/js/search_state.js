// What is being looked for, as it stands in the address: ?q=euphrates&country=Syria&outcome=killed&sort=date&page=2
import { key } from "./folding.js";

export const FACETS = ["region", "country", "place", "actor", "outcome", "claimant", "outlet", "grade", "year"];
export const SORTS = ["relevance", "date", "oldest"];
export const LONGEST = 200; // letters of a question that are looked for

/** A search: `q` words, `chosen` a map of facet name to values, `sort`, `page` from 1; `cut` where q was longer. */
export function readState(search) {
  const asked = new URLSearchParams(search);
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, [...new Set(asked.getAll(facet))].filter(Boolean)]));
  const page = Number.parseInt(asked.get("page") ?? "1", 10);
  const sort = asked.get("sort");
  const q = (asked.get("q") ?? "").trim();
  return { q: q.slice(0, LONGEST).trim(), cut: q.length > LONGEST, chosen, sort: SORTS.includes(sort) ? sort : "", page: page > 0 ? page : 1 };
}

/** The address of a search, without what is as usual; "?" for an empty one. */
export function writeState(state) {
  const asked = new URLSearchParams();
  if (state.q) asked.set("q", state.q);
  for (const facet of FACETS) for (const value of state.chosen[facet]) asked.append(facet, value);
  if (state.sort) asked.set("sort", state.sort);
  if (state.page > 1) asked.set("page", String(state.page));
  return `?${asked}`;
}

/** The same search for other words, from its first page. */
export const reworded = (state, q) => ({ ...state, q: q.slice(0, LONGEST).trim(), cut: q.trim().length > LONGEST, page: 1 });

/** The same search with one filter put in or taken out, from its first page. */
export function toggled(state, facet, value) {
  const values = state.chosen[facet];
  const next = values.includes(value) ? values.filter((v) => v !== value) : [...values, value];
  return { ...state, page: 1, chosen: { ...state.chosen, [facet]: next } };
}

/** The same search without any filter of one facet, or of all. */
export function without(state, facet = null) {
  const chosen = Object.fromEntries(FACETS.map((f) => [f, facet && f !== facet ? state.chosen[f] : []]));
  return { ...state, page: 1, chosen };
}

export const isFiltered = (state) => FACETS.some((facet) => state.chosen[facet].length > 0);

/** Newest first where nothing says how well an article fits. */
export const sortOf = (state) => (state.q ? state.sort : state.sort === "relevance" ? "" : state.sort) || (state.q ? "relevance" : "date");

/** A name as it is compared. */
export const folded = key;
