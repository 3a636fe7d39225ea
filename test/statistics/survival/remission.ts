/** A patient of the trial: weeks in remission, 1 where it ended, and what was given. */
export interface Remission {
  readonly weeks: number;
  readonly event: number;
  readonly group: "6-MP" | "placebo";
}

const TREATED = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
const ENDED = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
const PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

/**
 * Weeks in remission of 42 patients with acute leukaemia (Freireich et al., Blood 21, 699, 1963), the
 * example of Cox's paper of 1972.
 */
export const REMISSION: readonly Remission[] = [
  ...TREATED.map((weeks, i) => ({weeks, event: ENDED[i], group: "6-MP"}) as const),
  ...PLACEBO.map((weeks) => ({weeks, event: 1, group: "placebo"}) as const),
];
