import {mean, median, percentile, sum, variance} from "voxelbook/core";
import {marchingCubes, meshArea, meshVolume, sphericity, voxelFaceArea} from "voxelbook/features";
import type {Mask, Volume} from "voxelbook/image";
import {
  affineOf,
  maskedValues,
  orientationOf,
  readImage,
  readNiftiHeader,
  toMask,
  voxelIndex,
  voxelToWorld,
} from "voxelbook/image";
import {applyDrift} from "voxelbook/physics";
import {connectedComponents, dice, thresholdMask, componentAt} from "voxelbook/segment";
import type {ReferenceCase} from "./cases.ts";
import {datasetBytes, parameterOf, text} from "./cases.ts";

/** Finds the largest value, or with sign −1 the smallest. */
function extreme(values: ArrayLike<number>, sign: 1 | -1): number {
  let most = values[0];
  for (let i = 1; i < values.length; i++) if (sign * values[i] > sign * most) most = values[i];
  return most;
}

/** What a case expects of the image itself: grid, statistics, and the values of the voxels it names. */
export function headerOf(file: string, {expected}: ReferenceCase): Record<string, unknown> {
  const bytes = datasetBytes(file);
  const volume = readImage(bytes, {name: file});
  const {datatype} = readNiftiHeader(bytes, {name: file});
  const header = expected["header"];
  const named: unknown =
    header !== null && typeof header === "object" && "some_voxels" in header
      ? header.some_voxels
      : [];
  const places = Array.isArray(named) ? named.filter(Array.isArray) : [];
  return {
    shape: volume.shape,
    datatype,
    affine: {shape: [4, 4], data: affineOf(volume)},
    spacing: {shape: [3], data: volume.spacing},
    orientation: orientationOf(volume),
    min: extreme(volume.data, -1),
    max: extreme(volume.data, 1),
    mean: mean(volume.data),
    sd: Math.sqrt(variance(volume.data)),
    sum: sum(volume.data),
    some_voxels: places.map(([x, y, z]) => [
      x,
      y,
      z,
      volume.data[voxelIndex(Number(x), Number(y), Number(z), volume.shape)],
    ]),
  };
}

/** Computes one statistic of a region by the name that keys use for it. */
function statistic(values: Float64Array, name: string): number | undefined {
  const p = parameterOf(name, /^p(\d+(?:p\d+)?)$/);
  if (p !== undefined) return percentile(values, p);
  switch (name) {
    case "min":
      return extreme(values, -1);
    case "max":
      return extreme(values, 1);
    case "mean":
      return mean(values);
    case "median":
      return median(values);
    case "sd":
    case "sd_population":
      return Math.sqrt(variance(values));
    default:
      return undefined;
  }
}

/** Finds the centre of a mask's voxels, as an index. */
function centroidOf({data, shape}: Mask): number[] {
  const totals = [0, 0, 0];
  let count = 0;
  for (let z = 0, i = 0; z < shape[2]; z++) {
    for (let y = 0; y < shape[1]; y++) {
      for (let x = 0; x < shape[0]; x++, i++) {
        if (data[i] === 0) continue;
        totals[0] += x;
        totals[1] += y;
        totals[2] += z;
        count++;
      }
    }
  }
  return totals.map((total) => total / count);
}

/** Cuts at a percentage of the region's maximum: everywhere, or the part that holds the maximum. */
function cutAt(volume: Volume, mask: Mask, percent: number, rule: string): number {
  const most = statistic(maskedValues(volume, mask), "max") ?? Number.NaN;
  const cut = thresholdMask(volume, {atLeast: (percent / 100) * most});
  if (rule === "whole") return dice(cut, mask);
  const at = volume.data.findIndex((value, i) => mask.data[i] === 1 && value === most);
  const [nx, ny] = volume.shape;
  const voxel = [at % nx, Math.floor(at / nx) % ny, Math.floor(at / (nx * ny))] as const;
  return dice(componentAt(cut, {voxel, connectivity: 6}), mask);
}

/** What a case asks of the surface of a mask; undefined for any other key. */
function surfaceOf(mask: Mask, key: string): number | undefined {
  if (key === "area_voxel_faces_mm2") return voxelFaceArea(mask);
  if (!/^(area|volume|sphericity)_mesh/.test(key)) return undefined;
  const mesh = marchingCubes(mask, {level: 0.5});
  const solid = {volume: meshVolume(mesh), area: meshArea(mesh)};
  switch (key) {
    case "area_mesh_binary_mm2":
      return solid.area;
    case "volume_mesh_binary_mm3":
      return solid.volume;
    case "sphericity_mesh":
      return sphericity(solid);
    default:
      return undefined;
  }
}

/** Results of the op `real_image`: an image and its mask, key by key. */
export function realImage(reference: ReferenceCase): (key: string) => unknown {
  const file = text(reference.params, "file");
  const maskFile = text(reference.params, "mask");
  const volume = readImage(datasetBytes(file), {name: file});
  const mask = toMask(readImage(datasetBytes(maskFile), {name: maskFile}));
  const values = maskedValues(volume, mask);
  return (key) => {
    const drift = /^roi_(.+)_after_drift_(\d+(?:p\d+)?)$/.exec(key);
    if (drift !== null) {
      const epsilon = Number(drift[2].replace("p", "."));
      return statistic(Float64Array.from(applyDrift(values, epsilon)), drift[1]);
    }
    const threshold = parameterOf(key, /^threshold_(\d+(?:p\d+)?)$/);
    if (threshold !== undefined) return (threshold / 100) * (statistic(values, "max") ?? 0);
    const cut = /^dice_threshold_(\d+(?:p\d+)?)_(whole|component_of_max)$/.exec(key);
    if (cut !== null) return cutAt(volume, mask, Number(cut[1].replace("p", ".")), cut[2]);
    const neighbours = parameterOf(key, /^mask_components_(\d+)$/);
    if (neighbours === 6 || neighbours === 18 || neighbours === 26) {
      return connectedComponents(mask, {connectivity: neighbours}).count;
    }
    if (key.startsWith("roi_")) return statistic(values, key.slice(4));
    switch (key) {
      case "header":
        return headerOf(file, reference);
      case "mask_voxels":
        return values.length;
      case "mask_volume_ml":
        return (values.length * volume.spacing.reduce((a, b) => a * b)) / 1000;
      case "centroid_index":
        return centroidOf(mask);
      case "centroid_world_mm_ras":
        return voxelToWorld(mask, centroidOf(mask));
      case "suv_max":
        return statistic(values, "max");
      default:
        return surfaceOf(mask, key);
    }
  };
}
