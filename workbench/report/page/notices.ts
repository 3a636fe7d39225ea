import type {ManualMark} from "../../grader/record.ts";
import {type Draft, stateOf, sumOf} from "./draft.ts";
import type {MarkingAnswer, MarkingQuestion} from "./pageData.ts";

/** An answer with what is known of it. */
export interface NoticeContext {
  readonly answer: MarkingAnswer;
  readonly question: MarkingQuestion;
  readonly draft: Draft | null;
  say(code: string, args?: Readonly<Record<string, string | number>>): string;
}

function notice(text: string, buttons: readonly [string, () => void][]): HTMLElement {
  const root = document.createElement("p");
  root.className = "notice";
  root.append(text, " ");
  for (const [label, act] of buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", act);
    root.append(button, " ");
  }
  return root;
}

/**
 * Says where a mark of this browser does not fit the answer any more, and offers what can be done.
 *
 * @param take - makes a mark the draft of the answer that is here
 */
export function showNotices(
  root: HTMLElement,
  {answer, question, draft, say}: NoticeContext,
  take: (mark: ManualMark) => void,
): void {
  const state = stateOf(answer, question, draft);
  root.replaceChildren();
  if (draft === null) return;
  const now = (): string => new Date().toISOString();
  if (state === "changed") {
    const text = say("client.changed", {points: sumOf(draft.points)});
    root.append(
      notice(text, [[say("client.takeEarlier"), () => take({...draft, marked_at: now()})]]),
    );
  } else if (state === "elsewhere" && answer.mark !== null) {
    const {mark} = answer;
    const args = {theirs: sumOf(mark.points), own: sumOf(draft.points)};
    root.append(
      notice(say("client.elsewhere", args), [
        [say("client.takeTheirs"), () => take(mark)],
        [say("client.keepOwn"), () => take({...draft, marked_at: now()})],
      ]),
    );
  }
}
