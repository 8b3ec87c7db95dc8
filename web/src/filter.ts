// The filter: hides entries that do not hold all the words, or not the report, person or kind chosen.

const items = [...document.querySelectorAll<HTMLElement>("[data-item]")];
const form = document.querySelector<HTMLFormElement>(".filters");
const text = document.getElementById("filter") as HTMLInputElement | null;
const choice = (id: string): string =>
  (document.getElementById(id) as HTMLSelectElement | null)?.value ?? "";

const fold = (value: string): string =>
  value.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").toLowerCase();

let folded: string[] | null = null;
const opened = new Set<HTMLDetailsElement>();

const has = (list: string | undefined, one: string): boolean =>
  !one || (list ?? "").split(" ").includes(one);

/** Applies what the form says and tells how many entries are left. */
export function applyFilter(): void {
  const words = fold(text?.value ?? "").split(/\s+/).filter(Boolean);
  const [kind, report, person] = [choice("f-kind"), choice("f-report"), choice("f-person")];
  const active = Boolean(words.length || kind || report || person);
  folded ??= items.map((item) => fold(item.textContent ?? ""));
  let left = 0;
  items.forEach((item, index) => {
    const shown =
      (!kind || !item.dataset.kind || item.dataset.kind === kind) &&
      has(item.dataset.reports, report) &&
      has(item.dataset.people, person) &&
      words.every((word) => folded![index].includes(word));
    item.hidden = !shown;
    if (shown) left += 1;
  });
  hideEmpty(active);
  const count = document.getElementById("f-count");
  if (count) count.textContent = active ? `${left} of ${items.length} entries` : "";
}

function hideEmpty(active: boolean): void {
  const groups = document.querySelectorAll<HTMLElement>("[data-group], .sec, details");
  for (const group of groups) {
    const inside = [...group.querySelectorAll<HTMLElement>("[data-item]")];
    if (!inside.length || group.hasAttribute("data-item")) continue;
    const some = inside.some((item) => !item.hidden);
    if (group instanceof HTMLDetailsElement) openWhere(group, active && some);
    else group.hidden = !some;
  }
}

/** Opens what is folded up over a hit, and folds it up again when the filter goes. */
function openWhere(details: HTMLDetailsElement, hit: boolean): void {
  if (hit && !details.open) {
    details.open = true;
    opened.add(details);
  } else if (!hit && opened.delete(details)) {
    details.open = false;
  }
}

export const visibleItems = (): HTMLElement[] =>
  items.filter((item) => item.getClientRects().length > 0);

export function focusFilter(): void {
  form?.scrollIntoView({ block: "nearest" });
  text?.focus();
  text?.select();
}

export function clearFilter(): void {
  form?.reset();
  applyFilter();
}

export function startFilter(): void {
  if (!form) return;
  form.hidden = false;
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(applyFilter, 90);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(applyFilter));
}
