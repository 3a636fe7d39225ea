import {ShapeError} from "../../core/index.ts";
import {requireGradientShape} from "../ops/spatialAxes.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";

/** A map, and what it is multiplied by. */
export interface GateInputs {
  /** [batch, …places, channel]. */
  readonly x: Tensor;
  /** One factor for each number of x, for each place, [batch, …places, 1], or for each channel, [batch, channel]. */
  readonly gate: Tensor;
}

/** Says whether a gate is one that a map can have. */
export function gates(x: readonly number[], gate: readonly number[]): boolean {
  const ends = gate[gate.length - 1];
  const channels = x[x.length - 1];
  if (x.length < 2 || gate[0] !== x[0]) return false;
  if (gate.length === 2 && ends === channels) return true;
  const alike = shapeText(gate.slice(0, -1)) === shapeText(x.slice(0, -1));
  return alike && (ends === 1 || ends === channels);
}

/** Reads a gate as [batch, places, channel] with strides of 0 along what it is repeated over. */
function stridesOf(who: string, {x, gate}: GateInputs) {
  if (!gates(x.shape, gate.shape)) {
    throw new ShapeError(
      `${who}: gate must have the shape of x, one channel, or be [batch, channels], got ${shapeText(gate.shape)} for ${shapeText(x.shape)}`,
    );
  }
  const channels = x.shape[x.shape.length - 1];
  const places = sizeOf(x.shape.slice(1, -1));
  const own = gate.shape[gate.shape.length - 1];
  const byPlace = gate.shape.length === x.shape.length ? own : 0;
  return {batch: x.shape[0], places, channels, byPlace, byChannel: own === channels ? 1 : 0};
}

/**
 * Multiplies a map by factors, which are repeated over channels or over space where they have none.
 *
 * @formula eq:gate-map $y_{n,p,c} = x_{n,p,c}\, g$ with $g = g_{n,p,c}$, $g_{n,p}$ or $g_{n,c}$
 * @param inputs - x, [batch, …places, channel], and gate: of its shape, [batch, …places, 1] or [batch, channel]
 * @returns y, of the shape of x
 * @throws ShapeError when the gate has none of the three shapes
 * @ref hu2018
 * @example gateMap({x: tensor([1, 2, 2], [1, 2, 3, 4]), gate: tensor([1, 2], [10, 0])}).data // [10, 0, 30, 0]
 */
export function gateMap({x, gate}: GateInputs): Tensor {
  const {batch, places, channels, byPlace, byChannel} = stridesOf("gateMap", {x, gate});
  const data = new Float64Array(x.data.length);
  const perItem = gate.data.length / batch;
  for (let n = 0, i = 0; n < batch; n++) {
    for (let p = 0; p < places; p++) {
      for (let c = 0; c < channels; c++, i++) {
        data[i] = x.data[i] * gate.data[n * perItem + p * byPlace + c * byChannel];
      }
    }
  }
  return {shape: [...x.shape], data};
}

/**
 * Carries a gradient back through `gateMap`: a factor gathers the gradients of all that it multiplied.
 *
 * @formula $\nabla_x = \nabla_y\, g$, $\nabla_g = \sum \nabla_y\, x$ over the places or channels that share $g$
 * @param gradOutput - gradient with respect to y
 * @param inputs - x and gate as given to gateMap
 * @returns gradients with respect to x and gate
 * @throws ShapeError when the shapes do not fit
 * @ref hu2018
 * @example gateMapBackward(tensor([1, 2, 1], [1, 1]), {x: tensor([1, 2, 1], [3, 4]), gate: tensor([1, 1], 2)}).gate.data // [7]
 */
export function gateMapBackward(gradOutput: Tensor, {x, gate}: GateInputs): GateInputs {
  const {batch, places, channels, byPlace, byChannel} = stridesOf("gateMapBackward", {x, gate});
  requireGradientShape("gateMapBackward", gradOutput, x.shape);
  const [gradX, gradGate] = [x, gate].map(({data}) => new Float64Array(data.length));
  const perItem = gate.data.length / batch;
  for (let n = 0, i = 0; n < batch; n++) {
    for (let p = 0; p < places; p++) {
      for (let c = 0; c < channels; c++, i++) {
        const at = n * perItem + p * byPlace + c * byChannel;
        gradX[i] = gradOutput.data[i] * gate.data[at];
        gradGate[at] += gradOutput.data[i] * x.data[i];
      }
    }
  }
  return {x: {shape: [...x.shape], data: gradX}, gate: {shape: [...gate.shape], data: gradGate}};
}
