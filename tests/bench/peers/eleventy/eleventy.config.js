// Pages and feeds as the other peers have them. Names stand in names.json: id or code to name.
import { readFileSync } from "node:fs";

const PAGE_SIZE = 100, ENTRIES = 50;

export default function (config) {
  const names = JSON.parse(readFileSync("names.json", "utf-8"));
  let newest = null;
  const articles = (api) => (newest ??= api.getFilteredByGlob("content/articles/*.md").sort((a, b) => b.date - a.date));
  config.on("eleventy.before", () => { newest = null; });
  config.addPassthroughCopy({ static: "/" });
  config.addGlobalData("names", names);
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("instant", (date) => date.toISOString().slice(0, 19) + "Z");

  config.addCollection("latest", (api) => articles(api).slice(0, 20));
  config.addCollection("lists", (api) => groups(articles(api), names).flatMap(pages));
  config.addCollection("feeds", (api) =>
    groups(articles(api), names)
      .filter((group) => !group.url.startsWith("/outlets/"))
      .map((group) => ({ ...group, url: group.url.replace(/^\/articles\//, "/"), items: group.items.slice(0, ENTRIES) })));
  config.addCollection("indexes", (api) => {
    const all = groups(articles(api), names);
    return ["regions", "actors", "outlets"].map((kind) => ({
      kind,
      terms: all.filter((group) => group.url.startsWith(`/${kind}/`)).sort((a, b) => (a.title < b.title ? -1 : 1)),
    }));
  });
  return {
    dir: { input: "content", includes: "../_includes", output: "public" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}

// Everything that has a list: { url, title, items }, newest first.
function groups(articles, names) {
  const found = new Map([["/articles/", { url: "/articles/", title: "Articles", items: articles }]]);
  const add = (kind, id, article) => {
    const url = `/${kind}/${id}/`;
    if (!found.has(url)) found.set(url, { url, title: names[kind][id], items: [] });
    found.get(url).items.push(article);
  };
  for (const article of articles) {
    add("regions", article.data.region, article);
    add("outlets", article.data.outlet, article);
    for (const id of article.data.actors) add("actors", id, article);
  }
  return [...found.values()];
}

function pages(group) {
  const of = Math.ceil(group.items.length / PAGE_SIZE);
  const address = (number) => (number < 1 || number > of ? null : number === 1 ? group.url : `${group.url}page/${number}/`);
  return Array.from({ length: of }, (_, i) => ({
    title: group.title, number: i + 1, of, url: address(i + 1), newer: address(i), older: address(i + 2),
    items: group.items.slice(i * PAGE_SIZE, (i + 1) * PAGE_SIZE),
  }));
}
