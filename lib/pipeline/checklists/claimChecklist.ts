import type {Answer, Checklist, ChecklistOptions} from "./checklist.ts";
import {fillChecklist} from "./checklist.ts";
import {CLAIM_ITEMS} from "./claimItems.ts";
import type {StudyFacts} from "./studyFacts.ts";
import {studyFacts} from "./studyFacts.ts";
import type {StudyRecord} from "./studyRecord.ts";

const whole = (evidence: string): Answer => ({status: "recorded", evidence});
const part = (evidence: string): Answer => ({status: "in part", evidence});

/** Answers what every record of a training knows. */
function answersOfTraining(facts: StudyFacts): Record<string, Answer> {
  const {cohort, missing, split, level, leaks, steps, model, scores, intervals} = facts;
  return {
    "9": part(facts.extraction === null ? steps : `${facts.extraction}; ${steps}`),
    "12": part(missing),
    "19": whole(`${split}; ${leaks}`),
    "20": whole(level),
    "22": part(`${steps}; ${model}`),
    "25": whole(`${steps}; ${model}; fitted anew in each split`),
    "26": part("the final model is fitted to all samples by the way that was validated"),
    "28": whole(scores),
    "32": whole(`${scores}; ${split}`),
    "35": part(`${cohort}; who was left out before is not in the record`),
    "37": intervals === null ? part(scores) : whole(intervals),
  };
}

/** Answers what only some studies have a record of. */
function answersOfOthers({training, estimates = [], complete}: StudyRecord, facts: StudyFacts) {
  const {extraction, intervals, robustness, external} = facts;
  const answers: Record<string, Answer> = {};
  const optional: readonly (readonly [string, string | null, string])[] = [
    ["29", intervals, "no interval in the record"],
    ["30", robustness, "no robustness measurement in the record"],
    ["33", external, "no external samples in the record"],
  ];
  for (const [number, evidence, absent] of optional) {
    if (evidence !== null) answers[number] = whole(evidence);
    else if (complete) answers[number] = {status: "not done", evidence: absent};
  }
  if (extraction !== null) answers["23"] = part(extraction);

  // Sensitivity and specificity are what diagnostic performance means; their intervals make it whole.
  const {decisions} = training;
  if (decisions !== null) {
    const {tp, fp, tn, fn} = decisions;
    const counts = `true positives ${tp}, false positives ${fp}, true negatives ${tn}, false negatives ${fn}`;
    const precise = ["sensitivity", "specificity"].every((name) =>
      estimates.some(({measure}) => measure === name),
    );
    answers["38"] = precise ? whole(`${counts}; ${intervals}`) : part(counts);
  }
  return answers;
}

/**
 * Fills CLAIM, the checklist for artificial intelligence in medical imaging, in its update of 2024.
 *
 * As with `tripodChecklist`: published numbers, our words, and what no record knows stays "unknown".
 *
 * @param record - training, the provenance of `trainAndValidate`; extraction, robustness and estimates where
 *   there are any; complete, whether it holds all that was done
 * @param options - stated, the authors' own words by the number of the item
 * @returns name, reference, the 44 items with status and evidence, and how many have each status
 * @throws RangeError when an item is stated that does not exist, or with no words
 * @ref tejani2024
 * @example claimChecklist({training: trainAndValidate(samplesOf([[1], [2], [3], [4]], {y: [0, 1, 0, 1]}), {steps: [], learner: logisticLearner({ridge: 1}), split: ({y}, rng) => stratifiedKFold(y, {folds: 2, rng}), metrics: ["brier"], scoring: "pooled", rng: createRng(1)}).provenance, complete: true}).items[32].status // "not done"
 */
export function claimChecklist(
  record: StudyRecord,
  {stated = {}}: ChecklistOptions = {},
): Checklist {
  const facts = studyFacts(record);
  const answers = {...answersOfTraining(facts), ...answersOfOthers(record, facts)};
  const about = {name: "CLAIM 2024", reference: "tejani2024"};
  return fillChecklist("claimChecklist", about, CLAIM_ITEMS, answers, stated);
}
