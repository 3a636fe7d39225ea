import type {Exercise} from "../exercise/readExercise.ts";
import type {AnswerInfo} from "../exercise/types.ts";
import type {RecordWords} from "./record.ts";

/** Returns the titles of an answer in every language of the exercise. */
export function answerTitle({editions}: Exercise, {id, name}: AnswerInfo): RecordWords {
  const [en, zh = en] = editions.map(
    ({info}) => info.answers.find((answer) => answer.id === id)?.title ?? name,
  );
  return {en, zh};
}
