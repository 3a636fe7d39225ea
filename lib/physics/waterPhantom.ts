import type {Rng} from "../core/index.ts";
import {createVolume, type Volume} from "../image/index.ts";
import {requireFinite, requirePositive} from "./elementwise.ts";
import {requireEpsilon} from "./hounsfieldDrift.ts";
import type {PhantomInsert} from "./phantomInserts.ts";

/** What the generated scan shows. */
export interface WaterPhantomOptions {
  /** Source of the noise. */
  readonly rng: Rng;
  /** Number of voxels along x, y, z. */
  readonly shape: readonly [number, number, number];
  /** Voxel size, mm. */
  readonly spacing: readonly [number, number, number];
  /** Radius of the water cylinder, which runs along z, mm. */
  readonly radiusMm: number;
  /** Rods in the water; none unless given. */
  readonly inserts?: readonly PhantomInsert[];
  /** Standard deviation of the noise, HU; 0 for none. */
  readonly noiseHu: number;
  /** Relative error of the water calibration; 0 unless given. */
  readonly driftEpsilon?: number;
  /** How far beam hardening lowers the centre of the water against its rim, HU; 0 unless given. */
  readonly cupping?: number;
  /** Standard deviation of the scanner's point spread, mm; 0.6 unless given. */
  readonly blurMm?: number;
}

/** Checks what createVolume does not. */
function requireOptions({
  radiusMm,
  noiseHu,
  cupping,
  blurMm,
  inserts,
}: {
  readonly radiusMm: number;
  readonly noiseHu: number;
  readonly cupping: number;
  readonly blurMm: number;
  readonly inserts: readonly PhantomInsert[];
}): void {
  requirePositive("waterPhantom", "radiusMm", radiusMm);
  requireFinite("waterPhantom", "noiseHu", noiseHu);
  requireFinite("waterPhantom", "cupping", cupping);
  requireFinite("waterPhantom", "blurMm", blurMm);
  if (noiseHu < 0) {
    throw new RangeError(`waterPhantom: noiseHu must not be negative, got ${noiseHu}`);
  }
  if (blurMm < 0) throw new RangeError(`waterPhantom: blurMm must not be negative, got ${blurMm}`);
  for (const {name, hu, xMm, yMm, radiusMm: radius} of inserts) {
    requireFinite("waterPhantom", `hu of the insert ${name}`, hu);
    requirePositive("waterPhantom", `radiusMm of the insert ${name}`, radius);
    const reach = Math.hypot(xMm, yMm) + radius;
    if (!(reach <= radiusMm)) {
      throw new RangeError(
        `waterPhantom: the insert ${name} must lie in the phantom of radius ${radiusMm} mm, it reaches ${reach}`,
      );
    }
  }
}

/**
 * Computes the share of a pixel inside a disc, with its edge softened by point spread and pixel size.
 * The logistic curve stays within 0.01 of a Gaussian's edge response.
 */
function coverage(depthMm: number, softnessMm: number): number {
  return 1 / (1 + Math.exp((-1.702 * depthMm) / softnessMm));
}

/** Computes the true HU of one slice; the phantom is the same along z. */
function sliceHu(
  {shape, spacing, radiusMm}: Pick<WaterPhantomOptions, "shape" | "spacing" | "radiusMm">,
  inserts: readonly PhantomInsert[],
  cupping: number,
  blurMm: number,
): Float64Array {
  const [nx, ny] = shape;
  const slice = new Float64Array(nx * ny);
  // A pixel's own aperture adds the variance of a box, width²/12, to the point spread.
  const softness = Math.sqrt(blurMm * blurMm + (spacing[0] * spacing[1]) / 12);
  for (let j = 0; j < ny; j++) {
    const y = (j - (ny - 1) / 2) * spacing[1];
    for (let i = 0; i < nx; i++) {
      const x = (i - (nx - 1) / 2) * spacing[0];
      const r = Math.hypot(x, y);

      // Water in air, then each rod in the water.
      let hu = -1000 + 1000 * coverage(radiusMm - r, softness);
      for (const rod of inserts) {
        const depth = rod.radiusMm - Math.hypot(x - rod.xMm, y - rod.yMm);
        if (depth > -12 * softness) hu += (rod.hu - hu) * coverage(depth, softness);
      }

      // Beam hardening lowers the attenuation, so air stays where it is.
      const bowl = Math.max(0, 1 - (r / radiusMm) ** 2);
      slice[i + nx * j] = hu - cupping * bowl * (1 + hu / 1000);
    }
  }
  return slice;
}

/**
 * Generates a CT scan of a water cylinder in air, with rods, noise, cupping and calibration drift.
 *
 * The cylinder's axis is the world's z axis. Edges are softened by the point spread and the pixel, the noise is
 * Gaussian and the same everywhere (a real scan's is correlated and strongest in the middle), and the drift acts on
 * all of it, as a wrong calibration does.
 *
 * @formula $H = \frac{(H_0 - c\,(1 - r^2/R^2)(1 + H_0/1000) + \sigma n) - 1000\,\varepsilon}{1 + \varepsilon}$
 * @param {rng, shape, spacing, radiusMm, inserts, noiseHu, driftEpsilon, cupping, blurMm} - grid, mm; radius, mm; rods; noise and cupping, HU; drift ε; point spread, mm
 * @returns the scan in HU, its centre at the world's origin, shape [nx·ny·nz]
 * @throws RangeError when a size is not above 0, noise is negative, ε is not above -1, or a rod is not in the water
 * @example waterPhantom({rng: createRng(1), shape: [1, 1, 1], spacing: [1, 1, 1], radiusMm: 90, noiseHu: 0, driftEpsilon: 0.25}).data // [-200]
 */
export function waterPhantom({
  rng,
  shape,
  spacing,
  radiusMm,
  inserts = [],
  noiseHu,
  driftEpsilon = 0,
  cupping = 0,
  blurMm = 0.6,
}: WaterPhantomOptions): Volume {
  requireOptions({radiusMm, noiseHu, cupping, blurMm, inserts});
  requireEpsilon("waterPhantom", driftEpsilon);
  const count = shape[0] * shape[1] * shape[2];
  const data = new Float32Array(Number.isSafeInteger(count) && count > 0 ? count : 0);
  const volume = createVolume(data, {
    shape,
    spacing,
    origin: [
      (-(shape[0] - 1) / 2) * spacing[0] + 0,
      (-(shape[1] - 1) / 2) * spacing[1] + 0,
      (-(shape[2] - 1) / 2) * spacing[2] + 0,
    ],
    unit: "HU",
  });

  // Truth, noise, and then the scanner's wrong idea of water.
  const slice = sliceHu({shape, spacing, radiusMm}, inserts, cupping, blurMm);
  const gain = 1 / (1 + driftEpsilon);
  const offset = -1000 * driftEpsilon * gain;
  for (let v = 0; v < count; v++) {
    const noise = noiseHu === 0 ? 0 : noiseHu * rng.normal();
    data[v] = gain * (slice[v % slice.length] + noise) + offset;
  }
  return volume;
}
