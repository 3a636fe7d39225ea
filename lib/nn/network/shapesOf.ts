import {ShapeError} from "../../core/index.ts";
import {shapeText} from "../tensor.ts";
import {layerShape} from "./layerShape.ts";
import type {Network} from "./network.ts";
import {smallestInput} from "./smallestInput.ts";

/** Says what an image would have to be for a network that has shrunk it to nothing. */
function leastText(network: Network): string {
  const least = smallestInput(network);
  return least === undefined ? "" : `; it takes ${least.join(" × ")} at least`;
}

/**
 * Computes the shape of every result of a network, and checks that all layers fit.
 *
 * @param network - the network
 * @param inputShape - shape of its input, [batch, (z,) (y,) x, channels]
 * @returns shapes by node name, `input` among them, in the order of computation
 * @throws ShapeError when the input has not the network's axes or channels, shapes do not fit a layer
 *   (the message names it and prints them), or the input is too small for the depth (it names the
 *   layer and the least size)
 * @ref ronneberger2015
 * @example shapesOf(networkBuilder("n", {dims: 2, channels: 1}).build("input"), [1, 4, 5, 1]).get("input") // [1, 4, 5, 1]
 */
export function shapesOf(
  network: Network,
  inputShape: readonly number[],
): Map<string, readonly number[]> {
  const {name, dims, channels} = network;
  const whole = inputShape.every((n) => Number.isSafeInteger(n) && n >= 1);
  if (!whole || inputShape.length !== dims + 2 || inputShape.at(-1) !== channels) {
    const axes = ["z", "y", "x"].slice(3 - dims).join(", ");
    throw new ShapeError(
      `shapesOf: input of ${name} must be [batch, ${axes}, ${channels}], got ${shapeText(inputShape)}`,
    );
  }
  const shapes = new Map<string, readonly number[]>([["input", [...inputShape]]]);
  for (const node of network.nodes) {
    const incoming = node.inputs.map((input) => shapes.get(input) as readonly number[]);
    const made = layerShape(node, incoming);
    if ("misfit" in made) throw new ShapeError(`shapesOf: ${made.misfit}`);
    if ("tooSmall" in made) {
      throw new ShapeError(
        `shapesOf: ${made.tooSmall}: the input is too small for this depth${leastText(network)}`,
      );
    }
    shapes.set(node.name, made.shape);
  }
  return shapes;
}
