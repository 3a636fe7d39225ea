import {knownUnit} from "./readNumber.ts";
import type {AnswerInfo, AnswerKind} from "./types.ts";

/** The keys that belong to one kind of answer: there they must stand, elsewhere they may not. */
const OWN_KEYS = {
  unit: ["number"],
  variables: ["expression"],
  options: ["choice"],
  items: ["order"],
  nodes: ["graph"],
  shape: ["mask"],
  rubric: ["text", "figure"],
} as const satisfies Partial<Record<keyof AnswerInfo, readonly AnswerKind[]>>;

/** A mask has at most so many voxels. */
const MOST_VOXELS = 2 ** 22;

/** What reads a key of one kind in a message. */
const KIND_WORDS: Readonly<Record<string, string>> = {
  number: "a number",
  expression: "an expression",
  choice: "a choice",
  order: "an order",
  graph: "a graph",
  mask: "a mask",
  text: "a text",
};

/** Each id or name must stand once. */
function* twiceIn(what: string, ids: readonly string[]): Generator<string> {
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) yield `${what} must be unique, got "${twice}" twice`;
}

/** Rules on the keys of one answer, without its name. */
function* rulesOf(answer: AnswerInfo): Generator<string> {
  const {kind, unit, variables = {}, options, items, nodes, shape, rubric, points} = answer;
  for (const [key, kinds] of Object.entries(OWN_KEYS)) {
    const given = answer[key as keyof typeof OWN_KEYS];
    if ((kinds as readonly AnswerKind[]).includes(kind) === (given !== undefined)) continue;
    const shown = typeof given === "string" ? given : JSON.stringify(given)?.slice(0, 60);
    const wanted = ["unit", "shape", "rubric"].includes(key) ? `a ${key}` : key;
    yield `${KIND_WORDS[kinds[0]]} must have ${wanted}, and nothing else may, got ${shown}`;
  }
  if (answer.several !== undefined && kind !== "choice") {
    yield `a choice may have several, and nothing else, got ${answer.several}`;
  }
  if (answer.image !== undefined && kind !== "mask") {
    yield `a mask may have an image, and nothing else, got ${answer.image}`;
  }
  if (unit !== undefined && !knownUnit(unit)) yield `unit must be known, got "${unit}"`;
  for (const [variable, [low, high]] of Object.entries(variables)) {
    if (!(low < high)) yield `the range of ${variable} must rise, got ${low} to ${high}`;
  }
  for (const [key, things] of Object.entries({options, items, rubric})) {
    yield* twiceIn(
      `ids of ${key}`,
      (things ?? []).map(({id}) => id),
    );
  }
  yield* twiceIn("nodes", nodes ?? []);
  const voxels = (shape ?? []).reduce((product, size) => product * size, 1);
  if (voxels > MOST_VOXELS) {
    yield `shape must have at most ${MOST_VOXELS} voxels, got ${shape?.join("x")}`;
  }
  if (rubric === undefined) return;
  const sum = rubric.reduce((total, line) => total + line.points, 0);
  if (Math.abs(sum - points) > 1e-9) {
    yield `the rubric's points must add up to the answer's points ${points}, got ${sum}`;
  }
}

/** Names what an answer's metadata breaks of the rules that a schema cannot say. */
export function* answerProblems(answer: AnswerInfo): Generator<string> {
  for (const problem of rulesOf(answer)) yield `answer ${answer.name}: ${problem}`;
}
