import type {ChecklistQuestion} from "./checklist.ts";

/** A question of TRIPOD+AI: "D" where it is of development only, "E" of evaluation only. */
export interface TripodQuestion extends ChecklistQuestion {
  readonly applies: "D" | "E" | "DE";
}

type Topics = Readonly<Record<string, Readonly<Record<string, string>>>>;

// By section and topic: numbers as published in 2024, 52 items under 27 numbers; the words are ours.
const SECTIONS: Readonly<Record<string, Topics>> = {
  Title: {
    title: {
      1: "that a prediction model was developed or tested, for whom and for which outcome",
    },
  },
  Abstract: {
    abstract: {
      2: "a summary by the list for abstracts that belongs to this one",
    },
  },
  Introduction: {
    background: {
      "3a": "the clinical setting, whether it is diagnosis or prognosis, why a model, and which models exist",
      "3b": "for which patients, at which point of their care, and for which users the model is meant",
      "3c": "known differences in health between social and demographic groups",
    },
    objectives: {
      4: "the aims: development, evaluation or both",
    },
  },
  Methods: {
    data: {
      "5a": "where the data for development and for evaluation come from, why these, and whom they represent",
      "5b": "from when to when patients were enrolled and followed",
    },
    participants: {
      "6a": "the kind of care, and how many centres where",
      "6b": "who could take part",
      "6c": "which treatments were given and how the analysis takes account of them",
    },
    "data preparation": {
      7: "how data were processed and checked, and whether alike in all groups",
    },
    outcome: {
      "8a": "what is predicted, until when, how and when it was assessed, and why this",
      "8b": "who judged the outcome, where judging is needed",
      "8c": "whether those who judged it were blinded",
    },
    predictors: {
      "9a": "how the first set of predictors was chosen, and any selection before modelling",
      "9b": "each predictor's definition, how and when it was measured, and blinding",
      "9c": "who judged predictors, where judging is needed",
    },
    "sample size": {
      10: "how the sizes came about and why they suffice",
    },
    "missing data": {
      11: "what was done about missing values, and why data were left out",
    },
    analysis: {
      "12a":
        "which data served for development and which for evaluation, and how they were divided",
      "12b": "how predictors entered: their form, scale and transformation",
      "12c":
        "the kind of model and why, all steps that built and tuned it, and how it was validated internally",
      "12d":
        "whether and how differences between clusters, such as hospitals, were handled and measured",
      "12e": "all measures and plots of performance: discrimination, calibration, usefulness",
      "12f": "any updating of the model that evaluation led to",
      "12g": "how predictions were computed where the model was evaluated",
    },
    "class imbalance": {
      13: "whether, why and how imbalance was treated, and any recalibration after it",
    },
    fairness: {
      14: "what was done for fairness and why",
    },
    "model output": {
      15: "what the model gives out, and how thresholds were found if it classifies",
    },
    "training and evaluation": {
      16: "how development and evaluation data differ in setting, eligibility, outcome and predictors",
    },
    ethics: {
      17: "who approved the study, and consent or its waiver",
    },
  },
  "Open science": {
    funding: {
      "18a": "who paid, and what part they took",
    },
    "conflicts of interest": {
      "18b": "the authors' interests",
    },
    protocol: {
      "18c": "where the protocol is, or that there is none",
    },
    registration: {
      "18d": "where the study is registered, or that it is not",
    },
    data: {
      "18e": "whether and how the data can be had",
    },
    code: {
      "18f": "whether and how the code of the analysis can be had",
    },
  },
  "Patients and public": {
    involvement: {
      19: "how patients and public took part, or that they did not",
    },
  },
  Results: {
    participants: {
      "20a":
        "the way of patients through the study, how many had the outcome, and how long they were followed",
      "20b":
        "what patients were like, overall and by source: dates, predictors, treatments, events, missing values",
      "20c": "the distributions of important predictors beside those of the development data",
    },
    "model development": {
      21: "how many patients and events each analysis had",
    },
    "model specification": {
      22: "the whole model, so that others can predict with it and test it, and any limits to its use",
    },
    performance: {
      "23a": "performance with confidence intervals, also of key groups",
      "23b": "how performance differs between clusters, where examined",
    },
    updating: {
      24: "the updated model and how it performs",
    },
  },
  Discussion: {
    interpretation: {
      25: "what the results mean, fairness included, beside the aims and earlier studies",
    },
    limitations: {
      26: "limits such as sample, size, overfitting and missing data, and what they do to the results",
    },
    "use in care": {
      "27a": "what to do in practice when inputs are poor or missing",
      "27b": "what users have to do, and how skilled they must be",
      "27c": "next steps of research, with a view to other patients",
    },
  },
};

const DEVELOPMENT = ["9a", "12a", "12b", "12c", "15", "22", "27a", "27b"];
const EVALUATION = ["12f", "12g", "20c", "24"];

/** Says for which kind of study an item is meant. */
function appliesTo(number: string): TripodQuestion["applies"] {
  if (DEVELOPMENT.includes(number)) return "D";
  return EVALUATION.includes(number) ? "E" : "DE";
}

/** What TRIPOD+AI asks. */
export const TRIPOD_ITEMS: readonly TripodQuestion[] = Object.entries(SECTIONS).flatMap(
  ([section, topics]) =>
    Object.entries(topics).flatMap(([topic, items]) =>
      Object.entries(items).map(([number, asks]) => ({
        number,
        applies: appliesTo(number),
        section,
        topic,
        asks,
      })),
    ),
);
