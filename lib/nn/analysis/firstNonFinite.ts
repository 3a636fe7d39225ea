import type {Tensor} from "../tensor.ts";

/** Where a number stopped being one. */
export interface NonFinite {
  readonly name: string;
  /** Flat index within that array. */
  readonly index: number;
  readonly value: number;
}

/**
 * Finds the first array that holds NaN or an infinity: the layer where a run went wrong.
 *
 * @formula $\min \{ l : \exists i,\ a_{l,i} \notin \mathbb{R} \}$
 * @param arrays - results or gradients by name, in the order of computation
 * @returns name, flat index and value; undefined when all numbers are finite
 * @ref pascanu2013
 * @example firstNonFinite(new Map([["a", tensor([2], [1, 2])], ["b", tensor([2], [0, NaN])]])).name // "b"
 */
export function firstNonFinite(arrays: ReadonlyMap<string, Tensor>): NonFinite | undefined {
  for (const [name, {data}] of arrays) {
    const index = data.findIndex((value) => !Number.isFinite(value));
    if (index >= 0) return {name, index, value: data[index]};
  }
  return undefined;
}
