// A chart's periods, as the build drew them: read from the drawing itself.

const DAY = 86_400_000;
const at = (iso) => Date.parse(`${iso}T00:00:00Z`);
const iso = (time) => new Date(time).toISOString().slice(0, 10);

/** The periods of a drawing: each with its first and last day as ISO dates, in order. */
export function periodsOf(drawing) {
  const { from, to, step } = drawing.dataset;
  const periods = [];
  let start = at(from);
  while (start <= at(to)) {
    const next = after(start, step);
    periods.push({ from: iso(start), to: iso(next - DAY) });
    start = next;
  }
  return periods;
}

function after(start, step) {
  const day = new Date(start);
  if (step === "month") return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1);
  if (step === "year") return Date.UTC(day.getUTCFullYear() + 1, 0, 1);
  return start + (step === "week" ? 7 : 1) * DAY;
}

/** Whether anything in a data-when ("2017-09-10", "2017-09-01/2017-09-30", several with blanks) touches the span. */
export function touches(when, span) {
  return when.split(" ").some((part) => {
    const [first, last = first] = part.split("/");
    return (!span.to || first <= span.to) && (!span.from || last >= span.from);
  });
}

/** A day in the page's language. */
export function dayWords(day) {
  const language = document.documentElement.lang || "en";
  const locale = language === "en" ? "en-GB" : `${language}-u-nu-latn`;
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(at(day));
}
