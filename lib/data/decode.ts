import type {Mask, Volume} from "../image/index.ts";
import {readImage, toMask} from "../image/index.ts";
import type {DatasetInfo} from "./manifest.ts";

/** Reads the bytes of an image of the manifest, in the unit that its row states. */
export function decodeVolume(info: DatasetInfo, bytes: Uint8Array): Volume {
  if (info.kind !== "image") {
    throw new TypeError(`loadVolume: ${info.id} must be an image, it is a mask: use loadMask`);
  }
  return readImage(bytes, {name: info.file, unit: info.unit});
}

/** Reads the bytes of a mask of the manifest. */
export function decodeMask(info: DatasetInfo, bytes: Uint8Array): Mask {
  if (info.kind !== "mask") {
    throw new TypeError(`loadMask: ${info.id} must be a mask, it is an image: use loadVolume`);
  }
  return toMask(readImage(bytes, {name: info.file, unit: info.unit}));
}
