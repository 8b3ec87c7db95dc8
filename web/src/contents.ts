// Marks in the list of sections where the reader is.

export function startContents(): void {
  const links = new Map<string, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".toc a")) {
    links.set(link.hash.slice(1), link);
  }
  const sections = [...document.querySelectorAll<HTMLElement>("main .sec")];
  const mark = (): void => {
    const line = innerHeight * 0.35;
    const at = sections.filter((s) => s.offsetParent && s.getBoundingClientRect().top < line).pop();
    for (const [id, link] of links) {
      if (id === at?.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  let waiting = 0;
  addEventListener(
    "scroll",
    () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(mark);
    },
    { passive: true },
  );
  mark();
}
