import {createRng} from "../../lib/core/index.ts";
import {auc} from "../../lib/statistics/index.ts";
import type {BenchRow} from "../shared/peerRows.ts";
import {list, table} from "./table.ts";

const PATIENTS = 500;
const DRAWS = 2000;

/** The area of each drawn sample; a draw holds indices of patients, some of them twice. */
function bootstrapAreas(y: Float64Array, scores: Float64Array, draws: Float64Array): Float64Array {
  const n = y.length;
  const [ys, ss] = [new Float64Array(n), new Float64Array(n)];
  return Float64Array.from({length: draws.length / n}, (_, draw) => {
    for (let i = 0; i < n; i++) {
      const patient = draws[draw * n + i];
      ys[i] = y[patient];
      ss[i] = scores[patient];
    }
    return auc(ys, ss);
  });
}

/** Areas under the ROC curve beside scikit-learn, of the same drawn patients. */
export const PERFORMANCE_ROWS: readonly BenchRow[] = [
  {
    name: "auc-bootstrap",
    title: "2,000 bootstraps of an AUC, 500 patients",
    peers: ["scikit-learn"],
    repeats: 3,
    tolerance: 1e-12,
    prepare: () => {
      const rng = createRng("bench/auc");
      const y = Float64Array.from({length: PATIENTS}, (_, i) => (i % 4 === 0 ? 1 : 0));
      const scores = y.map((one) => one + rng.normal());
      const data = Float64Array.from({length: DRAWS * PATIENTS}, () => rng.int(PATIENTS));
      const draws = {data, rows: DRAWS, columns: PATIENTS};
      return {
        arrays: {y: list(y), scores: list(scores), draws: table(draws)},
        params: {},
        run: () => bootstrapAreas(y, scores, data),
      };
    },
  },
];
