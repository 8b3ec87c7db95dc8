// What the page says about its reports, read once from the JSON it carries.

export interface Report {
  outlet: string | null;
  title: string | null;
  published: string | null;
  basis: string;
  authors: string[];
  url: string | null;
  path: string;
  sha256: string;
}

interface Data {
  reports: Record<string, Report>;
  voices: Record<string, string>;
}

const data: Data = JSON.parse(document.getElementById("data")?.textContent ?? "{}");

export interface Place {
  id: string;
  report: string;
  start: number;
  end: number;
}

/** The place that a citation's id names, or null when it names none. */
export function placeOf(id: string): Place | null {
  const found = /^(.+)-(\d+)-(\d+)$/.exec(id);
  if (!found || !data.reports[found[1]]) return null;
  return { id, report: found[1], start: Number(found[2]), end: Number(found[3]) };
}

export const reportOf = (place: Place): Report => data.reports[place.report];

export const voiceOf = (id: string): string => data.voices[id] ?? "";

/** The marks that together carry a citation's words, in reading order. */
export function marksOf(id: string): HTMLElement[] {
  const first = document.getElementById(id);
  if (!first) return [];
  const text = first.closest(".text") ?? document;
  return [first, ...text.querySelectorAll<HTMLElement>(`mark[data-of="${CSS.escape(id)}"]`)];
}

/** The exact words of a citation. */
export const wordsOf = (id: string): string =>
  marksOf(id)
    .map((mark) => mark.textContent)
    .join("");
