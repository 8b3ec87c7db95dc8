// One line that a screen reader speaks and everybody sees for a moment.

const status = document.getElementById("status") as HTMLElement;
let fading = 0;

/** `quiet`: for screen readers alone, where the page itself shows what happened. */
export function say(text: string, quiet = false): void {
  status.textContent = text;
  if (quiet) return;
  status.classList.add("seen");
  clearTimeout(fading);
  fading = window.setTimeout(() => status.classList.remove("seen"), 2200);
}
