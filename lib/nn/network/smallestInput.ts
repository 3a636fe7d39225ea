import {layerShape} from "./layerShape.ts";
import type {Network} from "./network.ts";

/** Tells whether every layer of a network fits an image of a size. */
export function fits(network: Network, size: readonly number[]): boolean {
  const shapes = new Map<string, readonly number[]>([["input", [1, ...size, network.channels]]]);
  for (const node of network.nodes) {
    const incoming = node.inputs.map((input) => shapes.get(input) as readonly number[]);
    const made = layerShape(node, incoming);
    if (!("shape" in made)) return false;
    shapes.set(node.name, made.shape);
  }
  return true;
}

/**
 * Finds the least size of an image that a network takes.
 *
 * Larger images need not fit: a U-Net with padded convolutions takes multiples of 2 to its depth only.
 *
 * @param network - the network
 * @param options - upTo: the largest size that is tried; 512 when left out
 * @returns elements along each spatial axis, slowest first; undefined when no size up to `upTo` fits
 * @ref ronneberger2015
 * @example smallestInput(unet({dims: 2, inChannels: 1, classes: 2, padding: "same"})) // [16, 16]
 */
export function smallestInput(
  network: Network,
  {upTo = 512}: {readonly upTo?: number} = {},
): number[] | undefined {
  const {dims} = network;
  let n = 1;
  while (n <= upTo && !fits(network, Array<number>(dims).fill(n))) n++;
  if (n > upTo) return undefined;

  // Each axis on its own may be shorter, where kernels or strides differ.
  const size = Array<number>(dims).fill(n);
  for (let axis = 0; axis < dims; axis++) {
    for (let shorter = 1; shorter <= n; shorter++) {
      size[axis] = shorter;
      if (fits(network, size)) break;
    }
  }
  return size;
}
