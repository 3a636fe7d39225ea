import type {PageData} from "./pageData.ts";
import {writeProgress} from "./progressStore.ts";

/** The cell at the top of the window. */
function topCell(): string | undefined {
  const cells = [...document.querySelectorAll<HTMLElement>("article .cell[id]")];
  const seen = cells.find((cell) => cell.getBoundingClientRect().bottom > 120);
  return seen?.id;
}

/** Marks the open section in the contents, keeps the place, and takes it along to the other language. */
export function followPlace(data: PageData, keep: (act: () => void) => void): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".sections a")];
  const headings = [...document.querySelectorAll<HTMLElement>("article h2[id]")];
  let waiting = false;
  const note = (): void => {
    waiting = false;
    const open = headings.filter((heading) => heading.getBoundingClientRect().top < 140).at(-1);
    for (const link of links) {
      link.classList.toggle(
        "current",
        open !== undefined && link.hash === `#${encodeURIComponent(open.id)}`,
      );
    }
    const place = topCell();
    if (place !== undefined && scrollY > 200) keep(() => writeProgress(data.slug, {place}));
  };
  addEventListener(
    "scroll",
    () => {
      if (waiting) return;
      waiting = true;
      setTimeout(note, 300);
    },
    {passive: true},
  );
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a.language")) {
    link.addEventListener("click", () => {
      const place = scrollY > 200 ? topCell() : undefined;
      if (place !== undefined) link.hash = place;
    });
  }
}
