// One cited place as text with a link, as BibTeX, or as CSL-JSON.

import { Place, Report, reportOf, voiceOf, wordsOf } from "./data";

export type Form = "text" | "bibtex" | "csl";

const MONTHS =
  "January February March April May June July August September October November December".split(" ");

const flat = (text: string): string => text.replace(/\s+/g, " ").trim();

function dayOf(report: Report): number[] {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(report.published ?? "");
  return found ? found.slice(1).filter(Boolean).map(Number) : [];
}

function sayDay(parts: number[]): string {
  const [year, month, day] = parts;
  if (!year) return "date not known";
  return [day, month && MONTHS[month - 1], year].filter(Boolean).join(" ");
}

/** The report's address with a text fragment, so that a browser opens it at the words. */
function linkTo(report: Report, words: string): string {
  if (!report.url) return "";
  const all = flat(words).split(" ");
  const code = (some: string[]): string =>
    encodeURIComponent(some.join(" ")).replace(/-/g, "%2D");
  const target = all.length <= 10 ? code(all) : `${code(all.slice(0, 5))},${code(all.slice(-5))}`;
  return `${report.url.replace(/#.*$/s, "")}#:~:text=${target}`;
}

const whereIn = (place: Place, report: Report): string =>
  `characters ${place.start} to ${place.end} of ${fileOf(report)}, SHA-256 ${report.sha256}`;

const fileOf = (report: Report): string => report.path.split(/[\\/]/).pop() || report.path;

function asText(place: Place, report: Report): string {
  const words = flat(wordsOf(place.id));
  const voice = voiceOf(place.id);
  const day = sayDay(dayOf(report)) + (report.basis === "inferred" ? " (inferred)" : "");
  const from = [report.outlet ?? place.report, report.title && `“${report.title}”`, day];
  const lines = [
    `“${words}”${voice ? ` (${voice})` : ""}`,
    `${from.filter(Boolean).join(", ")}; ${whereIn(place, report)}.`,
    linkTo(report, words),
  ];
  return lines.filter(Boolean).join("\n");
}

const TEX: Record<string, string> = {
  "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
  "%": "\\%", "_": "\\_", "^": "\\^{}", "~": "\\~{}",
};

const tex = (text: string): string => flat(text).replace(/[\\{}$&#%_^~]/g, (c) => TEX[c]);

function asBibtex(place: Place, report: Report): string {
  const [year, month, day] = dayOf(report);
  const rows: [string, string | number | null | undefined][] = [
    ["title", tex(report.title ?? wordsOf(place.id).slice(0, 90))],
    ["author", report.authors.map((name) => `{${tex(name)}}`).join(" and ")],
    ["organization", tex(report.outlet ?? "")],
    ["year", year],
    ["month", month],
    ["day", day],
    ["url", report.url],
    ["note", `\`\`${tex(wordsOf(place.id))}''; ${tex(whereIn(place, report))}`],
  ];
  const body = rows.filter(([, value]) => value).map(([key, value]) => `  ${key} = {${value}}`);
  return `@misc{${report.sha256.slice(0, 8)}-${place.start}-${place.end},\n${body.join(",\n")}\n}`;
}

function asCsl(place: Place, report: Report): string {
  const day = dayOf(report);
  const entry = {
    id: `${report.sha256.slice(0, 8)}-${place.start}-${place.end}`,
    type: "article-newspaper",
    title: report.title ?? undefined,
    author: report.authors.length ? report.authors.map((literal) => ({ literal })) : undefined,
    "container-title": report.outlet ?? undefined,
    issued: day.length ? { "date-parts": [day] } : undefined,
    URL: report.url ?? undefined,
    locator: `${place.start}-${place.end}`,
    note: `“${flat(wordsOf(place.id))}”; ${whereIn(place, report)}`,
  };
  return JSON.stringify([entry], null, 2);
}

/** A cited place in the wanted form. */
export function compose(place: Place, form: Form): string {
  const report = reportOf(place);
  return { text: asText, bibtex: asBibtex, csl: asCsl }[form](place, report);
}

/** Puts text on the clipboard; false when the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
