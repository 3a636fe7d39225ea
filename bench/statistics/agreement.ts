import {createRng} from "../../lib/core/index.ts";
import type {IccForm} from "../../lib/statistics/index.ts";
import {iccAll} from "../../lib/statistics/index.ts";
import type {BenchRow} from "../shared/peerRows.ts";

const FEATURES = 50;
const SUBJECTS = 40;
const RATERS = 5;
const FORMS: readonly IccForm[] = ["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"];

/** Every form of the ICC of features that five raters measured, with F and p, beside pingouin. */
export const AGREEMENT_ROWS: readonly BenchRow[] = [
  {
    name: "icc",
    title: `six forms of the ICC, ${FEATURES} features of ${SUBJECTS} × ${RATERS}`,
    peers: ["pingouin"],
    repeats: 3,
    // Both sum the same squares; F is the largest number.
    tolerance: 1e-11,
    prepare: () => {
      const rng = createRng("bench/icc");
      const data = new Float64Array(FEATURES * SUBJECTS * RATERS);
      for (let subject = 0; subject < FEATURES * SUBJECTS; subject++) {
        const level = rng.normal();
        for (let rater = 0; rater < RATERS; rater++) {
          data[rater + RATERS * subject] = level + 0.2 * rater + 0.5 * rng.normal();
        }
      }
      const shape = [FEATURES, SUBJECTS, RATERS];
      return {
        arrays: {ratings: {type: "float64", shape, data}},
        params: {},
        run: () => {
          const tables = {data, features: FEATURES, subjects: SUBJECTS, raters: RATERS};
          const all = FORMS.map((form) => iccAll(tables, {form}));
          const result: number[] = [];
          for (let q = 0; q < FEATURES; q++) {
            for (const {icc, f, p} of all) result.push(icc[q], f[q], p[q]);
          }
          return result;
        },
      };
    },
  },
];
