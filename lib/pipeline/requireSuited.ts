import type {Volume} from "../image/index.ts";
import type {Modality, ModelInput} from "../nn/index.ts";

/** The lowest uptake that a reconstruction's noise explains, SUV, and the share that may lie below it. */
const LEAST_SUV = -0.5;
const SHARE_BELOW = 0.01;

/** Uptake that hardly any voxel of a patient reaches, SUV; the mean over the body is 1 by definition. */
const HIGH_SUV = 100;
const SHARE_ABOVE = 0.01;

/** A CT of a patient holds fat or air somewhere, below this many HU. */
const SOFT_HU = -50;

/** Throws at the first voxel that is no finite number. */
function requireFinite(who: string, {data, shape: [nx, ny]}: Volume): void {
  let [first, count] = [-1, 0];
  for (let i = 0; i < data.length; i++) {
    if (Number.isFinite(data[i])) continue;
    if (first < 0) first = i;
    count++;
  }
  if (count === 0) return;
  const place = [first % nx, Math.floor(first / nx) % ny, Math.floor(first / (nx * ny))];
  throw new RangeError(
    `${who}: image must be finite, got ${data[first]} at voxel [${place.join(", ")}] and ${count} such voxels of ${data.length}; write 0, or what air has, there`,
  );
}

/** Throws when numbers cannot be uptake in SUV, whatever they are called. */
function requireUptake(who: string, data: Volume["data"]): void {
  let [below, above] = [0, 0];
  for (let i = 0; i < data.length; i++) {
    if (data[i] < LEAST_SUV) below++;
    if (data[i] > HIGH_SUV) above++;
  }
  const percent = (count: number) => `${Number(((100 * count) / data.length).toPrecision(2))} %`;
  if (below > SHARE_BELOW * data.length) {
    throw new RangeError(
      `${who}: image must hold SUV, which does not go below 0, got ${percent(below)} of the voxels below ${LEAST_SUV}: it is another modality, such as CT, or was normalised`,
    );
  }
  if (above > SHARE_ABOVE * data.length) {
    throw new RangeError(
      `${who}: image must hold SUV, which hardly reaches ${HIGH_SUV}, got ${percent(above)} of the voxels above it: it is in Bq/mL, to be multiplied by body weight in g over dose in Bq, or another modality`,
    );
  }
}

/**
 * Refuses an image that a model was not made for: another modality or unit, numbers that cannot be of
 * the unit, or none at all. What is only odd becomes a note.
 */
export function requireSuited(
  who: string,
  {modality: wanted, unit}: ModelInput,
  volume: Volume,
  {modality, note}: {modality: Modality; note: (text: string) => void},
): void {
  if (modality !== "PT" && modality !== "CT" && modality !== "MR") {
    throw new RangeError(
      `${who}: modality must be "PT", "CT" or "MR", got ${JSON.stringify(modality) ?? "nothing"}`,
    );
  }
  if (modality !== wanted) {
    throw new RangeError(
      `${who}: modality must be ${wanted}, which the model was trained on, got ${modality}`,
    );
  }
  if (volume.unit !== unit) {
    throw new RangeError(
      `${who}: unit of the image must be ${unit}, in which the model was trained, got ${volume.unit}`,
    );
  }
  requireFinite(who, volume);
  const {data} = volume;
  let [least, most] = [data[0], data[0]];
  for (let i = 1; i < data.length; i++) {
    if (data[i] < least) least = data[i];
    if (data[i] > most) most = data[i];
  }
  if (least === most) note(`every voxel of the image is ${least}: there is nothing to see`);
  if (unit === "SUV") requireUptake(who, data);
  if (unit === "HU" && least >= SOFT_HU) {
    note(`no voxel lies below ${SOFT_HU} HU, where fat and air are: is the image a CT in HU?`);
  }
}
