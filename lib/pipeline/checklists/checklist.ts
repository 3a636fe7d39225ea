import {didYouMean} from "../../core/index.ts";

/**
 * Where an item's answer comes from: "recorded" and "in part" from the record of the work, "stated" from its
 * authors; "not done" when the record holds all that was done; "unknown" when nobody has said.
 */
export type ItemStatus =
  | "recorded"
  | "in part"
  | "stated"
  | "not applicable"
  | "not done"
  | "unknown";

/** What a guideline asks, in our words, under its published number. */
export interface ChecklistQuestion {
  /** As published: "12c". */
  readonly number: string;
  readonly section: string;
  readonly topic: string;
  readonly asks: string;
}

/** An item with its answer. */
export interface ChecklistItem extends ChecklistQuestion {
  readonly status: ItemStatus;
  /** What is known; empty when nothing is. */
  readonly evidence: string;
}

/** A filled checklist. */
export interface Checklist {
  readonly name: string;
  /** Key of the publication in the list of references. */
  readonly reference: string;
  readonly items: readonly ChecklistItem[];
  /** How many items have each status. */
  readonly counts: Readonly<Record<ItemStatus, number>>;
}

/** What the record says of one item. */
export interface Answer {
  readonly status: Exclude<ItemStatus, "stated" | "unknown">;
  readonly evidence: string;
}

/** What the authors add to the record, in their own words, by the number of the item. */
export interface ChecklistOptions {
  readonly stated?: Readonly<Record<string, string>>;
}

/** Refuses statements about items that do not exist, or that say nothing. */
export function requireStated(
  who: string,
  stated: Readonly<Record<string, unknown>>,
  numbers: readonly string[],
): void {
  for (const [number, words] of Object.entries(stated)) {
    if (!numbers.includes(number)) {
      throw new RangeError(
        `${who}: stated must name items of the checklist, got ${number}${didYouMean(number, numbers)}`,
      );
    }
    if (typeof words === "string" && words.trim() === "") {
      throw new RangeError(`${who}: what is stated of item ${number} must not be empty`);
    }
  }
}

/** Counts items by their status. */
function countStatus(items: readonly ChecklistItem[]): Record<ItemStatus, number> {
  const counts = {
    recorded: 0,
    "in part": 0,
    stated: 0,
    "not applicable": 0,
    "not done": 0,
    unknown: 0,
  };
  for (const {status} of items) counts[status]++;
  return counts;
}

/** Fills a checklist: what the authors state goes before what the record says; the rest stays unknown. */
export function fillChecklist(
  who: string,
  {name, reference}: Pick<Checklist, "name" | "reference">,
  questions: readonly ChecklistQuestion[],
  answers: Readonly<Partial<Record<string, Answer>>>,
  stated: Readonly<Record<string, string>>,
): Checklist {
  requireStated(
    who,
    stated,
    questions.map(({number}) => number),
  );
  const items = questions.map((question): ChecklistItem => {
    const {number} = question;
    const recorded = answers[number];
    if (stated[number] !== undefined) {
      const beside = recorded === undefined ? "" : ` (the record: ${recorded.evidence})`;
      return {...question, status: "stated", evidence: stated[number] + beside};
    }
    return {...question, ...(recorded ?? {status: "unknown", evidence: ""})};
  });
  return {name, reference, items, counts: countStatus(items)};
}
