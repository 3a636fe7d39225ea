import type {Volume} from "../../image/index.ts";
import type {Block} from "./block.ts";
import {boxVolume, wholeBox} from "./box.ts";

/** Reads an image as a block. */
export function imageBlock(image: Volume): Block {
  return {data: image.data, box: wholeBox(image), whole: image.shape};
}

/** Writes a response in double precision where the image is, else in single precision. */
export function responseVolume(image: Volume, {data, box}: Block, unit: Volume["unit"]): Volume {
  const values = Float64Array.from(data);
  const isDouble = image.data instanceof Float64Array;
  return boxVolume(image, box, isDouble ? values : new Float32Array(values), unit);
}
