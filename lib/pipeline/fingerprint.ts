import type {Samples} from "../statistics/index.ts";
import type {SampleRecord} from "./trainingProvenance.ts";

/** Hashes words of 32 bits (FNV-1a, word by word), from a start of one's choice. */
function hashWords(words: Uint32Array, start: number): string {
  let hash = start;
  for (let i = 0; i < words.length; i++) {
    hash = Math.imul(hash ^ words[i], 0x01000193);
    hash ^= hash >>> 15;
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/**
 * Makes a mark of values that is equal for equal ones; 64 bits, so that others hardly share it. Values are
 * taken in single precision, so that a row is known again that went through a file of floats.
 */
function fingerprint(values: Float64Array): string {
  // Adding 0 makes −0 and 0 one value.
  const words = new Uint32Array(Float32Array.from(values, (value) => value + 0).buffer);
  return hashWords(words, 0x811c9dc5) + hashWords(words, 0x2f0b4c47);
}

/** Records who each sample is, without its values. */
export function recordSamples({x, ids, patients, unnamedPatients, batch}: Samples): SampleRecord[] {
  return ids.map((id, row) => ({
    id,
    patient: patients[row],
    named: unnamedPatients !== true,
    batch: batch?.[row] ?? null,
    fingerprint: fingerprint(x.data.subarray(row * x.columns, (row + 1) * x.columns)),
  }));
}
