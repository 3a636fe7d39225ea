import {mean, variance} from "../core/index.ts";
import {affineOf, type Volume, voxelToWorld} from "../image/index.ts";
import {driftFromWater} from "./driftFromWater.ts";
import {requireFinite, requirePositive} from "./elementwise.ts";
import type {QcOptions, QcReport, QcRim, QcRoi, QcTolerance} from "./qcReport.ts";

/** Rim regions in world directions (x to the right, y to the front), named as a radiological display shows them. */
const RIM = [
  {place: "12", dx: 0, dy: 1},
  {place: "3", dx: -1, dy: 0},
  {place: "6", dx: 0, dy: -1},
  {place: "9", dx: 1, dy: 0},
] as const;

/** Fewest voxels of a region that is worth judging. */
const FEWEST = 9;

/** Checks the scan and the tolerances, and spells the tolerances out. */
function checkedTolerance(volume: Volume, {radiusMm, tolerance}: QcOptions): QcTolerance {
  if (volume.unit !== "HU") {
    throw new RangeError(`qcWaterPhantom: the volume's unit must be HU, got ${volume.unit}`);
  }
  if (Math.abs(volume.direction[8]) < 0.99) {
    throw new RangeError(
      `qcWaterPhantom: slices must be axial, the slice axis has cosine ${volume.direction[8]} with the body's`,
    );
  }
  requirePositive("qcWaterPhantom", "radiusMm", radiusMm);
  const full =
    typeof tolerance === "number" ? {water: tolerance, uniformity: tolerance} : tolerance;
  requirePositive("qcWaterPhantom", "tolerance.water", full.water);
  requirePositive("qcWaterPhantom", "tolerance.uniformity", full.uniformity);
  if (full.noise !== undefined) {
    requirePositive("qcWaterPhantom", "tolerance.noise", full.noise);
  }
  return full;
}

/** Finds the centre of everything denser than −500 HU in the middle slice. */
function findCentre(volume: Volume): readonly [number, number, number] {
  const [nx, ny, nz] = volume.shape;
  const k = Math.floor(nz / 2);
  let n = 0;
  let sumI = 0;
  let sumJ = 0;
  for (let j = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++) {
      if (volume.data[i + nx * (j + ny * k)] > -500) {
        n++;
        sumI += i;
        sumJ += j;
      }
    }
  }
  if (n === 0) {
    throw new RangeError(
      "qcWaterPhantom: no voxel of the middle slice is above -500 HU; give centre",
    );
  }
  return voxelToWorld(volume, [sumI / n, sumJ / n, k]);
}

/** Collects the voxels of a disc in the slice nearest to the centre. */
function measure(
  volume: Volume,
  slice: number,
  roi: Pick<QcRoi, "place" | "centreMm" | "radiusMm">,
): QcRoi {
  const [nx, ny] = volume.shape;
  const a = affineOf(volume);
  const values: number[] = [];
  for (let j = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++) {
      const x = a[0] * i + a[1] * j + a[2] * slice + a[3] - roi.centreMm[0];
      const y = a[4] * i + a[5] * j + a[6] * slice + a[7] - roi.centreMm[1];
      if (x * x + y * y > roi.radiusMm * roi.radiusMm) continue;
      const hu = volume.data[i + nx * (j + ny * slice)];
      if (!Number.isFinite(hu)) {
        requireFinite("qcWaterPhantom", `the HU of voxel [${i}, ${j}, ${slice}]`, hu);
      }
      values.push(hu);
    }
  }

  // A region that the image cuts off would be judged on its rest: refuse it.
  const area = Math.PI * roi.radiusMm ** 2;
  const expected = area / (volume.spacing[0] * volume.spacing[1]);
  if (values.length < FEWEST || values.length < 0.8 * expected - 4) {
    throw new RangeError(
      `qcWaterPhantom: the region at ${roi.place} must hold ${Math.max(FEWEST, Math.round(expected))} voxels inside the image, got ${values.length}`,
    );
  }
  const n = values.length;
  const sdHu = Math.sqrt((variance(values) * n) / (n - 1));
  return {...roi, voxels: n, meanHu: mean(values), sdHu};
}

