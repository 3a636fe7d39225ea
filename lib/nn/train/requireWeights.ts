import {ShapeError} from "../../core/index.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {parametersOf} from "../network/parametersOf.ts";
import {shapeText, sizeOf} from "../tensor.ts";

/** Checks that weights hold each array of a network, in its shape, and no other. */
export function requireWeights(who: string, network: Network, weights: Weights): void {
  const parameters = parametersOf(network);
  for (const {name, shape} of parameters) {
    const found = weights.get(name);
    if (found === undefined) {
      throw new RangeError(
        `${who}: weights must hold every array of ${network.name}, got none named ${name}`,
      );
    }
    if (shapeText(found.shape) !== shapeText(shape)) {
      throw new ShapeError(
        `${who}: weights of ${network.name} must fit, ${name} is ${shapeText(shape)}, got ${shapeText(found.shape)}`,
      );
    }
    if (found.data.length !== sizeOf(shape)) {
      throw new ShapeError(
        `${who}: weights of ${network.name} must fill their shapes, ${name} is ${shapeText(shape)}, got ${found.data.length} numbers`,
      );
    }
  }
  if (weights.size === parameters.length) return;
  const known = new Set(parameters.map(({name}) => name));
  const stray = [...weights.keys()].find((name) => !known.has(name));
  throw new RangeError(
    `${who}: weights must be those of ${network.name}, got ${stray}, which it does not have`,
  );
}
