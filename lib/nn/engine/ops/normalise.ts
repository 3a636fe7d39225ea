import type {EngineTensor, Tf} from "../engine.ts";
import {hasKernel} from "../gate.ts";
import {runKernels} from "./runKernel.ts";
import {withGradient} from "./withGradient.ts";

/** How a tensor is seen as [blocks, positions, groups, members]: one set per block and group. */
export interface NormView {
  readonly blocks: number;
  readonly positions: number;
  readonly groups: number;
  readonly members: number;
}

/** Scale and shift after a normalisation, and what is added to the variance. */
export interface EngineAffine {
  readonly gamma?: EngineTensor | undefined;
  readonly beta?: EngineTensor | undefined;
  /** 1e-5 when left out. */
  readonly eps?: number;
}

/** A normalised tensor, and mean and biased variance of its sets without gradient. */
export interface Normalised {
  readonly y: EngineTensor;
  readonly mean: EngineTensor;
  readonly variance: EngineTensor;
}

/** Options of `normaliseByOwn`. */
export interface NormaliseOptions {
  readonly view: NormView;
  readonly gamma: EngineTensor | undefined;
  readonly beta: EngineTensor | undefined;
  readonly eps: number;
}

/** Gamma and beta as given, else 1 and 0. */
interface Scaled {
  readonly view: NormView;
  readonly eps: number;
  readonly gamma: EngineTensor;
  readonly beta: EngineTensor;
}

const SET = [1, 3];

/** The view's axes as a shape. */
const axesOf = ({blocks, positions, groups, members}: NormView): number[] => [
  blocks,
  positions,
  groups,
  members,
];

/** Normalises with our own kernels, which pass over the image twice. */
function withOwnKernels(tf: Tf, x: EngineTensor, {view, eps, gamma, beta}: Scaled): Normalised {
  const attributes = {...view, eps};
  const inputs = {x, gamma, beta};
  const [made, mean, variance] = runKernels(tf, "VoxelbookNorm", inputs, attributes);
  const y = withGradient(tf, [x, gamma, beta], {
    forward: () => ({value: tf.clone(made), saved: [x, gamma, beta, mean, variance]}),
    backward: (dy, [image, scale, shift, centre, spread]) => {
      const all = {dy, x: image, gamma: scale, beta: shift, mean: centre, variance: spread};
      return runKernels(tf, "VoxelbookNormGrad", all, attributes);
    },
  });
  return {y: tf.reshape(y, x.shape), mean, variance};
}

/** Normalises with what every backend has. */
function composed(tf: Tf, x: EngineTensor, {view, eps, gamma, beta}: Scaled): Normalised {
  const perChannel = [1, 1, view.groups, view.members];
  const sets = tf.reshape(x, axesOf(view));
  const mean = tf.mean(sets, SET, true);
  const variance = tf.mean(tf.square(tf.sub(sets, mean)), SET, true);
  const inverse = tf.rsqrt(tf.add(variance, eps));
  const standard = (image: EngineTensor, centre: EngineTensor, scale: EngineTensor): EngineTensor =>
    tf.mul(tf.sub(tf.reshape(image, axesOf(view)), centre), scale);
  const y = withGradient(tf, [x, gamma, beta], {
    forward: () => {
      const z = standard(x, mean, inverse);
      const value = tf.add(tf.mul(z, tf.reshape(gamma, perChannel)), tf.reshape(beta, perChannel));
      return {value: tf.reshape(value, x.shape), saved: [x, gamma, mean, inverse]};
    },
    backward: (dy, [image, factor, centre, scale]) => {
      const z = standard(image, centre, scale);
      const g = tf.reshape(dy, axesOf(view));
      const h = tf.mul(g, tf.reshape(factor, perChannel));
      const along = tf.mul(z, tf.mean(tf.mul(h, z), SET, true));
      const dx = tf.mul(scale, tf.sub(tf.sub(h, tf.mean(h, SET, true)), along));
      const channels = [view.groups * view.members];
      return [
        tf.reshape(dx, image.shape),
        tf.reshape(tf.sum(tf.mul(g, z), [0, 1]), channels),
        tf.reshape(tf.sum(g, [0, 1]), channels),
      ];
    },
  });
  return {y, mean, variance};
}

/** Normalises x by the moments of its own sets and applies gamma and beta, [groups · members]. */
export function normaliseByOwn(
  tf: Tf,
  x: EngineTensor,
  {view, eps, gamma, beta}: NormaliseOptions,
): Normalised {
  const channels = [view.groups * view.members];
  const scaled = {
    view,
    eps,
    gamma: gamma ?? tf.ones(channels),
    beta: beta ?? tf.zeros(channels),
  };
  return hasKernel(tf, "VoxelbookNorm") ? withOwnKernels(tf, x, scaled) : composed(tf, x, scaled);
}
