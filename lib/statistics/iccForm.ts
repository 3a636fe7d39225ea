/**
 * Which intraclass correlation: the model and the unit, as Shrout and Fleiss write it, or McGraw and
 * Wong. "1,1" (or "1"): each subject has raters of its own. "2,1" ("A,1"): all subjects share the
 * raters, who stand for others, and must agree. "3,1" ("C,1"): the raters are the ones that matter, and
 * a constant shift between them is forgiven. k for 1: the mean of the k ratings, not a single one.
 */
export type IccForm =
  | "1,1"
  | "2,1"
  | "3,1"
  | "1,k"
  | "2,k"
  | "3,k"
  | "1"
  | "k"
  | "A,1"
  | "C,1"
  | "A,k"
  | "C,k";

/** A form, taken apart. */
export interface IccKind {
  readonly model: 1 | 2 | 3;
  readonly isMean: boolean;
}

const KINDS: Readonly<Record<IccForm, IccKind>> = {
  "1,1": {model: 1, isMean: false},
  "2,1": {model: 2, isMean: false},
  "3,1": {model: 3, isMean: false},
  "1,k": {model: 1, isMean: true},
  "2,k": {model: 2, isMean: true},
  "3,k": {model: 3, isMean: true},
  "1": {model: 1, isMean: false},
  k: {model: 1, isMean: true},
  "A,1": {model: 2, isMean: false},
  "C,1": {model: 3, isMean: false},
  "A,k": {model: 2, isMean: true},
  "C,k": {model: 3, isMean: true},
};

/** Reads a form at a public boundary; there is no default, since forms cannot be compared. */
export function kindOf(who: string, form: IccForm): IccKind {
  if (!Object.hasOwn(KINDS, form)) {
    throw new RangeError(
      `${who}: form must be one of ${Object.keys(KINDS).sort().join("; ")}, got ${String(form)}`,
    );
  }
  return KINDS[form];
}
