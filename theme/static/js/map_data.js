// Reads what a map's figure and its table say: marks with their places, and the days of their articles.

const DAY = 86_400_000;

/** The days of the map's articles, as ISO dates; null for one without. Written as the first day and gaps. */
export const daysOf = (text) => {
  let last = null;
  return (text ?? "").split(" ").filter(Boolean).map((part) => {
    if (part === "-") return null;
    last = last === null ? Date.parse(`${part}T00:00:00Z`) : last - Number(part) * DAY;
    return new Date(last).toISOString().slice(0, 10);
  });
};

/** The numbers of a mark's articles, written as gaps. */
export const articlesOf = (text) => {
  let last = 0;
  return (text ?? "").split(" ").filter(Boolean).map((gap) => (last += Number(gap)));
};

/** One mark for each row of the table, in its order; `x`, `y` are null for a row without a sign. */
export const marksOf = (figure) =>
  [...figure.querySelectorAll(".map-rows tbody tr")].map((row) => {
    const [x, y] = (row.dataset.at ?? "").split(" ").filter(Boolean).map((part) => Number(part) / 100);
    const link = row.querySelector("th a");
    const articles = articlesOf(row.dataset.of);
    return {
      x: x ?? null, y: y ?? null,
      vague: "vague" in row.dataset,
      name: row.querySelector("th").textContent.trim(),
      how: row.querySelector("td.quiet")?.textContent.trim() ?? "",
      href: link?.getAttribute("href") ?? "",
      number: row.querySelector(".n")?.textContent.trim() ?? "",
      articles, shown: articles, count: articles.length,
    };
  });

/** Leaves each mark the articles of these days; a bound that is null is none. */
export const narrowed = (marks, days, { from, to }) =>
  marks.map((mark) => {
    const open = !from && !to;
    const shown = open ? mark.articles : mark.articles.filter((n) => days[n] && (!from || days[n] >= from) && (!to || days[n] <= to));
    return { ...mark, shown, count: shown.length };
  });
