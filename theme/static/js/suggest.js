// What the search box finds while one types: pages by any of their names, then articles, then the way to all results.
import { meant, namesLike } from "./names.js";
import { places, quickly } from "./search_engine.js";
import { addressOf, nameWords } from "./search_names.js";
import { make, told } from "./search_rows.js";
import { LONGEST } from "./search_state.js";
import { gettext, ngettext } from "./words.js";

const NAMES = 4;
const ARTICLES = 5;
const PAUSE_MS = 120; // between the last key and the question
const SHORTEST = 2; // Latin letters: one of them fits too much

let turn = 0; // answers that come after a newer question are dropped

const allOf = (q) => `${places.tree}search/?q=${encodeURIComponent(q)}`;
const option = (address, ...children) => make("a", { role: "option", "aria-selected": "false", tabindex: "-1", href: address }, ...children);

function group(words, options) {
  if (!options.length) return null;
  const head = make("span", { class: "quiet", "aria-hidden": "true" }, words);
  return make("div", { role: "group", "aria-label": words }, head, ...options);
}

function nameOption(page) {
  return option(addressOf(page), make("b", { dir: "auto" }, page.name), " ", make("span", { class: "quiet" }, nameWords(page)));
}

function articleOption(page, q) {
  const { title, nodes, above, address } = told(page, q);
  return option(address, make("b", { dir: "auto" }, ...title), make("span", { class: "quiet" }, above), make("span", { class: "excerpt", dir: "auto" }, ...nodes));
}

/** Pages of that name, or of names that are nearly that: {known, near}. Their files may be out of reach. */
async function named(q) {
  const found = await namesLike(places.names, q, NAMES).catch(() => []);
  if (found.length) return { known: found.filter((page) => !page.near), near: found.filter((page) => page.near) };
  const others = await meant(places.names, q, NAMES).catch(() => []);
  return { known: [], near: others.map((one) => one.page) };
}

function said(names, articles) {
  if (!articles) return gettext("The search index could not be loaded. Press Enter for the search page and its lists.");
  if (!names && !articles.count) return gettext("Nothing found. Press Enter for the search page and its lists.");
  const pages = ngettext("%(count)s name", "%(count)s names", names);
  const found = ngettext("%(count)s article", "%(count)s articles", articles.count);
  return gettext("%(names)s, %(articles)s. The arrow keys lead through them.", { names: pages, articles: found });
}

/** The panel under the box, and the box as a combobox that rules it. */
class Panel {
  constructor(box) {
    this.box = box;
    this.list = make("div", { role: "listbox", id: "seek-list", "aria-label": gettext("Suggestions") });
    this.status = make("p", { role: "status", class: "quiet" });
    this.place = make("div", { class: "panel" }, this.list, this.status);
    this.place.hidden = true;
    box.form.append(this.place);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "seek-list" };
    for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  get chosen() {
    return this.list.querySelector("[aria-selected=true]");
  }

  show(groups, words) {
    this.list.replaceChildren(...groups.filter(Boolean));
    this.options.forEach((one, at) => one.setAttribute("id", `seek-${at}`));
    this.choose(null);
    this.status.textContent = words;
    this.open(true);
  }

  open(isOpen) {
    this.place.hidden = !isOpen;
    this.list.hidden = !this.options.length;
    this.box.setAttribute("aria-expanded", String(isOpen && this.options.length > 0));
    if (!isOpen) this.choose(null);
  }

  choose(option_) {
    this.chosen?.setAttribute("aria-selected", "false");
    option_?.setAttribute("aria-selected", "true");
    option_?.scrollIntoView({ block: "nearest" });
    if (option_) this.box.setAttribute("aria-activedescendant", option_.id);
    else this.box.removeAttribute("aria-activedescendant");
  }

  /** One option on or back; beyond either end lies the box itself. */
  step(by) {
    const all = [null, ...this.options];
    this.choose(all[(all.indexOf(this.chosen) + by + all.length) % all.length]);
  }
}

async function answer(panel, typed) {
  const mine = (turn += 1);
  const q = typed.trim().slice(0, LONGEST);
  if (!q || (q.length < SHORTEST && q.charCodeAt(0) < 0x250)) return panel.open(false);
  const asking = quickly(q, ARTICLES).catch(() => null);
  const { known, near } = await named(q);
  const names = [group(gettext("Pages"), known.map(nameOption)), group(gettext("Did you mean"), near.map(nameOption))];
  if (mine !== turn) return undefined;
  if (known.length + near.length) panel.show(names, gettext("Looking for articles …"));
  const articles = await asking;
  if (mine !== turn) return undefined;
  const rows = (articles?.pages ?? []).map((page) => articleOption(page, q));
  const words = ngettext("All results: %(count)s article", "All results: %(count)s articles", articles?.count ?? 0);
  const all = articles?.count ? [make("div", { role: "group", "aria-label": gettext("All results") }, option(allOf(q), words))] : [];
  return panel.show([...names, group(gettext("Articles"), rows), ...all], said(known.length + near.length, articles));
}

function pressed(event, panel) {
  if (event.isComposing) return;
  const isOpen = !panel.place.hidden;
  if (event.key === "Escape" && isOpen) panel.open(false);
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (isOpen) panel.step(event.key === "ArrowDown" ? 1 : -1);
    else answer(panel, panel.box.value);
  } else if (event.key === "Enter" && panel.chosen) panel.chosen.click();
  else return;
  event.preventDefault();
}

/** Makes the box suggest; called once, when it is first used. */
export function suggestBelow(box) {
  const panel = new Panel(box);
  let pause = 0;
  const ask = () => {
    clearTimeout(pause);
    pause = setTimeout(() => answer(panel, box.value), PAUSE_MS);
  };
  box.addEventListener("input", ask);
  box.addEventListener("keydown", (event) => pressed(event, panel));
  box.addEventListener("focus", () => box.value && ask());
  box.form.addEventListener("focusout", ({ relatedTarget }) => {
    if (box.form.contains(relatedTarget)) return;
    clearTimeout(pause);
    turn += 1;
    panel.open(false);
  });
  // A press on a suggestion must not take the focus from the box: it would close the panel before the click.
  panel.place.addEventListener("pointerdown", (event) => event.preventDefault());
  panel.place.addEventListener("mousedown", (event) => event.preventDefault());
  if (box.value) ask();
}
