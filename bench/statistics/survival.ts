import {createRng} from "../../lib/core/index.ts";
import {fitCox} from "../../lib/statistics/index.ts";
import type {BenchRow} from "../shared/peerRows.ts";
import {list, table} from "./table.ts";

const PATIENTS = 5000;
const COLUMNS = 50;

/** Patients followed in whole weeks, so that many share a time; a fifth of the columns matter. */
function cohort() {
  const rng = createRng("bench/cox");
  const beta = Array.from({length: COLUMNS}, (_, j) => (j % 5 === 0 ? 0.3 * rng.normal() : 0));
  const data = Float64Array.from({length: PATIENTS * COLUMNS}, () => rng.normal());
  const time = new Float64Array(PATIENTS);
  const event = new Float64Array(PATIENTS);
  for (let i = 0; i < PATIENTS; i++) {
    const logHazard = beta.reduce((total, one, j) => total + one * data[i * COLUMNS + j], 0);
    const weeks = Math.ceil((-200 * Math.log(1 - rng.next())) / Math.exp(logHazard));
    const end = 52 + rng.int(260);
    time[i] = Math.min(weeks, end);
    event[i] = weeks <= end ? 1 : 0;
  }
  return {x: {data, rows: PATIENTS, columns: COLUMNS}, time, event};
}

/** Cox regression beside lifelines. */
export const SURVIVAL_ROWS: readonly BenchRow[] = [
  {
    name: "cox",
    title: "Cox regression, 5,000 × 50, Efron's ties",
    peers: ["lifelines"],
    repeats: 5,
    // Lifelines stops climbing a little below the top of the likelihood.
    tolerance: 1e-4,
    prepare: () => {
      const {x, time, event} = cohort();
      return {
        arrays: {x: table(x), time: list(time), event: list(event)},
        params: {},
        run: () => {
          const {coefficients, standardErrors} = fitCox(x, {time, event, ties: "efron"});
          return [...coefficients, ...standardErrors];
        },
      };
    },
  },
];
