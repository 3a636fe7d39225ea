import type {Channel} from "./channel.ts";
import {type Judgement, judge} from "./judge.ts";
import {isManual} from "./manualKinds.ts";
import {readFigure} from "./readFigure.ts";
import type {AnswerInfo, CheckedManual, TestVerdict} from "./types.ts";
import {words} from "./words.ts";

/** How far an answer is that a person marks. */
export interface ManualState {
  readonly state: CheckedManual["state"];
  /** Why a figure cannot be drawn, as the verdict of a test that gives no points. */
  readonly tests: readonly TestVerdict[];
}

/** The verdict by which learner and marker see that a figure's code failed. */
export function drawingVerdict({id}: AnswerInfo, judgement: Judgement): TestVerdict {
  return {
    id: `${id}.public.1`,
    title: words("manual.drawn"),
    visibility: "visible",
    weight: 0,
    durationMs: 0,
    ...judgement,
  };
}

async function figureState(answer: AnswerInfo, channel: Channel): Promise<ManualState> {
  try {
    readFigure(await channel.value(answer));
    return {state: "answered", tests: []};
  } catch (error) {
    const judgement = judge(error);
    if (judgement.status === "not_run") return {state: "notAnswered", tests: []};
    return {state: "answered", tests: [drawingVerdict(answer, judgement)]};
  }
}

/**
 * Finds how far the answers are that a person marks.
 *
 * @param answers - of the exercise; others are left out
 * @param channel - to the values of figures
 * @param texts - by answer id, whether the learner has written into the cell of a text; those that a
 *   check cannot see are absent
 */
export async function manualStates(
  answers: readonly AnswerInfo[],
  channel: Channel,
  texts: Readonly<Record<string, boolean>> = {},
): Promise<Record<string, ManualState>> {
  const states: Record<string, ManualState> = {};
  for (const answer of answers.filter(isManual)) {
    const {id, kind} = answer;
    if (kind === "figure") {
      states[id] = await figureState(answer, channel);
      continue;
    }
    const written = Object.hasOwn(texts, id) ? texts[id] : undefined;
    const state = written === undefined ? "unknown" : written ? "answered" : "notAnswered";
    states[id] = {state, tests: []};
  }
  return states;
}
