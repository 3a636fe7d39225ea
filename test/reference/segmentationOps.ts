import {createVolume} from "../../lib/image/index.ts";
import type {Connectivity} from "../../lib/segment/index.ts";
import {
  isodataThreshold,
  liThreshold,
  otsu,
  regionGrow,
  thresholdMask,
  triangleThreshold,
  watershed,
  yenThreshold,
} from "../../lib/segment/index.ts";
import {number, numbers, type Op, type ReferenceCase} from "./cases.ts";

/** Turns the shape of an array (slowest axis first) into that of a volume. */
export function gridShape(
  record: Readonly<Record<string, unknown>>,
  key: string,
): [number, number, number] {
  const value = record[key];
  const found = value !== null && typeof value === "object" && "shape" in value && value.shape;
  if (!Array.isArray(found) || found.length < 1 || found.length > 3) {
    throw new TypeError(`${key}: must have a shape of one to three numbers, got ${String(found)}`);
  }
  const [x, y = 1, z = 1] = found.map(Number).reverse();
  return [x, y, z];
}

/** Reads which neighbours touch: the words of a case, or the number of axes along which they differ. */
function connectivityOf({params, inputs}: ReferenceCase, key: string): Connectivity {
  const given = params["connectivity"];
  const rank = gridShape(inputs, key).filter((n) => n > 1).length;
  if (given === "edge neighbours" || given === "face neighbours" || given === 1) return 6;
  if (given === "edge and corner neighbours" || given === rank) return 26;
  if (given === 2) return 18;
  throw new RangeError(`connectivity: is not known, got ${JSON.stringify(given)}`);
}

/** Thresholds of 8-bit values by several rules; digits in a key are the number of classes. */
function thresholds({inputs}: ReferenceCase) {
  const image = () => Uint8Array.from(numbers(inputs, "image"));
  const image3 = () => Uint8Array.from(numbers(inputs, "image3"));
  return (key: string) => {
    const classes = /^multi_otsu_(\d+)$/.exec(key)?.[1];
    if (classes !== undefined) return otsu(image3(), {classes: Number(classes)});
    switch (key) {
      case "otsu":
        return otsu(image(), {classes: 2})[0];
      case "otsu_mask": {
        const volume = createVolume(image(), {shape: gridShape(inputs, "image"), unit: "1"});
        return thresholdMask(volume, {above: otsu(image(), {classes: 2})[0]}).data;
      }
      case "li":
        return liThreshold(image());
      case "yen":
        return yenThreshold(image());
      case "isodata":
        return isodataThreshold(image());
      case "triangle":
        return triangleThreshold(image());
      default:
        return undefined;
    }
  };
}

/** A region grown from a seed, which a case gives with the slowest axis first. */
function flood(reference: ReferenceCase) {
  const {params, inputs} = reference;
  const data = Float64Array.from(numbers(inputs, "image"));
  const volume = createVolume(data, {shape: gridShape(inputs, "image"), unit: "1"});
  const [x, y = 0, z = 0] = [...numbers(params, "seed")].reverse();
  const connectivity = connectivityOf(reference, "image");
  const tolerance = number(params, "tolerance");
  return {mask: regionGrow(volume, {seed: [x, y, z], tolerance, connectivity}).data};
}

/** Basins flooded from markers. */
function basins(reference: ReferenceCase) {
  const {inputs} = reference;
  const data = Float64Array.from(numbers(inputs, "elevation"));
  const elevation = createVolume(data, {shape: gridShape(inputs, "elevation"), unit: "1"});
  const connectivity = connectivityOf(reference, "elevation");
  return {labels: watershed(elevation, {markers: numbers(inputs, "markers"), connectivity})};
}

/** The segmentation part of physics/filters_segmentation. */
export const segmentationOps: Readonly<Record<string, Op>> = {
  thresholds,
  flood,
  watershed: basins,
};
