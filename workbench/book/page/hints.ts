import type {Say} from "./pageData.ts";

/** Lets hints be opened one at a time, in their order; a report may open the one that helps. */
export function enableHints(say: Say): void {
  const hints = [...document.querySelectorAll<HTMLDetailsElement>("details.hint")];
  const refresh = (): void => {
    for (const [index, hint] of hints.entries()) {
      const locked = index > 0 && !hints[index - 1]!.open && !hint.open;
      hint.classList.toggle("locked", locked);
      const summary = hint.querySelector("summary")!;
      summary.title = locked ? say("hintLocked", {number: index}) : "";
      summary.setAttribute("aria-disabled", String(locked));
    }
  };
  for (const hint of hints) {
    hint.addEventListener("toggle", refresh);
    hint.querySelector("summary")!.addEventListener("click", (event) => {
      if (hint.classList.contains("locked")) event.preventDefault();
    });
  }
  refresh();

  // "Hint 2 helps here": the way there is open whatever came before.
  document.addEventListener("click", ({target}) => {
    const number = (target as Element).closest<HTMLElement>("[data-open-hint]")?.dataset[
      "openHint"
    ];
    const hint = hints.find(({dataset}) => dataset["hint"] === number);
    if (number === undefined || hint === undefined) return;
    hint.open = true;
    hint.scrollIntoView({block: "center"});
    hint.querySelector("summary")?.focus();
  });
}
