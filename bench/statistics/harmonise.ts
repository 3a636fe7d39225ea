import {createRng, type Matrix} from "../../lib/core/index.ts";
import {combat, type CombatOptions} from "../../lib/statistics/index.ts";
import type {BenchRow} from "../shared/peerRows.ts";
import {list, table} from "./table.ts";

const PATIENTS = 200;
const FEATURES = 2000;

/** Patients of four scanners, with age and sex, whose features depend on all three. */
function cohort() {
  const rng = createRng("bench/combat");
  const batch = Array.from({length: PATIENTS}, (_, i) => i % 4);
  const age = batch.map(() => 60 + 12 * rng.normal());
  const sex = batch.map(() => rng.int(2));
  const data = new Float64Array(PATIENTS * FEATURES);
  for (let f = 0; f < FEATURES; f++) {
    const shifts = Array.from({length: 4}, () => rng.normal());
    const spreads = Array.from({length: 4}, () => 0.7 + 0.6 * rng.next());
    const [perYear, ofSex] = [0.02 * rng.normal(), 0.5 * rng.normal()];
    for (let i = 0; i < PATIENTS; i++) {
      const known = perYear * age[i] + ofSex * sex[i] + shifts[batch[i]];
      data[f + FEATURES * i] = known + spreads[batch[i]] * rng.normal();
    }
  }
  const x: Matrix = {data, rows: PATIENTS, columns: FEATURES};
  return {x, batch, age, sex};
}

/** A row of ComBat with one kind of shrinkage, to the tolerance at which the peers stop. */
function combatRow(
  name: string,
  how: string,
  shrinkage: CombatOptions["shrinkage"],
  peers: readonly string[],
): BenchRow {
  return {
    name,
    title: `ComBat, 200 × 2,000, ${how}`,
    peers,
    repeats: shrinkage === "non-parametric" ? 1 : 25,
    // Under one rule to stop: peers hold ages in single precision.
    tolerance: 1e-6,
    prepare: () => {
      const {x, batch, age, sex} = cohort();
      const covariates = [
        {name: "sex", kind: "categorical", values: sex},
        {name: "age", kind: "continuous", values: age},
      ] as const;
      return {
        arrays: {x: table(x), batch: list(batch), age: list(age), sex: list(sex)},
        params: {parametric: shrinkage !== "non-parametric", eb: shrinkage !== "none"},
        run: () => combat(x, {batch, covariates, shrinkage, tolerance: 1e-4}).harmonised.data,
      };
    },
  };
}

/** ComBat beside neuroCombat and neuroHarmonize. */
export const HARMONISE_ROWS: readonly BenchRow[] = [
  combatRow("combat", "parametric", "parametric", ["neuroCombat", "neuroHarmonize"]),
  combatRow("combat-non-parametric", "non-parametric", "non-parametric", ["neuroCombat"]),
];
