import type {ChecklistQuestion} from "./checklist.ts";

type Row = readonly [section: string, topic: string, asks: string];

// In the published order, which gives the numbers 1 to 44 of the update of 2024; the words are ours.
const ROWS: readonly Row[] = [
  ["Title", "title", "that it is a study of artificial intelligence, and of which kind"],
  ["Abstract", "abstract", "design, methods, results and conclusions in short"],
  [
    "Introduction",
    "background",
    "the scientific and clinical background, and the role the method is to play",
  ],
  ["Introduction", "objectives", "aims and hypotheses"],
  ["Methods", "study design", "prospective or retrospective"],
  ["Methods", "study design", "the goal of the study"],
  ["Methods", "data", "where the data come from"],
  ["Methods", "data", "who was included and excluded"],
  ["Methods", "data", "how images and tables were processed first"],
  ["Methods", "data", "which parts of the data were picked"],
  ["Methods", "data", "how identities were removed"],
  ["Methods", "data", "what was done about missing data"],
  ["Methods", "data", "how the images were acquired"],
  ["Methods", "reference standard", "by which method the reference standard was obtained"],
  ["Methods", "reference standard", "why this reference standard"],
  ["Methods", "reference standard", "who annotated"],
  ["Methods", "reference standard", "how the test set was annotated"],
  [
    "Methods",
    "reference standard",
    "how far annotators differ, from each other and from themselves",
  ],
  ["Methods", "partitions", "how data were assigned to training, tuning and testing"],
  ["Methods", "partitions", "at which level partitions are apart: image, patient, site"],
  ["Methods", "testing data", "which size was intended"],
  ["Methods", "model", "the model, so that it can be built again"],
  ["Methods", "model", "software, with versions"],
  ["Methods", "model", "how parameters were initialised"],
  ["Methods", "training", "how the model was trained"],
  ["Methods", "training", "how the final model was chosen"],
  ["Methods", "training", "how several models were joined, if any"],
  ["Methods", "evaluation", "the measures of performance"],
  ["Methods", "evaluation", "significance and uncertainty of these"],
  ["Methods", "evaluation", "robustness and sensitivity"],
  ["Methods", "evaluation", "how the model's answers are explained"],
  ["Methods", "evaluation", "evaluation on internal data"],
  ["Methods", "evaluation", "testing on external data"],
  ["Methods", "evaluation", "registration as a clinical trial"],
  ["Results", "data", "how many patients or examinations were included and excluded"],
  ["Results", "data", "what the patients of each partition were like"],
  ["Results", "performance", "measures of performance with their uncertainty"],
  ["Results", "performance", "estimates of diagnostic performance and their precision"],
  ["Results", "performance", "what went wrong where the model failed"],
  ["Discussion", "limitations", "limits of the study"],
  ["Discussion", "practice", "what it means for practice: intended use and role"],
  ["Other", "protocol", "where protocol and further details are"],
  ["Other", "availability", "whether software, model and data can be had"],
  ["Other", "funding", "who paid, and what part they took"],
];

/** What CLAIM asks. */
export const CLAIM_ITEMS: readonly ChecklistQuestion[] = ROWS.map(([section, topic, asks], i) => ({
  number: String(i + 1),
  section,
  topic,
  asks,
}));
