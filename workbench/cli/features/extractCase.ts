import {createHash} from "node:crypto";
import type {Extraction, FeatureSettings} from "voxelbook/features";
import {type Mask, requireSameGrid, resampleMask, sameGrid, type Volume} from "voxelbook/image";
import {
  failedLabel,
  type FeatureCase,
  type FeatureHead,
  type FeatureRun,
  type LabelResult,
} from "./featureCase.ts";
import {decodeImage, type ImageBytes, readImageBytes} from "./imageFile.ts";
import {labelMasks} from "./labelMasks.ts";

/** The library's extraction; tests give their own. */
export type Extract = (
  image: Volume,
  mask: Mask,
  settings: FeatureSettings,
) => Pick<Extraction, "features" | "provenance">;

/** Says in one line what went wrong. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/^(Array buffer allocation failed|Invalid (typed )?array length)/.test(message)) {
    return "there is not enough memory for it";
  }
  return message.split("\n")[0];
}

/** Returns a key of all that a result depends on: version, settings, choices and the bytes of the files. */
export function caseKey(
  {labels, unit}: FeatureCase,
  {version, settings, resampleMask: resampling}: FeatureRun,
  sums: readonly [string, string],
): string {
  const content = JSON.stringify([version, settings, resampling, labels, unit, ...sums]);
  return createHash("sha256").update(content).digest("hex");
}

/** Puts a mask on the image's grid, where that was asked for. */
function onGrid(mask: Mask, image: Volume, one: FeatureCase, run: FeatureRun): Mask {
  if (sameGrid(image, mask)) return mask;
  if (run.resampleMask !== null) {
    return resampleMask(mask, image, {interpolation: run.resampleMask});
  }
  try {
    requireSameGrid(`${one.image} and ${one.mask}`, image, mask);
  } catch (error) {
    throw new RangeError(`${reasonOf(error)}; --resample-mask moves the mask`, {cause: error});
  }
  return mask;
}

/** Drops what is the same in every case apart from the values. */
function headOf(row: FeatureHead): FeatureHead {
  const {name, ibsi, tag, pyradiomics, aggregation, unit, image} = row;
  return {name, ibsi, tag, pyradiomics, aggregation, unit, image};
}

/** Measures every chosen label of a case; one that fails does not keep the others from being measured. */
function measureLabels(
  one: FeatureCase,
  run: FeatureRun,
  [imageBytes, maskBytes]: readonly [ImageBytes, ImageBytes],
  extract: Extract,
): LabelResult[] {
  const image = decodeImage(imageBytes, one.unit);
  const map = decodeImage(maskBytes, "1");
  const results: LabelResult[] = [];
  for (const {label, mask} of labelMasks(map, one.labels, one.mask)) {
    try {
      if (typeof mask === "string") throw new RangeError(mask);
      const moved = onGrid(mask, image, one, run);
      const {features, provenance} = extract(image, moved, run.settings);
      results.push({
        label,
        error: null,
        heads: features.map(headOf),
        values: features.map(({value}) => (Number.isFinite(value) ? value : null)),
        provenance: {
          ...provenance,
          image: {file: one.image, sha256: imageBytes.sha256, unit: image.unit},
          mask: {
            file: one.mask,
            sha256: maskBytes.sha256,
            label,
            resampled: moved === mask ? null : run.resampleMask,
          },
        },
      });
    } catch (error) {
      results.push(failedLabel(label, reasonOf(error)));
    }
  }
  return results;
}

/** The bytes of a case, and the key that they have in a run. */
export interface CaseBytes {
  readonly key: string;
  readonly image: ImageBytes;
  readonly mask: ImageBytes;
}

/** Reads the files of a case. */
export async function readCase(one: FeatureCase, run: FeatureRun): Promise<CaseBytes> {
  const image = await readImageBytes(one.imagePath, one.image);
  const mask = await readImageBytes(one.maskPath, one.mask);
  return {key: caseKey(one, run, [image.sha256, mask.sha256]), image, mask};
}

/** What became of a case: its key, where its files could be read, and its results, unless they are known. */
export interface CaseReply {
  readonly key: string | null;
  readonly results: readonly LabelResult[] | null;
}

/**
 * Measures a case whose files have been read. It never throws: what goes wrong is the result.
 *
 * @param one - the case
 * @param run - what is the same for all cases
 * @param bytes - its files, as readCase gave them
 * @param extract - the library's extraction
 */
export function measureCase(
  one: FeatureCase,
  run: FeatureRun,
  {key, image, mask}: CaseBytes,
  extract: Extract,
): CaseReply {
  try {
    return {key, results: measureLabels(one, run, [image, mask], extract)};
  } catch (error) {
    return {key, results: [failedLabel(null, reasonOf(error))]};
  }
}

/** What becomes of a case whose files cannot be read. */
export function unreadableCase(error: unknown): CaseReply {
  return {key: null, results: [failedLabel(null, reasonOf(error))]};
}

/**
 * Reads and measures one case. It never throws: what goes wrong is the result.
 *
 * @param one - the case
 * @param run - what is the same for all cases
 * @param known - the keys of results that need not be computed again
 * @param extract - the library's extraction
 */
export async function extractCase(
  one: FeatureCase,
  run: FeatureRun,
  known: ReadonlySet<string>,
  extract: Extract,
): Promise<CaseReply> {
  let bytes: CaseBytes;
  try {
    bytes = await readCase(one, run);
  } catch (error) {
    return unreadableCase(error);
  }
  if (known.has(bytes.key)) return {key: bytes.key, results: null};
  return measureCase(one, run, bytes, extract);
}
