import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {createMask} from "../../lib/image/index.ts";
import {
  assd,
  hausdorff95,
  subvoxelSurfaceDice,
  surfaceDice,
  surfaceDistances,
} from "../../lib/segment/index.ts";

interface PeerCase {
  readonly shape: readonly [number, number, number];
  readonly spacing: readonly [number, number, number];
  readonly a: string;
  readonly b: string;
  readonly monai: {readonly hd95: number; readonly assd: number; readonly surfaceDice: number};
  /** Absent for flat masks, which these two take for the surface of a slice. */
  readonly medpy?: {readonly hd95: number; readonly assd: number};
  readonly surfaceDistance?: {readonly surfaceDice: number};
}

/** What `surfacePeers.py` made. */
const peers: {readonly toleranceMm: number; readonly cases: readonly PeerCase[]} = JSON.parse(
  readFileSync(new URL("surfacePeers.json", import.meta.url), "utf8"),
);

/** MONAI computes in single precision; the others in double. */
const SINGLE = 1e-6;
const DOUBLE = 1e-12;

function near(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance * expected, `${actual} against ${expected}`);
}

describe("surface measures of random blobs", () => {
  const cases = peers.cases.map(({shape, spacing, ...one}) => {
    const maskOf = (bits: string) => createMask(Uint8Array.from(bits, Number), {shape, spacing});
    const [a, b] = [maskOf(one.a), maskOf(one.b)];
    return {...one, masks: [a, b] as const, distances: surfaceDistances(a, b)};
  });

  it("are MONAI's: the larger directed HD95, the pooled mean, surface voxels within a tolerance", () => {
    for (const {distances, monai} of cases) {
      near(hausdorff95(distances, {variant: "max of directed"}), monai.hd95, SINGLE);
      near(assd(distances, {average: "pooled"}), monai.assd, SINGLE);
      near(surfaceDice(distances, peers), monai.surfaceDice, SINGLE);
    }
  });

  it("are medpy's: HD95 and mean of both directions in one list", () => {
    const solid = cases.filter(({medpy}) => medpy !== undefined);
    assert.equal(solid.length, 6);
    for (const {distances, medpy} of solid) {
      near(hausdorff95(distances, {variant: "pooled"}), medpy?.hd95 ?? Number.NaN, DOUBLE);
      near(assd(distances, {average: "pooled"}), medpy?.assd ?? Number.NaN, DOUBLE);
    }
  });

  it("are DeepMind's: surface Dice by area", () => {
    for (const {masks, surfaceDistance} of cases) {
      if (surfaceDistance === undefined) continue;
      near(subvoxelSurfaceDice(...masks, peers), surfaceDistance.surfaceDice, SINGLE);
    }
  });

  it("differ by their rule on every blob", () => {
    for (const {distances} of cases) {
      const pooled = hausdorff95(distances, {variant: "pooled"});
      assert.ok(hausdorff95(distances, {variant: "max of directed"}) > pooled);
    }
  });
});
