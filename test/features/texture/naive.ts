// Texture matrices counted in the plainest way, to hold the fast ones against.
import type {Levels} from "../../../lib/image/index.ts";

type Step = readonly number[];

/** Looks a level up; 0 outside the region and outside the image. */
export function at({data, shape}: Levels, voxel: Step): number {
  if (voxel.some((position, axis) => position < 0 || position >= shape[axis])) return 0;
  return data[voxel[0] + shape[0] * (voxel[1] + shape[1] * voxel[2])];
}

/** Lists the voxels of the region, all of them or those of a slice. */
export function voxelsOf(levels: Levels, slice: number | null): Step[] {
  const [nx, ny, nz] = levels.shape;
  const all: Step[] = [];
  for (let z = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++) {
        if (at(levels, [x, y, z]) > 0 && (slice === null || slice === z)) all.push([x, y, z]);
      }
    }
  }
  return all;
}

export function moved(voxel: Step, step: Step, times = 1): Step {
  return voxel.map((position, axis) => position + times * step[axis]);
}

/** Lists the steps to all voxels up to a distance, within the slice or not. */
export function steps(flat: boolean, distance: number): Step[] {
  const range = Array.from({length: 2 * distance + 1}, (_, k) => k - distance);
  return range.flatMap((z) =>
    range.flatMap((y) =>
      range.map((x) => [x, y, z]).filter((step) => step.some((s) => s !== 0) && !(flat && z !== 0)),
    ),
  );
}

/** Counts rows of numbers that are the same; sorted. */
export function counted(rows: readonly (readonly number[])[]): number[][] {
  const found = new Map<string, number[]>();
  for (const row of rows) {
    const known = found.get(row.join());
    if (known === undefined) found.set(row.join(), [...row, 1]);
    else known[row.length]++;
  }
  return [...found.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

export function naivePairs(levels: Levels, offset: Step, slice: number | null): number[][] {
  return counted(
    voxelsOf(levels, slice)
      .map((voxel) => [at(levels, voxel), at(levels, moved(voxel, offset))])
      .filter(([, j]) => j > 0),
  );
}

export function naiveRuns(levels: Levels, offset: Step, slice: number | null): number[][] {
  return counted(
    voxelsOf(levels, slice)
      .filter((voxel) => at(levels, moved(voxel, offset, -1)) !== at(levels, voxel))
      .map((voxel) => {
        let length = 1;
        while (at(levels, moved(voxel, offset, length)) === at(levels, voxel)) length++;
        return [at(levels, voxel), length];
      }),
  );
}

/** Lists the zones of the region: each a list of voxels, found by spreading from its first one. */
export function naiveZones(
  levels: Levels,
  slice: number | null,
  touches: (step: Step) => boolean,
): Step[][] {
  const seen = new Set<string>();
  const zones: Step[][] = [];
  const around = steps(slice !== null, 1).filter(touches);
  for (const first of voxelsOf(levels, slice)) {
    if (seen.has(first.join())) continue;
    const zone: Step[] = [first];
    seen.add(first.join());
    for (const voxel of zone) {
      for (const next of around.map((step) => moved(voxel, step))) {
        if (at(levels, next) !== at(levels, first) || seen.has(next.join())) continue;
        seen.add(next.join());
        zone.push(next);
      }
    }
    zones.push(zone);
  }
  return zones;
}

/** Counts the steps across faces to the outside. */
export function naiveDistance(levels: Levels, voxel: Step, flat: boolean): number {
  for (let distance = 1; ; distance++) {
    const reached = steps(flat, distance).filter(
      (step) => step.reduce((sum, s) => sum + Math.abs(s), 0) === distance,
    );
    if (reached.some((step) => at(levels, moved(voxel, step)) === 0)) return distance;
  }
}
