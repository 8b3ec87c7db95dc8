// The texts beside the page: shows the report a citation comes from, its words marked.

import { Form, compose, copyText } from "./citing";
import { Place, marksOf, placeOf, reportOf, voiceOf, wordsOf } from "./data";
import { say } from "./status";

const pane = document.getElementById("sources") as HTMLElement;
const cited = document.getElementById("cited") as HTMLElement;
const beside = matchMedia("(min-width: 76rem)");

let current: Place | null = null;
let cameFrom: HTMLElement | null = null;
let marked: HTMLElement[] = [];

/** Shows one report's text in the pane. */
export function showReport(report: string): void {
  for (const source of pane.querySelectorAll<HTMLElement>(".source")) {
    source.classList.toggle("shown", source.dataset.report === report);
  }
  for (const tab of pane.querySelectorAll<HTMLElement>("[data-show]")) {
    tab.setAttribute("aria-pressed", String(tab.dataset.show === report));
  }
}

function unmark(): void {
  for (const element of marked) element.classList.remove("on");
  marked = [];
}

/** A citation's words as the pane's head has room for; all of them stand marked in the text below. */
const shorten = (words: string): string =>
  words.length > 3000 ? `${words.slice(0, 1500)} […] ${words.slice(-300)}` : words;

function describe(place: Place): void {
  const report = reportOf(place);
  const set = (selector: string, text: string): void => {
    const element = cited.querySelector<HTMLElement>(selector);
    if (element) element.textContent = text;
  };
  const day = report.published ?? "date not known";
  set(".cited-place", `${place.report} ${report.outlet ?? ""} · ${day} · characters ${place.start}–${place.end} · SHA-256 ${report.sha256.slice(0, 12)}…`);
  set("blockquote", shorten(wordsOf(place.id)));
  set(".cited-voice", voiceOf(place.id) ? `Said by ${voiceOf(place.id)}` : "");
  cited.hidden = false;
}

/** Shows a cited place; `link` is what it was reached by. False when there is no such place. */
export function openPlace(id: string, link: HTMLElement | null, moveFocus: boolean): boolean {
  const place = placeOf(id);
  const marks = marksOf(id);
  if (!place || !marks.length) return false;
  current = place;
  cameFrom = link ?? cameFrom;
  showReport(place.report);
  unmark();
  const links = document.querySelectorAll<HTMLElement>(`main a[href="#${CSS.escape(id)}"]`);
  marked = [...marks, ...links];
  for (const element of marked) element.classList.add("on");
  describe(place);
  setOpen(true, link);
  scrollTo(marks[0]);
  try {
    history.replaceState(null, "", `#${id}`);
  } catch {
    // some browsers keep file: pages from changing their address; nothing depends on it
  }
  if (moveFocus || !beside.matches) cited.focus({ preventScroll: true });
  say(`Shown in the text of ${reportOf(place).outlet ?? place.report}`, true);
  return true;
}

/** Opens or closes the pane; the page gives way to it, and `held` stays where the reader sees it. */
function setOpen(open: boolean, held: HTMLElement | null): void {
  const before = held?.getBoundingClientRect().top ?? 0;
  pane.classList.toggle("open", open);
  document.documentElement.classList.toggle("paned", open);
  const after = held?.getBoundingClientRect().top ?? 0;
  if (after !== before) scrollBy({ top: after - before, behavior: "instant" });
}

/** Scrolls the pane, and nothing but the pane, until an element lies in its middle. */
function scrollTo(element: HTMLElement): void {
  const head = pane.querySelector<HTMLElement>(".pane-head")?.offsetHeight ?? 0;
  const at = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  const room = pane.clientHeight - head;
  pane.scrollTop += at - head - room * 0.3;
}

/** Closes the pane where it lies over the page and gives the focus back. */
export function closePane(): void {
  setOpen(false, cameFrom);
  unmark();
  cameFrom?.focus({ preventScroll: beside.matches });
  cameFrom = null;
  current = null;
  cited.hidden = true;
}

export const isOpen = (): boolean => current !== null || pane.classList.contains("open");

/** Copies the open citation, or the first one of `item`. */
export async function copyCitation(form: Form, item: Element | null): Promise<void> {
  const link = item?.querySelector<HTMLAnchorElement>("a.c");
  const place = current ?? (link ? placeOf(decodeURIComponent(link.hash.slice(1))) : null);
  if (!place) return say("Nothing to copy: open a citation first");
  const done = await copyText(compose(place, form));
  say(done ? "Citation copied" : "The browser did not let the citation be copied");
}

export function startPane(): void {
  const head = pane.querySelector<HTMLElement>(".pane-head");
  if (head) head.hidden = false;
  const first = pane.querySelector<HTMLElement>(".source");
  if (first?.dataset.report) showReport(first.dataset.report);

  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    const link = target.closest<HTMLAnchorElement>('a[href^="#"]');
    if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey) follow(link, event);
    const tab = target.closest<HTMLElement>("[data-show]");
    if (tab?.dataset.show) {
      showReport(tab.dataset.show);
      pane.scrollTop = 0;
    }
    const copy = target.closest<HTMLElement>("[data-copy]");
    if (copy) void copyCitation(copy.dataset.copy as Form, null);
  });
  const fromAddress = (): void => {
    openPlace(decodeURIComponent(location.hash.slice(1)), null, false);
  };
  addEventListener("hashchange", fromAddress);
  if (location.hash) fromAddress();
}

function follow(link: HTMLAnchorElement, event: MouseEvent): void {
  const id = decodeURIComponent(link.getAttribute("href")?.slice(1) ?? "");
  const byKey = event.detail === 0;
  if (openPlace(id, link, byKey)) return event.preventDefault();
  if (!id.startsWith("text-")) return;
  event.preventDefault();
  showReport(id.slice(5));
  cameFrom = link;
  setOpen(true, link);
  pane.scrollTop = 0;
  if (byKey || !beside.matches) document.getElementById(id)?.focus({ preventScroll: true });
}
