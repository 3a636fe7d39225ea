/** One division of the samples: the model is made with the first part and judged on the second. */
export interface Split {
  /** What is tested, in words: "fold 1", "site A". */
  readonly name: string;
  /** Places of the training samples, ascending, shape [train]. */
  readonly train: Int32Array;
  /** Places of the test samples, ascending, shape [test]. */
  readonly test: Int32Array;
}

/** Makes the splits out of the fold that each sample belongs to. */
export function splitsOf(foldOf: ArrayLike<number>, names: readonly string[]): Split[] {
  const size = foldOf.length;
  return names.map((name, fold) => {
    let tested = 0;
    for (let i = 0; i < size; i++) if (foldOf[i] === fold) tested++;
    const test = new Int32Array(tested);
    const train = new Int32Array(size - tested);
    let a = 0;
    let b = 0;
    for (let i = 0; i < size; i++) {
      if (foldOf[i] === fold) test[a++] = i;
      else train[b++] = i;
    }
    return {name, train, test};
  });
}

/** Numbers the folds from 1, as people do. */
export function foldNames(folds: number): string[] {
  return Array.from({length: folds}, (_, fold) => `fold ${fold + 1}`);
}

/** What splits have to be. */
interface SplitRule {
  /** Number of samples. */
  readonly size: number;
  readonly least: number;
}

/** Refuses splits that are not ones of these samples, judge nothing, or test a sample they train on. */
export function requireSplits(
  who: string,
  splits: readonly Split[],
  {size, least}: SplitRule,
): void {
  if (!Array.isArray(splits)) {
    throw new TypeError(`${who}: splits must be a list, as kFold gives it, got ${typeof splits}`);
  }
  if (splits.length < least) {
    throw new RangeError(`${who}: splits must be at least ${least}, got ${splits.length}`);
  }
  const isTest = new Uint8Array(size);
  for (const {name, train, test} of splits) {
    if (train.length === 0 || test.length === 0) {
      throw new RangeError(
        `${who}: ${name} must have samples on both sides, got ${train.length} and ${test.length}`,
      );
    }
    const wrong = [...train, ...test].find((row) => !(row >= 0 && row < size));
    if (wrong !== undefined) {
      throw new RangeError(`${who}: ${name} must name samples from 0 to ${size - 1}, got ${wrong}`);
    }
    isTest.fill(0);
    for (const row of test) isTest[row] = 1;
    const both = train.find((row: number) => isTest[row] === 1);
    if (both !== undefined) {
      throw new RangeError(`${who}: ${name} must keep its sides apart, got sample ${both} on both`);
    }
  }
}

/** Refuses groups that were not given. */
export function requireGroups(who: string, groups: readonly string[]): void {
  if (Array.isArray(groups)) return;
  throw new TypeError(`${who}: groups must be a list, one for each sample, got ${typeof groups}`);
}

/** Refuses a number of folds that cannot be dealt out. */
export function requireFolds(who: string, folds: number, most: number, of: string): void {
  if (!Number.isInteger(folds) || folds < 2) {
    throw new RangeError(`${who}: folds must be a whole number of at least 2, got ${folds}`);
  }
  if (folds > most) {
    throw new RangeError(`${who}: folds must not exceed the ${of}, got ${folds} for ${most}`);
  }
}
