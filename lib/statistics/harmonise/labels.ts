import {ShapeError} from "../../core/index.ts";

/** Names of groups, one for each patient: texts, numbers or truth values. */
export type Labels = ArrayLike<string | number | boolean>;

/** Reads one label for each patient as a text; a missing one is refused. */
export function labelsOf(who: string, name: string, values: Labels, patients: number): string[] {
  if (values.length !== patients) {
    throw new ShapeError(
      `${who}: ${name} must hold one value for each of ${patients} patients, got ${values.length}`,
    );
  }
  return Array.from(values, (value, i) => {
    const label = String(value ?? "");
    if (label === "" || label === "NaN") {
      throw new RangeError(
        `${who}: ${name} must have no missing value, got ${JSON.stringify(label)} for patient ${i}: leave the patient out`,
      );
    }
    return label;
  });
}

/** Lists the distinct labels: in order of number where all are numbers, else of their code units. */
export function distinctLabels(labels: Iterable<string>): string[] {
  const distinct = [...new Set(labels)];
  const numeric = distinct.every((label) => Number.isFinite(Number(label)));
  return distinct.sort(numeric ? (a, b) => Number(a) - Number(b) : (a, b) => (a < b ? -1 : 1));
}

/** The batches of a set of patients. */
export interface Batches {
  readonly names: readonly string[];
  /** Index into names, shape [patients]. */
  readonly of: Int32Array;
  /** Patients of each batch, shape [batches]. */
  readonly counts: Int32Array;
}

/** Finds the batches of patients; fewer than two leave nothing to harmonise. */
export function batchesOf(who: string, batch: Labels, patients: number): Batches {
  const labels = labelsOf(who, "batch", batch, patients);
  const names = distinctLabels(labels);
  if (names.length < 2) {
    throw new RangeError(`${who}: batch must name at least 2 batches, got only ${names.join("")}`);
  }
  return placeIn(names, labels);
}

/** Finds the batches of new patients among those that a model knows. */
export function knownBatchesOf(
  who: string,
  names: readonly string[],
  batch: Labels,
  patients: number,
): Batches {
  const labels = labelsOf(who, "batch", batch, patients);
  const unknown = labels.find((label) => !names.includes(label));
  if (unknown !== undefined) {
    throw new RangeError(
      `${who}: batch must be one of ${names.join(", ")}, which the model was fitted on, got ${unknown}: a new batch needs patients of its own in the fit`,
    );
  }
  return placeIn(names, labels);
}

/** Counts the patients of each batch. */
function placeIn(names: readonly string[], labels: readonly string[]): Batches {
  const place = new Map(names.map((name, i) => [name, i]));
  const of = Int32Array.from(labels, (label) => place.get(label) ?? -1);
  const counts = new Int32Array(names.length);
  for (const b of of) counts[b]++;
  return {names, of, counts};
}
