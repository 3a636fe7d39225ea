import type {Answer, Checklist, ChecklistOptions} from "./checklist.ts";
import {fillChecklist} from "./checklist.ts";
import type {StudyFacts} from "./studyFacts.ts";
import {studyFacts} from "./studyFacts.ts";
import type {StudyRecord} from "./studyRecord.ts";
import {TRIPOD_ITEMS} from "./tripodItems.ts";

const whole = (evidence: string): Answer => ({status: "recorded", evidence});
const part = (evidence: string): Answer => ({status: "in part", evidence});

/** Answers what every record of a training knows. */
function answersOfTraining(facts: StudyFacts): Record<string, Answer> {
  const {cohort, missing, split, level, leaks, steps, model, scores, threshold} = facts;
  const clusters = "performance was measured on one batch left out at a time";
  return {
    "7": part(facts.extraction === null ? steps : `${facts.extraction}; ${steps}`),
    "9a": part(`${cohort}; ${steps}`),
    "11": part(missing),
    "12a": whole(`${split}; apart by ${level}; ${leaks}`),
    "12b": whole(steps),
    "12c": part(`${steps}; ${model}; validated by ${split}`),
    "12e": part(scores),
    "12g": whole(`the fitted steps, then ${model}`),
    "15": threshold === null ? part("predictions, no classification") : whole(threshold),
    "20a": part(cohort),
    "20b": part(`${cohort}; ${missing}`),
    "21": part(`${cohort}; ${split}`),
    "22": part(`${steps}; ${model}; fitted to all samples, its coefficients not in the record`),
    "23a": facts.intervals === null ? part(scores) : whole(facts.intervals),
    ...(facts.byBatch ? {"12d": whole(clusters), "23b": part(scores)} : {}),
  };
}

/** Answers what depends on whether there were other samples, and on the extraction. */
function answersOfOthers({external, extraction}: StudyFacts, complete: boolean) {
  const answers: Record<string, Answer> = {};
  if (extraction !== null) answers["9b"] = part(extraction);
  if (external !== null) answers["16"] = part(`external: ${external}`);
  else if (complete) {
    for (const number of ["12f", "16", "20c", "24"]) {
      answers[number] = {
        status: "not applicable",
        evidence: "there were no samples but those of the cross-validation",
      };
    }
  }
  return answers;
}

/**
 * Fills the TRIPOD+AI checklist for prediction models from a study's own records.
 *
 * Items keep their published numbers; the questions are in our words, so the published list has to be read
 * with it. What the record knows is "recorded" or "in part"; all else stays "unknown" until the authors
 * state it, and nothing is guessed. A filled item says that something is reported, not that it is right.
 *
 * @param record - training, the provenance of `trainAndValidate`; extraction, robustness and estimates where
 *   there are any; complete, whether it holds all that was done
 * @param options - stated, the authors' own words by the number of the item
 * @returns name, reference, the 52 items with status and evidence, and how many have each status
 * @throws RangeError when an item is stated that does not exist, or with no words
 * @ref collins2024
 * @example tripodChecklist({training: trainAndValidate(samplesOf([[1], [2], [3], [4]], {y: [0, 1, 0, 1]}), {steps: [], learner: logisticLearner({ridge: 1}), split: ({y}, rng) => stratifiedKFold(y, {folds: 2, rng}), metrics: ["brier"], scoring: "pooled", rng: createRng(1)}).provenance, complete: false}, {stated: {"18a": "no funding"}}).counts // {recorded: 3, "in part": 11, stated: 1, "not applicable": 0, "not done": 0, unknown: 37}
 */
export function tripodChecklist(
  record: StudyRecord,
  {stated = {}}: ChecklistOptions = {},
): Checklist {
  const facts = studyFacts(record);
  const answers = {
    ...answersOfTraining(facts),
    ...answersOfOthers(facts, record.complete),
  };
  const about = {name: "TRIPOD+AI", reference: "collins2024"};
  return fillChecklist("tripodChecklist", about, TRIPOD_ITEMS, answers, stated);
}
