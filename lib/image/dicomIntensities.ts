import {FormatError} from "../core/index.ts";
import type {DicomFields} from "./dicomDataSet.ts";
import {requireDecimals} from "./dicomDataSet.ts";
import {dicomPixels} from "./dicomPixels.ts";
import type {Unit, VoxelArray} from "./volume.ts";

/** Applies the rescaling; whole results that fit keep the stored kind of array. */
function rescaled(file: DicomFields, pixels: VoxelArray): VoxelArray {
  const {dataSet} = file;
  if (dataSet.elements["x00281053"] === undefined && dataSet.elements["x00281052"] === undefined) {
    return pixels;
  }
  const [slope] = requireDecimals(file, "x00281053", "RescaleSlope", 1);
  const [intercept] = requireDecimals(file, "x00281052", "RescaleIntercept", 1);
  if (slope === 0) {
    throw new FormatError(`${file.who}: RescaleSlope (0028,1053) must not be 0, got 0`);
  }
  if (slope === 1 && intercept === 0) return pixels;
  const isNarrow = pixels.BYTES_PER_ELEMENT <= 2;
  const out = isNarrow ? new Float32Array(pixels.length) : new Float64Array(pixels.length);
  for (let i = 0; i < pixels.length; i++) out[i] = pixels[i] * slope + intercept;
  return out;
}

/** Reads the rescaled numbers of a file's only plane; `checkKind` has seen that it holds one. */
export function dicomIntensities(file: DicomFields, shape: readonly [number, number]): VoxelArray {
  return rescaled(file, dicomPixels(file, shape));
}

/** Finds the unit: CT files hold HU unless RescaleType names another. */
export function dicomUnit({dataSet}: DicomFields): Unit {
  const type = dataSet.string("x00281054") ?? "HU";
  return dataSet.string("x00080060") === "CT" && type === "HU" ? "HU" : "1";
}
