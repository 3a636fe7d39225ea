import type {ColumnSet, PathFamily, Penalty} from "./pathFamily.ts";

/** One point of a path, on standardised columns. */
export interface PathPoint {
  readonly intercept: number;
  readonly theta: Float64Array;
  /** Largest distance of 0 from a subgradient of the mean loss with its penalty. */
  readonly residual: number;
  readonly loss: number;
}

/** What is left to say of a path. */
interface PathOptions {
  readonly lambdas: Float64Array;
  readonly l1Ratio: number;
  /** Largest residual allowed. */
  readonly tolerance: number;
}

/** An empty set with room for all columns. */
function emptySet(columns: number): ColumnSet {
  return {members: new Int32Array(columns), count: 0};
}

/** Which columns are looked at, and which are fitted. */
interface Screen {
  /** Slope of each column at the last fit that looked at it. */
  readonly slopes: Float64Array;
  /** Columns that the sequential strong rule keeps. */
  readonly strong: ColumnSet;
  /** Columns that it discards, until the check at the end says otherwise. */
  readonly rest: ColumnSet;
  /** Columns that are fitted. */
  readonly working: ColumnSet;
  /** 1 for each column of the working set. */
  readonly isWorking: Uint8Array;
}

/** Sets a new λ up: the strong rule assumes that a slope changes no faster than λ does. */
function startPoint(screen: Screen, theta: Float64Array, lasso: number, before: number): void {
  const {slopes, strong, rest, working, isWorking} = screen;
  strong.count = 0;
  rest.count = 0;
  working.count = 0;
  isWorking.fill(0);
  for (let j = 0; j < theta.length; j++) {
    if (theta[j] === 0 && Math.abs(slopes[j]) < 2 * lasso - before) {
      rest.members[rest.count++] = j;
      continue;
    }
    strong.members[strong.count++] = j;
    if (theta[j] !== 0) {
      working.members[working.count++] = j;
      isWorking[j] = 1;
    }
  }
}

/** Adds the columns of a set whose slope exceeds the price, the steepest ones when there are many. */
function addSteep(screen: Screen, {members, count}: ColumnSet, limit: number): number {
  const {slopes, working, isWorking} = screen;
  let steep: number[] = [];
  for (let c = 0; c < count; c++) {
    const j = members[c];
    if (isWorking[j] === 0 && Math.abs(slopes[j]) > limit) steep.push(j);
  }
  const most = Math.max(100, working.count);
  if (steep.length > most) {
    steep.sort((i, j) => Math.abs(slopes[j]) - Math.abs(slopes[i]));
    steep = steep.slice(0, most);
  }
  for (const j of steep) {
    working.members[working.count++] = j;
    isWorking[j] = 1;
  }
  return steep.length;
}

/** Measures how far the present fit is from optimal, over all columns. */
function residualOf(family: PathFamily, slopes: Float64Array, {lasso, ridge}: Penalty): number {
  let worst = Math.abs(family.interceptSlope());
  for (let j = 0; j < slopes.length; j++) {
    const value = family.theta[j];
    const off =
      value === 0
        ? Math.max(0, Math.abs(slopes[j]) - lasso)
        : Math.abs(slopes[j] - ridge * value - Math.sign(value) * lasso);
    worst = Math.max(worst, off);
  }
  return worst;
}

/** Fits one λ from the last one's coefficients. */
function fitPoint(family: PathFamily, screen: Screen, penalty: Penalty, tolerance: number): void {
  const {slopes, strong, rest, working} = screen;
  const limit = penalty.lasso + tolerance / 2;
  addSteep(screen, strong, limit);
  for (;;) {
    family.fit(working, penalty, tolerance / 2);

    // First the columns that are likely to be wanted; all others once those are content.
    family.slopes(strong, slopes);
    if (addSteep(screen, strong, limit) > 0) continue;
    family.slopes(rest, slopes);
    if (addSteep(screen, rest, limit) === 0) return;
  }
}

/** Follows a path of falling λ: warm starts, sequential strong rules, a check of every column at the end. */
export function followPath(
  family: PathFamily,
  {lambdas, l1Ratio, tolerance}: PathOptions,
): PathPoint[] {
  const {theta} = family;
  const all = emptySet(theta.length);
  for (let j = 0; j < theta.length; j++) all.members[all.count++] = j;
  const screen: Screen = {
    slopes: new Float64Array(theta.length),
    strong: emptySet(theta.length),
    rest: emptySet(theta.length),
    working: emptySet(theta.length),
    isWorking: new Uint8Array(theta.length),
  };
  family.slopes(all, screen.slopes);
  let before = screen.slopes.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
  return Array.from(lambdas, (lambda) => {
    const penalty = {lasso: lambda * l1Ratio, ridge: lambda * (1 - l1Ratio)};
    startPoint(screen, theta, penalty.lasso, before);
    fitPoint(family, screen, penalty, tolerance);
    before = penalty.lasso;
    return {
      intercept: family.intercept(),
      theta: Float64Array.from(theta),
      residual: residualOf(family, screen.slopes, penalty),
      loss: family.loss(),
    };
  });
}
