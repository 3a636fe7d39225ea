import {voxelsOf} from "../../lib/features/region.ts";
import type {Row} from "../main.ts";
import {prepareJob} from "./jobs.ts";
import {ellipsoidMask, syntheticVolume} from "./synthetic.ts";

/** Half axes of balls with about 10³ … 10⁷ voxels. */
const RADII = [6, 13, 29, 62, 134];

/** Extracts the default features of balls of 10³ to 10⁷ voxels and reports microseconds a voxel. */
export function benchGrowth(report: (row: Row) => void): void {
  const image = syntheticVolume(1, [272, 272, 272]);
  for (const radius of RADII) {
    const mask = ellipsoidMask(image, [radius, radius, radius]);
    const voxels = voxelsOf(mask);
    const run = prepareJob("default", image, mask);
    const rounds = voxels < 1e6 ? 5 : 1;
    for (let i = 0; i < rounds; i++) run();
    const started = performance.now();
    for (let i = 0; i < rounds; i++) run();
    const ms = (performance.now() - started) / rounds;
    report({
      what: `default features of ${voxels.toLocaleString("en")} voxels`,
      value: (1000 * ms) / voxels,
      unit: `µs a voxel (${ms.toFixed(0)} ms)`,
    });
  }
}
