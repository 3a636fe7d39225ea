import type {Picture} from "./picture.ts";
import type {CodedMessage} from "./types.ts";
import {words} from "./words.ts";

/** Says which part of an image a picture shows; undefined when it shows all of it. Counts begin at 1. */
export function pictureCaption({part, shape}: Picture): CodedMessage | undefined {
  if (part === undefined) return undefined;
  const {slice, first, step} = part;
  const [x0, y0] = [first[0] + 1, first[1] + 1];
  const place = {
    slice: slice + 1,
    ...{x0, x1: first[0] + shape[0] * step},
    ...{y0, y1: first[1] + shape[1] * step},
  };
  return step === 1 ? words("picture.part", place) : words("picture.reduced", {...place, step});
}
