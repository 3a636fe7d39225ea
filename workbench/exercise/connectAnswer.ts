import type {Channel} from "./channel.ts";
import {formatCall} from "./formatValue.ts";
import {readExpression} from "./readExpression.ts";
import {readNumber} from "./readNumber.ts";
import type {Answer, AnswerInfo, AnswerKind} from "./types.ts";

/** The answer object that tests get, and the place where the suite sets and reads what goes on. */
export interface ConnectedAnswer {
  readonly answer: Answer<never>;
  /** The question whose tests run now. */
  current: AnswerInfo | undefined;
  /** The last call, as the learner would write it. */
  lastCall: string | undefined;
}

/** Finds the answer that a test asks for; a test may ask for its own only. */
function findAnswer(
  answers: readonly AnswerInfo[],
  name: string,
  kind: AnswerKind,
  {current}: ConnectedAnswer,
): AnswerInfo {
  const info = answers.find((candidate) => candidate.name === name && candidate.kind === kind);
  if (info === undefined) {
    const known = answers.map((candidate) => `${candidate.name} (${candidate.kind})`).join(", ");
    throw new RangeError(`answer: the exercise must have a ${kind} "${name}", it has ${known}`);
  }
  if (current !== info) {
    const where = current?.name ?? "no describe";
    throw new RangeError(`answer: "${name}" must be judged in its own describe, got ${where}`);
  }
  return info;
}

/** Joins the answers of an exercise to a channel. */
export function connectAnswer(answers: readonly AnswerInfo[], channel: Channel): ConnectedAnswer {
  const ask = (name: string, kind: AnswerKind, call: string): AnswerInfo => {
    connected.lastCall = call;
    return findAnswer(answers, name, kind, connected);
  };
  const functions = answers
    .filter(({kind}) => kind === "function")
    .map(({name}) => [
      name,
      async (...args: unknown[]) =>
        channel.call(ask(name, "function", formatCall(name, args)), args),
    ]);
  const answer = {
    ...Object.fromEntries(functions),
    number: async (name: string) => {
      const info = ask(name, "number", name);
      return readNumber(await channel.value(info), info.unit ?? "1");
    },
    expression: async (name: string) => {
      const info = ask(name, "expression", name);
      return readExpression(await channel.value(info), info.variables ?? {});
    },
  };
  const connected: ConnectedAnswer = {
    answer: answer as Answer<never>,
    current: undefined,
    lastCall: undefined,
  };
  return connected;
}
