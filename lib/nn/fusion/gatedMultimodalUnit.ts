import {ShapeError} from "../../core/index.ts";
import {sigmoid} from "../ops/activations/sigmoid.ts";
import {dense, denseBackward} from "../ops/dense.ts";
import {concatChannels, concatChannelsBackward} from "../ops/fusion.ts";
import {requireGradientShape} from "../ops/spatialAxes.ts";
import {shapeText, type Tensor} from "../tensor.ts";

/** Two modalities of one batch, and what the unit learns. */
export interface GatedUnitInputs {
  /** [batch, m]. */
  readonly a: Tensor;
  /** [batch, n]. */
  readonly b: Tensor;
  /** [m, units]. */
  readonly weightA: Tensor;
  /** [n, units]. */
  readonly weightB: Tensor;
  /** Of the gate, [m + n, units]. */
  readonly weightZ: Tensor;
}

/** What a gated unit makes, and how much of a went into it. */
export interface GatedUnitResult {
  /** [batch, units]. */
  readonly y: Tensor;
  /** Share of a, [batch, units]; the rest is of b. */
  readonly z: Tensor;
}

/** Computes both hidden states and the gate between them. */
function statesOf(who: string, {a, b, weightA, weightB, weightZ}: GatedUnitInputs) {
  const units = weightA.shape[1];
  if ([weightB, weightZ].some(({shape}) => shape.length !== 2 || shape[1] !== units)) {
    const got = [weightA, weightB, weightZ].map(({shape}) => shapeText(shape)).join(", ");
    throw new ShapeError(`${who}: all weights must have as many units, got ${got}`);
  }
  const joined = concatChannels([a, b]);
  const map = ({shape, data}: Tensor, f: (value: number) => number): Tensor => ({
    shape,
    data: data.map(f),
  });
  return {
    joined,
    hiddenA: map(dense(a, weightA), Math.tanh),
    hiddenB: map(dense(b, weightB), Math.tanh),
    z: map(dense(joined, weightZ), (value) => sigmoid(value)),
  };
}

/**
 * Mixes two modalities by a gate that both of them set: for each unit, so much of the one and the rest
 * of the other.
 *
 * @formula eq:gated-unit $y = z \odot \tanh(W_a a) + (1 - z) \odot \tanh(W_b b)$ with $z = \sigma(W_z\,[a, b])$
 * @param inputs - a, [batch, m]; b, [batch, n]; weightA [m, units]; weightB [n, units]; weightZ [m + n, units]
 * @returns y and z, [batch, units]
 * @throws ShapeError when the shapes do not fit
 * @ref arevalo2017
 * @example gatedMultimodalUnit({a: tensor([1, 1], 1), b: tensor([1, 1], 1), weightA: tensor([1, 1], 0), weightB: tensor([1, 1], 0), weightZ: tensor([2, 1], 0)}).z.data // [0.5]
 */
export function gatedMultimodalUnit(inputs: GatedUnitInputs): GatedUnitResult {
  const {hiddenA, hiddenB, z} = statesOf("gatedMultimodalUnit", inputs);
  const data = z.data.map((share, i) => share * hiddenA.data[i] + (1 - share) * hiddenB.data[i]);
  return {y: {shape: z.shape, data}, z};
}

/**
 * Carries a gradient back through `gatedMultimodalUnit`.
 *
 * @formula $\nabla_{W_z z} = g\,(h_a - h_b)\, z (1 - z)$, $\nabla_{W_a a} = g\, z\, (1 - h_a^2)$, $\nabla_{W_b b} = g\,(1 - z)(1 - h_b^2)$
 * @param gradOutput - gradient with respect to y, [batch, units]
 * @param inputs - as given to gatedMultimodalUnit
 * @returns gradients with respect to a, b, weightA, weightB and weightZ
 * @throws ShapeError when the shapes do not fit
 * @ref arevalo2017
 * @example gatedMultimodalUnitBackward(tensor([1, 1], 2), {a: tensor([1, 1], 3), b: tensor([1, 1], 1), weightA: tensor([1, 1], 0), weightB: tensor([1, 1], 0), weightZ: tensor([2, 1], 0)}).weightA.data // [3]
 */
export function gatedMultimodalUnitBackward(
  gradOutput: Tensor,
  inputs: GatedUnitInputs,
): GatedUnitInputs {
  const who = "gatedMultimodalUnitBackward";
  const {a, b, weightA, weightB, weightZ} = inputs;
  const {joined, hiddenA, hiddenB, z} = statesOf(who, inputs);
  requireGradientShape(who, gradOutput, z.shape);
  const [g, ha, hb, share] = [gradOutput.data, hiddenA.data, hiddenB.data, z.data];
  const back = (x: Tensor, weight: Tensor, of: (value: number, i: number) => number) =>
    denseBackward({shape: z.shape, data: g.map(of)}, {x, weight});
  const ofA = back(a, weightA, (value, i) => value * share[i] * (1 - ha[i] ** 2));
  const ofB = back(b, weightB, (value, i) => value * (1 - share[i]) * (1 - hb[i] ** 2));
  const ofZ = back(
    joined,
    weightZ,
    (value, i) => value * (ha[i] - hb[i]) * share[i] * (1 - share[i]),
  );

  // Each modality has its own way to y, and one through the gate.
  const [gateA, gateB] = concatChannelsBackward(ofZ.x, {channels: [a.shape[1], b.shape[1]]});
  const sum = (x: Tensor, y: Tensor): Tensor => ({
    shape: x.shape,
    data: x.data.map((value, i) => value + y.data[i]),
  });
  return {
    a: sum(ofA.x, gateA),
    b: sum(ofB.x, gateB),
    weightA: ofA.weight,
    weightB: ofB.weight,
    weightZ: ofZ.weight,
  };
}
