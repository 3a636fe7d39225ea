/** A set of columns, listed once each. */
export interface ColumnSet {
  readonly members: Int32Array;
  count: number;
}

/** What each coefficient costs at one point of a path. */
export interface Penalty {
  /** Price of its magnitude. */
  readonly lasso: number;
  /** Half of it is the price of its square. */
  readonly ridge: number;
}

/** The loss of a path: it keeps the fit, moves it and says how steep the loss is. */
export interface PathFamily {
  /** Coefficients of the standardised columns, shape [columns]. */
  readonly theta: Float64Array;
  /** Intercept of the centred columns. */
  intercept(): number;
  /** Writes how steeply the mean loss falls along each listed column, at the present fit. */
  slopes(set: ColumnSet, out: Float64Array): void;
  /** How steeply it falls along the intercept. */
  interceptSlope(): number;
  /** Fits the coefficients of a set, others staying 0, until no violation exceeds the tolerance. */
  fit(set: ColumnSet, penalty: Penalty, tolerance: number): void;
  /** Mean loss of the present fit, and of the intercept alone: their ratio is the deviance left. */
  loss(): number;
}
