import {loadTypescript} from "../exercise/loadTypescript.ts";
import {answerCell, type Exercise} from "../exercise/readExercise.ts";
import {readChoice} from "../exercise/readChoice.ts";
import type {OtherAnswer} from "../exercise/readOtherAnswer.ts";
import type {AnswerInfo, TestVerdict} from "../exercise/types.ts";
import {literalValue} from "./literalValue.ts";

/** A wrong choice that the author's check tries by itself. */
export interface ChoiceMistake extends OtherAnswer {
  readonly answer: AnswerInfo;
  /** The wrong option that is chosen; undefined where a right one is left out. */
  readonly option: string | undefined;
}

/** True for a wrong choice among other wrong answers. */
export function isChoiceMistake(other: OtherAnswer): other is ChoiceMistake {
  return "option" in other;
}

/** Writes a choice as the learner would. */
function choiceCell({name, several}: AnswerInfo, chosen: readonly string[]): string {
  return `const ${name} = ${JSON.stringify(several === true ? chosen : chosen[0])};\n`;
}

/** Changes the author's choice by one option, in every way. */
function mistakesOf(answer: AnswerInfo, right: readonly string[]): ChoiceMistake[] {
  const {id, name, options = [], several = false} = answer;
  return options.flatMap((option): ChoiceMistake[] => {
    const isRight = right.includes(option.id);
    const others = right.filter((one) => one !== option.id);
    const chosen = isRight ? others : several ? [...right, option.id] : [option.id];
    // Nothing chosen is no answer, and so no wrong one.
    if (chosen.length === 0 || (isRight && !several)) return [];
    return [
      {
        name: `${isRight ? "no option" : "option"} ${option.id} of ${name}`,
        about: option.text,
        expect: [],
        cells: new Map([[id, choiceCell(answer, chosen)]]),
        answer,
        option: isRight ? undefined : option.id,
      },
    ];
  });
}

/**
 * Lists the wrong choices of an exercise: each wrong option and, where several may be chosen, each right one
 * left out.
 *
 * @returns the mistakes, and what keeps an answer's from being known
 */
export function choiceMistakes({editions, info}: Exercise): {
  mistakes: ChoiceMistake[];
  problems: string[];
} {
  const found = {mistakes: [] as ChoiceMistake[], problems: [] as string[]};
  for (const answer of info.answers.filter(({kind}) => kind === "choice")) {
    const {source} = answerCell(editions[0], answer);
    const given = literalValue(loadTypescript(), source, answer.name);
    try {
      found.mistakes.push(...mistakesOf(answer, readChoice(given, answer)));
    } catch (error) {
      const {message} = error as Error;
      found.problems.push(`author's answer: ${answer.name} must be a choice as text: ${message}`);
    }
  }
  return found;
}

/** The author's own words among what a wrong answer was told. */
export function authorsWords(failed: readonly TestVerdict[]): string[] {
  return failed.flatMap(({message}) =>
    message?.code === "mistake" || message?.code === "author" ? [message.en] : [],
  );
}

/** Each wrong option must be told words of the author that no other option of its answer is told. */
export class OwnWords {
  private readonly said = new Map<string, string>();

  /** Names what is wrong with the words for a choice. */
  problems(mistake: ChoiceMistake, failed: readonly TestVerdict[]): string[] {
    const {name, answer, option} = mistake;
    if (option === undefined || failed.length === 0) return [];
    const [words] = authorsWords(failed);
    if (words === undefined) {
      return [`${name}: must fail with words for its misconception, got none of the author's`];
    }
    const key = `${answer.id} ${words}`;
    const other = this.said.get(key);
    this.said.set(key, name);
    return other === undefined
      ? []
      : [`${name}: must have words of its own, got those of ${other}`];
  }
}
