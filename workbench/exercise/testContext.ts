import {AnswerError} from "./answerError.ts";
import type {Channel} from "./channel.ts";
import {connectAnswer} from "./connectAnswer.ts";
import type {Answer, AnswerInfo, TestContext, Variant} from "./types.ts";

/** The author's own answer failed: no fault of the student, so no verdict either. */
export class ReferenceFault extends Error {
  override name = "ReferenceFault";
}

/** Stands for the author's answers where only the plan of the tests is wanted. */
const NOBODY: Channel = {
  call: () => Promise.reject(new AnswerError("not_run", "answer.notAnswered")),
  value: () => Promise.reject(new AnswerError("not_run", "answer.notAnswered")),
};

type Asked = (...args: unknown[]) => Promise<unknown>;

/** Makes every failure of the author's answers a fault of the exercise. */
function faulty(answer: Answer<never>): Answer<never> {
  const asked = Object.entries(answer as Readonly<Record<string, Asked>>).map(
    ([name, ask]): [string, Asked] => [
      name,
      async (...args) => {
        try {
          return await ask(...args);
        } catch (error) {
          const text = error instanceof Error ? error.message : String(error);
          throw new ReferenceFault(`the author's own answer failed (${name}): ${text}`);
        }
      },
    ],
  );
  return Object.fromEntries(asked) as Answer<never>;
}

export interface ContextOptions {
  readonly answers: readonly AnswerInfo[];
  readonly visibility: "visible" | "hidden";
  /** The student's values. */
  readonly variant?: Variant;
  /** Reaches the author's answers; without it they have no value. */
  readonly reference?: Channel;
}

/** Makes what tests get beside answers and random numbers. */
export function testContext(options: ContextOptions): TestContext<never, never> {
  const {answers, visibility, variant = {}, reference} = options;
  const {answer} = connectAnswer(answers, reference ?? NOBODY, {anyDescribe: true});
  const asked = reference === undefined ? answer : faulty(answer);
  const context: TestContext = {
    variant,
    get reference() {
      if (visibility === "hidden") return asked as TestContext["reference"];
      throw new RangeError("tests.ts: only hidden tests may ask the author's answers (reference)");
    },
  };
  return context as TestContext<never, never>;
}
