import type {Channel} from "../exercise/channel.ts";
import {givenCells} from "../exercise/givenCells.ts";
import type {AnswerSource} from "../exercise/pickAnswers.ts";
import {answerCell, type Exercise} from "../exercise/readExercise.ts";
import type {AnswerInfo, Value, Variant} from "../exercise/types.ts";
import {IsolatedAnswers} from "./isolatedAnswers.ts";
import type {IsolationOptions} from "./startAnswer.ts";

/** Lists the author's own answers. */
export function authorAnswers({editions, info}: Exercise): AnswerSource[] {
  return info.answers.map((answer) => ({answer, source: answerCell(editions[0], answer).source}));
}

/** The author's own answers with one student's values: isolated like a student's, started when a test asks for one. */
export class ReferenceAnswers implements Channel {
  private readonly start: () => IsolatedAnswers;
  private started: IsolatedAnswers | undefined;

  constructor(exercise: Exercise, isolation: IsolationOptions, variant: Variant | undefined) {
    this.start = () =>
      new IsolatedAnswers(authorAnswers(exercise), isolation, givenCells(exercise, variant));
  }

  call(answer: AnswerInfo, args: readonly unknown[]): Promise<Value> {
    return this.answers().call(answer, args);
  }

  value(answer: AnswerInfo): Promise<Value> {
    return this.answers().value(answer);
  }

  async close(): Promise<void> {
    await this.started?.close();
  }

  private answers(): IsolatedAnswers {
    this.started ??= this.start();
    return this.started;
  }
}
