import assert from "node:assert/strict";
import {posix} from "node:path";
import * as v from "valibot";
import {filteredImages} from "../../lib/features/filter/filteredImages.ts";
import {filterSchema} from "../../lib/features/filter/filterSchema.ts";
import type {FilterSettings} from "../../lib/features/filter/filterSettings.ts";
import {describeFiles, referenceImage} from "./radiomicsFiles.ts";

/** One of the IBSI's tests: settings as the file writes them, and the map to agree with. */
interface FilterTest {
  readonly test: string;
  readonly phantom: string;
  readonly filter: string;
  readonly file: string;
  readonly max_abs_difference_allowed: number;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Turns an angle that is written as a fraction of π into radians. */
function radians(fraction: unknown): number {
  assert.ok(Array.isArray(fraction), `an angle is two numbers, got ${JSON.stringify(fraction)}`);
  return (Math.PI * Number(fraction[0])) / Number(fraction[1]);
}

/** The fields that each type adds to type and padding, in our names. */
const FIELDS: Readonly<Record<string, (s: FilterTest["settings"]) => object>> = {
  mean: (s) => ({dims: s["dims"], supportVoxels: s["support_voxels"]}),
  log: (s) => ({dims: s["dims"], sigmaMm: s["sigma_mm"], cutoffSigma: s["cutoff_sigma"]}),
  laws: (s) => ({
    dims: s["dims"],
    kernel: s["kernel"],
    energyDistance: s["energy_distance_voxels"] ?? null,
    pooling: s["rotation_invariant"] === true ? s["pooling"] : "none",
  }),
  gabor: (s) => ({
    response: s["response"],
    sigmaMm: s["sigma_mm"],
    lambdaMm: s["lambda_mm"],
    gamma: s["gamma"],
    theta: s["theta_over_pi"] === undefined ? 0 : radians(s["theta_over_pi"]),
    thetaStep: s["rotation_invariant"] === true ? radians(s["theta_step_over_pi"]) : null,
    planes: s["planes"] === "axial" ? "axial" : "orthogonal",
    pooling: s["pooling"] ?? (s["planes"] === "axial" ? "none" : "average"),
  }),
  wavelet: (s) => {
    assert.equal(s["decimated"], false, "only undecimated wavelets keep the grid");
    return {
      dims: s["dims"],
      family: s["family"],
      band: s["band"],
      level: s["level"],
      pooling: s["rotation_invariant"] === true ? s["pooling"] : "none",
    };
  },
  simoncelli: (s) => ({dims: s["dims"], level: s["level"]}),
  shannon: (s) => ({dims: s["dims"], level: s["level"]}),
};

/** Reads a filter out of a test's settings. */
function filterOf(settings: FilterTest["settings"]): FilterSettings {
  const {type, padding} = settings;
  const fields = FIELDS[String(type)];
  assert.ok(fields !== undefined, `no filter of this type is known: ${JSON.stringify(type)}`);
  return v.parse(filterSchema, {type, padding, ...fields(settings)});
}

describeFiles<{tests: readonly FilterTest[]}>("radiomics/ibsi2/tests*.json", ({tests}, path) => {
  const folder = posix.dirname(path);
  for (const one of tests) {
    it(`${one.test}: ${one.filter}`, async () => {
      const phantom = await referenceImage(`${folder}/phantoms/${one.phantom}.nii.gz`);
      const wanted = await referenceImage(`${folder}/${one.file}`);
      const [{image}] = filteredImages(phantom, filterOf(one.settings));
      assert.deepEqual(image.shape, wanted.shape);

      // The published rule: every voxel within 1 % of the reference map's range.
      let most = 0;
      let at = 0;
      image.data.forEach((value, i) => {
        const off = Math.abs(value - wanted.data[i]);
        if (off <= most) return;
        most = off;
        at = i;
      });
      assert.ok(
        most <= one.max_abs_difference_allowed,
        `voxel ${at} is off by ${most}, allowed ${one.max_abs_difference_allowed}`,
      );
    });
  }
});
