import type {Channel} from "./channel.ts";
import {formatCall} from "./formatValue.ts";
import {readChoice} from "./readChoice.ts";
import {readExpression} from "./readExpression.ts";
import {readGraph} from "./readGraph.ts";
import {readMask} from "./readMask.ts";
import {readNumber} from "./readNumber.ts";
import {readOrder} from "./readOrder.ts";
import type {Answer, AnswerInfo, AnswerKind, Value} from "./types.ts";

/** The answer object that tests get, and the place where the suite sets and reads what goes on. */
export interface ConnectedAnswer {
  readonly answer: Answer<never>;
  /** The question whose tests run now. */
  current: AnswerInfo | undefined;
  /** The last call, as the learner would write it. */
  lastCall: string | undefined;
  /** Whether a test may ask for any answer; else for the one that its describe names. */
  readonly anyDescribe: boolean;
}

/** Finds the answer that a test asks for; of a learner's answers it may ask for its own only. */
function findAnswer(
  answers: readonly AnswerInfo[],
  name: string,
  kind: AnswerKind,
  {current, anyDescribe}: ConnectedAnswer,
): AnswerInfo {
  const info = answers.find((candidate) => candidate.name === name && candidate.kind === kind);
  if (info === undefined) {
    const known = answers.map((candidate) => `${candidate.name} (${candidate.kind})`).join(", ");
    throw new RangeError(`answer: the exercise must have a ${kind} "${name}", it has ${known}`);
  }
  if (current !== info && !anyDescribe) {
    const where = current?.name ?? "no describe";
    throw new RangeError(`answer: "${name}" must be judged in its own describe, got ${where}`);
  }
  return info;
}

/** Joins the answers of an exercise to a channel. */
export function connectAnswer(
  answers: readonly AnswerInfo[],
  channel: Channel,
  {anyDescribe = false}: Partial<Pick<ConnectedAnswer, "anyDescribe">> = {},
): ConnectedAnswer {
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
  /** Reads what a cell declared by the rules of its kind. */
  const reader =
    <T>(kind: AnswerKind, read: (given: Value, info: AnswerInfo) => T) =>
    async (name: string): Promise<T> => {
      const info = ask(name, kind, name);
      return read(await channel.value(info), info);
    };
  const answer = {
    ...Object.fromEntries(functions),
    number: reader("number", (given, {unit = "1"}) => readNumber(given, unit)),
    expression: reader("expression", (given, {variables = {}}) => readExpression(given, variables)),
    choice: reader("choice", readChoice),
    order: reader("order", readOrder),
    graph: reader("graph", readGraph),
    mask: reader("mask", readMask),
  };
  const connected: ConnectedAnswer = {
    answer: answer as Answer<never>,
    current: undefined,
    lastCall: undefined,
    anyDescribe,
  };
  return connected;
}
