import {fitLogistic, pathPoint, penalisedPath} from "voxelbook/statistics";
import type {Tolerance} from "./compare.ts";
import {compare} from "./compare.ts";
import {agree, describeFiles} from "./radiomicsFiles.ts";

/** One point of scikit-learn's path, polished to its optimality residual. */
interface LogisticPoint {
  readonly penalty: "l1" | "l2" | "elasticnet";
  readonly C: number;
  readonly l1_ratio?: number;
  readonly intercept: number;
  readonly coef: readonly number[];
  readonly objective: number;
  readonly kkt_residual: number;
}

/** A table and models of it; these files hold no `cases`. */
interface LogisticFile {
  readonly X: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly path: readonly LogisticPoint[];
}

// Sums of some dozens of terms in double precision; coefficients carry the digits that the curvature
// costs, 1e-12 on these tables, where a residual at rounding level was reached on both sides.
const EXACT: Tolerance = {rtol: 1e-12, atol: 1e-13};
const COEFFICIENTS: Tolerance = {rtol: 1e-9, atol: 1e-12};

/** A model, as the file writes it. */
interface Found {
  readonly intercept: number;
  readonly coefficients: Float64Array;
}

/** Share of the penalty that falls on magnitudes. */
function l1RatioOf({penalty, l1_ratio}: LogisticPoint): number {
  return penalty === "elasticnet" && l1_ratio !== undefined ? l1_ratio : Number(penalty === "l1");
}

/** Computes the objective C Σ log(1 + e^−yη) + penalty, and the distance of 0 from its subgradient. */
function judge({X, y}: LogisticFile, point: LogisticPoint, {intercept, coefficients}: Found) {
  const [C, share] = [point.C, l1RatioOf(point)];
  const slopes = new Float64Array(coefficients.length);
  let objective = 0;
  let interceptSlope = 0;
  X.forEach((row, i) => {
    const eta = row.reduce((total, value, j) => total + value * coefficients[j], intercept);
    const away = y[i] === 1 ? -eta : eta;
    objective += C * (Math.max(0, away) + Math.log1p(Math.exp(-Math.abs(away))));
    const pull = C * (1 / (1 + Math.exp(-eta)) - y[i]);
    interceptSlope += pull;
    row.forEach((value, j) => {
      slopes[j] += pull * value;
    });
  });
  let residual = Math.abs(interceptSlope);
  coefficients.forEach((w, j) => {
    objective += share * Math.abs(w) + ((1 - share) / 2) * w ** 2;
    const smooth = slopes[j] + (1 - share) * w;
    const off = w === 0 ? Math.abs(smooth) - share : Math.abs(smooth + share * Math.sign(w));
    residual = Math.max(residual, off);
  });
  return {objective, residual};
}

/** Says where a model of ours and a point of the file disagree. */
function disagreements(file: LogisticFile, point: LogisticPoint, found: Found): string[] {
  const {objective, residual} = judge(file, point, found);

  // The residual stated, or what rounding leaves of sums over all rows: 1 ulp of C for each row.
  const floor = Number.EPSILON * point.C * file.y.length;
  const allowed = Math.max(point.kkt_residual, floor);
  return [
    ...compare("objective", objective, point.objective, EXACT),
    ...compare("residual", residual, 0, {rtol: 0, atol: allowed}),
    ...compare("intercept", found.intercept, point.intercept, COEFFICIENTS),
    ...compare("coef", [...found.coefficients], [...point.coef], COEFFICIENTS),
  ];
}

describeFiles<LogisticFile>("radiomics/statistics/logistic*.json", (file) => {
  const {X, y, path} = file;
  for (const penalty of new Set(path.map((point) => point.penalty))) {
    for (const ratio of new Set(path.filter((p) => p.penalty === penalty).map(l1RatioOf))) {
      it(`follows the path of ${penalty}, l1 ratio ${ratio}, to its residual`, () => {
        const points = path
          .filter((point) => point.penalty === penalty && l1RatioOf(point) === ratio)
          .sort((a, b) => a.C - b.C);
        const mine = penalisedPath(X, y, {
          family: "binomial",
          l1Ratio: ratio,
          standardise: false,
          lambdas: points.map(({C}) => 1 / (C * y.length)),
          tolerance: 1e-15,
        });
        agree(
          points.flatMap((point, k) =>
            disagreements(file, point, pathPoint(mine, k)).map((text) => `C ${point.C}: ${text}`),
          ),
        );
      });
    }
  }
  for (const point of path.filter(({penalty}) => penalty === "l2")) {
    it(`fits l2 with C ${point.C} by Newton's method`, () => {
      agree(disagreements(file, point, fitLogistic(X, y, {ridge: 1 / point.C})));
    });
  }
});
