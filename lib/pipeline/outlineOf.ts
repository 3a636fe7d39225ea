import {createMask, type Mask, type Volume} from "../image/index.ts";
import type {ModelOutput} from "../nn/index.ts";
import {connectedComponents, fillHoles, largestComponent, thresholdMask} from "../segment/index.ts";

/** Writes a volume of so many voxels, mL. */
function millilitres(count: number, {spacing}: Mask): string {
  return `${((count * spacing[0] * spacing[1] * spacing[2]) / 1000).toPrecision(3)} mL`;
}

/** Counts the voxels of a mask. */
function countOf({data}: Mask): number {
  let count = 0;
  for (let i = 0; i < data.length; i++) count += data[i];
  return count;
}

/** Decides which voxels of a probability volume are inside, by a model's rules. */
export function outlineOf(
  probabilities: Volume,
  {threshold, keep, fillHoles: fills}: ModelOutput,
  note: (text: string) => void,
): Mask {
  let mask = thresholdMask(probabilities, {atLeast: threshold});
  const marked = countOf(mask);
  if (marked === 0) {
    let most = 0;
    for (const p of probabilities.data) if (p > most) most = p;
    note(
      `nothing was found: the highest probability is ${most.toFixed(3)}, below the threshold ${threshold}; the mask is empty`,
    );
    return mask;
  }
  if (keep === "largest") {
    const {count} = connectedComponents(mask, {connectivity: 26});
    if (count > 1) {
      const kept = largestComponent(mask, {connectivity: 26});
      const dropped = millilitres(marked - countOf(kept), mask);
      note(`kept the largest of ${count} parts; the others hold ${dropped}`);
      mask = kept;
    }
  }
  if (fills) {
    const before = countOf(mask);
    const filled = fillHoles(mask, {connectivity: 6});
    const added = countOf(filled) - before;
    if (added > 0) note(`filled holes of ${millilitres(added, mask)}`);
    mask = filled;
  }
  return createMask(mask.data, probabilities);
}
