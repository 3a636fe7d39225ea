import {createRng, FormatError} from "voxelbook/core";
import {loadModule} from "./bundleTests.ts";
import {cellVariant} from "./givenCells.ts";
import type {Exercise} from "./readExercise.ts";
import type {Variant} from "./types.ts";
import {asVariant, variantProblem} from "./variantShape.ts";

/**
 * Draws the variant that a seed stands for; equal seeds give equal variants.
 *
 * @param exercise - the author's master
 * @returns undefined when the exercise has no variants
 * @throws FormatError when variant.ts draws anything but values like the defaults
 */
export async function drawVariant(exercise: Exercise, seed: string): Promise<Variant | undefined> {
  const {id, editions, variantFile} = exercise;
  const like = cellVariant(editions[0]);
  if (variantFile === undefined || like === undefined) return undefined;
  const where = `exercises/${id}/variant.ts`;
  const {variant: draw} = await loadModule(variantFile);
  if (typeof draw !== "function") {
    throw new FormatError(`${where}: must export a function variant(rng), got ${typeof draw}`);
  }
  const values: unknown = draw(createRng(seed));
  const problem = variantProblem(values, like);
  if (problem !== undefined) throw new FormatError(`${where}: the variant ${problem}`);
  return asVariant(values, like);
}
