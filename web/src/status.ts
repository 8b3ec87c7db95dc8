// One line that a screen reader speaks and everybody sees for a moment.

const status = document.getElementById("status") as HTMLElement;
let fading = 0;

export function say(text: string): void {
  status.textContent = text;
  status.classList.add("seen");
  clearTimeout(fading);
  fading = window.setTimeout(() => status.classList.remove("seen"), 2200);
}
