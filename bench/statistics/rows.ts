import type {BenchRow} from "../shared/peerRows.ts";
import {AGREEMENT_ROWS} from "./agreement.ts";
import {HARMONISE_ROWS} from "./harmonise.ts";
import {HYPOTHESIS_ROWS} from "./hypothesis.ts";
import {PENALISED_ROWS} from "./penalised.ts";
import {PERFORMANCE_ROWS} from "./performance.ts";
import {SURVIVAL_ROWS} from "./survival.ts";

/** The rows of `npm run bench -- statistics`; each topic has a file of its own. */
export const ROWS: readonly BenchRow[] = [
  ...AGREEMENT_ROWS,
  ...HARMONISE_ROWS,
  ...HYPOTHESIS_ROWS,
  ...PENALISED_ROWS,
  ...PERFORMANCE_ROWS,
  ...SURVIVAL_ROWS,
];
