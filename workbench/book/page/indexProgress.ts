import {makeElement} from "./makeElement.ts";
import type {Say} from "./pageData.ts";
import {allProgress} from "./progressStore.ts";

/** Shows on the first page what the reader has begun: the place to go on, the score of a check. */
export function showProgress(say: Say): void {
  const progress = allProgress();
  for (const mark of document.querySelectorAll<HTMLElement>("[data-progress-of]")) {
    const page = progress[mark.dataset["progressOf"] ?? ""];
    mark.replaceChildren();
    if (page === undefined) continue;
    if (page.score !== undefined) {
      const {score, maxScore} = page.score;
      mark.append(say("score", {score, maxScore}));
    } else if (page.place !== undefined) {
      const link = mark.closest(".card")?.querySelector("a")?.getAttribute("href") ?? "";
      mark.append(makeElement("a", {href: `${link}#${page.place}`}, say("continue")));
    } else if (Object.keys(page.cells ?? {}).length > 0) {
      mark.append(say("visited"));
    }
  }
}
