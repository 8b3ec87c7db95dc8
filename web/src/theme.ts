// Light, dark, or as the system; remembered where the browser allows it.

const ORDER = ["", "light", "dark"];
const NAMES: Record<string, string> = { "": "as the system", light: "light", dark: "dark" };
const KEY = "crossread-theme";

/** What was remembered under a key; nothing where the browser keeps no memory for files. */
export function remembered(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // not kept; it holds until the page is closed
  }
}

function wear(theme: string): void {
  const root = document.documentElement;
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  const word = document.querySelector("[data-theme-word]");
  if (word) word.textContent = `Theme: ${NAMES[theme]}`;
}

export function nextTheme(): void {
  const now = document.documentElement.dataset.theme ?? "";
  const next = ORDER[(ORDER.indexOf(now) + 1) % ORDER.length];
  wear(next);
  remember(KEY, next);
}

export function startTheme(): void {
  const kept = remembered(KEY);
  wear(ORDER.includes(kept) ? kept : "");
}
