// The keyboard: entries, citations, filter, help. Single keys can be switched off in the help.

import { applyFilter, clearFilter, focusFilter, visibleItems } from "./filter";
import { closePane, copyCitation, isOpen, openPlace } from "./pane";
import { nextTheme, remember, remembered } from "./theme";

const help = document.getElementById("help") as HTMLDialogElement;
const single = document.getElementById("single-keys") as HTMLInputElement;
const KEY = "crossread-keys";
let here: HTMLElement | null = null;
let citation = -1;

function goTo(item: HTMLElement | undefined): void {
  if (!item) return;
  here?.classList.remove("here");
  here = item;
  citation = -1;
  item.classList.add("here");
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "center" });
}

/** The entry after or before the one the reader is at, by what is on the screen if at none. */
function step(by: 1 | -1): void {
  const shown = visibleItems();
  const at = here ? shown.indexOf(here) : -1;
  if (at >= 0) return goTo(shown[at + by]);
  const next = shown.findIndex((item) => item.getBoundingClientRect().top > 60);
  goTo(shown[by > 0 ? Math.max(0, next) : Math.max(0, next - 1)]);
}

function stepCitation(by: 1 | -1): void {
  const links = [...(here?.querySelectorAll<HTMLAnchorElement>("a.c") ?? [])];
  if (!links.length) return;
  citation = (citation + by + links.length) % links.length;
  const link = links[citation];
  openPlace(decodeURIComponent(link.hash.slice(1)), here, false);
}

function escape(): void {
  const typing = document.activeElement?.id === "filter";
  if (help.open) help.close();
  else if (typing) {
    clearFilter();
    (document.activeElement as HTMLElement).blur();
  } else if (isOpen()) closePane();
  else {
    here?.classList.remove("here");
    here = null;
    clearFilter();
  }
}

const ACTS: Record<string, () => void> = {
  "/": focusFilter,
  j: () => step(1),
  k: () => step(-1),
  n: () => stepCitation(1),
  p: () => stepCitation(-1),
  c: () => void copyCitation("text", here),
  t: nextTheme,
  "?": () => (help.open ? help.close() : help.showModal()),
};

function pressed(event: KeyboardEvent): void {
  if (event.key === "Escape") return escape();
  if (event.ctrlKey || event.metaKey || event.altKey || !single.checked) return;
  if ((event.target as Element).closest("input, select, textarea")) return;
  const act = ACTS[event.key];
  if (!act || (help.open && event.key !== "?")) return;
  event.preventDefault();
  act();
}

export function startKeys(): void {
  single.checked = remembered(KEY) !== "off";
  single.addEventListener("change", () => remember(KEY, single.checked ? "on" : "off"));
  document.addEventListener("keydown", pressed);
  document.addEventListener("focusin", (event) => {
    const item = (event.target as Element).closest<HTMLElement>("main [data-item]");
    if (item && item !== here) {
      here?.classList.remove("here");
      here = item;
      citation = -1;
    }
  });
  document.addEventListener("click", (event) => {
    const act = (event.target as Element).closest<HTMLElement>("[data-act]")?.dataset.act;
    if (act === "theme") nextTheme();
    if (act === "help") help.showModal();
    if (act === "close-help") help.close();
    if (act === "close-pane") closePane();
  });
  applyFilter();
}
