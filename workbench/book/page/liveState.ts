import type {PageState} from "../render/pageModel.ts";
import {makeElement} from "./makeElement.ts";
import type {PageData, Say} from "./pageData.ts";

interface BookState {
  readonly busy: boolean;
  readonly pages: Readonly<Record<string, PageState>>;
}

const POLL_MS = 1500;

/** Shows on the first page how far each chapter is. */
function showStates(state: BookState, {language}: PageData, say: Say): void {
  for (const badge of document.querySelectorAll<HTMLElement>("[data-state-of]")) {
    const slug = badge.dataset["stateOf"] ?? "";
    const now = state.pages[`${language}/${slug}`] ?? state.pages[`en/${slug}`];
    if (now === undefined) continue;
    badge.className = `state state-${now}`;
    badge.textContent = say(`state.${now}`);
  }
}

/** Tells the reader of a chapter that its results are there; they decide when the page changes. */
function offerResults(now: PageState, say: Say): void {
  const banner = document.getElementById("state-banner");
  if (banner === null) return;
  const text = say(now === "failed" ? "failedResults" : "results");
  const button = makeElement("button", {type: "button"}, say("showResults"));
  button.addEventListener("click", () => location.reload());
  banner.replaceChildren(makeElement("p", {}, text), button);
}

/** Asks for the book's state while `voxelbook start` executes chapters behind the page. */
export function followState(data: PageData, say: Say): void {
  const ask = async (): Promise<void> => {
    const response = await fetch(`${data.root}state.json`, {cache: "no-store"});
    if (!response.ok) return;
    const state = (await response.json()) as BookState;
    if (data.kind === "index") showStates(state, data, say);
    const now = state.pages[`${data.language}/${data.slug}`];
    if (now === "rendered" || now === "failed") {
      offerResults(now, say);
      return;
    }
    if (state.busy) setTimeout(again, POLL_MS);
  };
  // The server may be gone, ended by the reader: then there is nothing left to ask for.
  const again = (): void => void ask().catch(() => undefined);
  setTimeout(again, POLL_MS);
}