/**
 * Judges a scan of a water phantom: CT number of water, noise and uniformity, in the manner of IEC 61223-3-5.
 *
 * The central region has 40 % of the phantom's diameter (mean, noise); the rim regions have 10 %, lie at 80 % of the
 * radius and are compared with a central region of their size. One slice is used, the one nearest to the centre.
 *
 * @formula $\varepsilon = -\frac{H_w}{1000 + H_w}$ from the central mean $H_w$
 * @param volume - axial scan in HU
 * @param options - centre, radiusMm, tolerance: world position of the centre, mm; radius of the phantom, mm; accepted deviations, HU
 * @returns mean, noise, implied drift, the regions and a verdict on each
 * @throws RangeError when the unit is not HU, slices are not axial, a region leaves the image, or the centre is not water
 * @ref iec61223 mccollough2004
 * @example qcWaterPhantom(waterPhantom({rng: createRng(1), shape: [64, 64, 1], spacing: [4, 4, 5], radiusMm: 100, noiseHu: 0, driftEpsilon: 0.25}), {radiusMm: 100, tolerance: 4}).epsilon // ≈ 0.25
 */
export function qcWaterPhantom(volume: Volume, options: QcOptions): QcReport {
  const tolerance = checkedTolerance(volume, options);
  const {radiusMm, centre = findCentre(volume)} = options;
  centre.forEach((value, axis) => {
    requireFinite("qcWaterPhantom", `centre[${axis}]`, value);
  });

  // The slice nearest to the centre; slices are axial, so the body's z alone decides.
  const first = voxelToWorld(volume, [0, 0, 0])[2];
  const step = volume.direction[8] * volume.spacing[2];
  const slice = Math.round((centre[2] - first) / step);
  if (slice < 0 || slice >= volume.shape[2]) {
    throw new RangeError(
      `qcWaterPhantom: centre must lie in the scan, its slice ${slice} is not in 0 to ${volume.shape[2] - 1}`,
    );
  }

  const [x, y] = centre;
  const large = measure(volume, slice, {
    place: "centre",
    centreMm: [x, y],
    radiusMm: 0.4 * radiusMm,
  });
  if (large.meanHu < -500) {
    throw new RangeError(
      `qcWaterPhantom: the centre must be water, its mean is ${large.meanHu.toFixed(1)} HU; give centre or radiusMm`,
    );
  }
  const small = measure(volume, slice, {
    place: "centre",
    centreMm: [x, y],
    radiusMm: 0.1 * radiusMm,
  });
  const rim = RIM.map(({place, dx, dy}): QcRim => {
    const centreMm = [x + 0.8 * radiusMm * dx, y + 0.8 * radiusMm * dy] as const;
    const roi = measure(volume, slice, {place, centreMm, radiusMm: 0.1 * radiusMm});
    const differenceHu = roi.meanHu - small.meanHu;
    return {...roi, differenceHu, pass: Math.abs(differenceHu) <= tolerance.uniformity};
  });
  return verdict(large, rim, tolerance);
}

/** Puts the measurements beside their tolerances. */
function verdict(centre: QcRoi, rim: readonly QcRim[], tolerance: QcTolerance): QcReport {
  const waterPass = Math.abs(centre.meanHu) <= tolerance.water;
  const uniformityPass = rim.every(({pass}) => pass);
  const noisePass = tolerance.noise === undefined ? null : centre.sdHu <= tolerance.noise;
  return {
    meanHu: centre.meanHu,
    sdHu: centre.sdHu,
    standardErrorHu: centre.sdHu / Math.sqrt(centre.voxels),
    epsilon: driftFromWater(centre.meanHu),
    uniformityHu: Math.max(...rim.map(({differenceHu}) => Math.abs(differenceHu))),
    centre,
    rim,
    waterPass,
    uniformityPass,
    noisePass,
    pass: waterPass && uniformityPass && noisePass !== false,
  };
}
