// Names above the results: pages of that name, and what may have been meant.
import { KINDS, meant, namesLike } from "./names.js";
import { isWritten, places } from "./search_engine.js";
import { around, make } from "./search_rows.js";
import { reworded, writeState } from "./search_state.js";
import { gettext, ngettext } from "./words.js";

const FEW = 3; // results up to which other spellings are offered even though the words occur

/** A name, with the one that was typed where they differ, and what the page is. */
export function nameWords(page) {
  const also = page.as === page.name ? "" : gettext("also called %(name)s", { name: page.as });
  const count = ngettext("%(count)s article", "%(count)s articles", page.articles);
  return [also, KINDS[page.kind](), page.within, count].filter(Boolean).join(gettext(" · "));
}

export const addressOf = (page) => new URL(page.url, places.tree).href;

/** Pages that go by what was typed, those of exactly that name if there are any; null for none. */
export async function dossierLine(state, most) {
  if (!state.q) return null;
  const found = (await namesLike(places.names, state.q, 20)).filter((page) => !page.near);
  const exact = found.filter((page) => page.exact);
  const rows = (exact.length ? exact : found).slice(0, most).map((page) =>
    make("li", {}, make("a", { href: addressOf(page), dir: "auto" }, page.name), " ", make("span", { class: "quiet" }, nameWords(page))));
  if (!rows.length) return null;
  const list = make("ul", { class: "plain", role: "list", "aria-label": gettext("Pages of that name") }, ...rows);
  const other = exact.find((page) => page.as !== page.name);
  if (!other) return list;
  const why = gettext("“%(asked)s” is a name of %(name)s: articles that use any of its names are found.",
    { asked: state.q, name: other.name });
  return make("div", {}, list, make("p", { class: "quiet why" }, why));
}

/** "Did you mean": searches with a known name in place of a slip, where the slip finds few or is nowhere written; or null. */
export async function meantLine(state, count) {
  if (!state.q || state.q.includes('"')) return null;
  const found = [];
  for (const one of await meant(places.names, state.q, 6)) {
    if (count <= FEW || !(await isWritten(one.wrong))) found.push(one);
  }
  if (!found.length) return null;
  const links = found.slice(0, 3).flatMap((one, at) => {
    const note = one.page.as === one.page.name ? KINDS[one.page.kind]() : one.page.name;
    const link = make("a", { href: writeState(reworded(state, one.q)), dir: "auto" }, one.q);
    return [at ? " · " : "", link, " ", make("span", { class: "quiet" }, `(${note})`)];
  });
  return make("p", { class: "meant" }, ...around(gettext("Did you mean %(names)s?"), { names: links }));
}
