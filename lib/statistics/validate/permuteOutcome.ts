import type {Rng} from "../../core/index.ts";
import {placesByLabel} from "./resampler.ts";
import type {Samples} from "./samples.ts";
import {shuffledPlaces} from "./shuffledPlaces.ts";

/** Samples whose outcome was dealt out anew. */
export interface PermutedSamples {
  readonly samples: Samples;
  /** What was dealt out to whom: whole patients keep one outcome, single samples do not. */
  readonly among: "patients" | "samples";
}

/** Says whether all samples of a patient have one outcome. */
function isPerPatient(samples: Samples, patients: readonly (readonly number[])[]): boolean {
  const columns = [samples.y, samples.time, samples.event];
  return patients.every(([first, ...others]) =>
    columns.every((column) => others.every((row) => column?.[row] === column?.[first])),
  );
}

/**
 * Deals the outcomes out anew, so that no feature knows them any more: what a model then still predicts,
 * it has from a leak.
 *
 * Where all samples of a patient have one outcome, outcomes are dealt out among patients, which leaves the
 * bond between a patient's samples in place, and with it the leak of a split that divides them. Otherwise
 * they are dealt out among samples. Time and event move with y.
 *
 * @param samples - the cohort
 * @param rng - source of the random order
 * @returns samples with other outcomes, the rest shared; among, "patients" or "samples"
 * @ref ojala2010
 * @example permuteOutcome(samplesOf([[1], [2], [3]], {y: [5, 5, 7], patients: ["a", "a", "b"]}), createRng(1)).among // "patients"
 */
export function permuteOutcome(samples: Samples, rng: Rng): PermutedSamples {
  const {y, time, event, patients} = samples;
  const own = [...placesByLabel(patients).values()];
  const perPatient = isPerPatient(samples, own);
  const units = perPatient ? own : Array.from(y.keys(), (row) => [row]);

  // Each unit gets the outcome of another one's first sample.
  const from = new Int32Array(y.length);
  shuffledPlaces(units.length, rng).forEach((other, unit) => {
    for (const row of units[unit]) from[row] = units[other][0];
  });
  return {
    samples: {
      ...samples,
      y: y.map((_, row) => y[from[row]]),
      ...(time === undefined ? {} : {time: time.map((_, row) => time[from[row]])}),
      ...(event === undefined ? {} : {event: event.map((_, row) => event[from[row]])}),
    },
    among: perPatient ? "patients" : "samples",
  };
}
