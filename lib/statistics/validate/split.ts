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

/** Refuses a number of folds that cannot be dealt out. */
export function requireFolds(who: string, folds: number, most: number, of: string): void {
  if (!Number.isInteger(folds) || folds < 2) {
    throw new RangeError(`${who}: folds must be a whole number of at least 2, got ${folds}`);
  }
  if (folds > most) {
    throw new RangeError(`${who}: folds must not exceed the ${of}, got ${folds} for ${most}`);
  }
}
