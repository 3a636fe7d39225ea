/** What one parent adds: a slope, or, for a categorical parent, a number for each of its levels. */
export type ParentEffect = number | readonly number[];

/** How a node's predictor is made: intercept plus what each parent adds. */
export interface Predictor {
  /** 0 when left out. */
  readonly intercept?: number;
  /** One for every parent, by its name; for a hidden common cause by its pair, such as "X <-> Y". */
  readonly effects?: Readonly<Record<string, ParentEffect>>;
}

/** A normal value around the predictor. */
export interface GaussianNode extends Predictor {
  readonly kind: "gaussian";
  /** Standard deviation of what its parents do not explain; may be 0. */
  readonly sd: number;
}

/** 0 or 1; the predictor is the logarithm of the odds of 1. */
export interface BinaryNode extends Predictor {
  readonly kind: "binary";
}

/** 0, 1, … levels − 1; each level has a predictor, and its probability is proportional to the exponential of it. */
export interface CategoricalNode {
  readonly kind: "categorical";
  /** One for each level. */
  readonly intercepts: readonly number[];
  /** For every parent: a slope for each level, or for a categorical parent such a list for each of its levels. */
  readonly effects?: Readonly<Record<string, readonly number[] | readonly (readonly number[])[]>>;
}

/** How the value of a node comes from those of its parents and from chance. */
export type NodeModel = GaussianNode | BinaryNode | CategoricalNode;
