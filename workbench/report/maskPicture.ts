import type {Picture} from "../exercise/types.ts";
import {type Colour, enlargement, pixelImage} from "./pixelImage.ts";
import type {Say} from "./say.ts";

const BLACK: Colour = [16, 16, 16];
const WHITE: Colour = [255, 255, 255];
const GREY: Colour = [150, 150, 150];
/** Vermilion and blue of Okabe and Ito: told apart by every reader, and by their patterns. */
const ORANGE: Colour = [213, 94, 0];
const BLUE: Colour = [0, 114, 178];

/** How many pixels both, only the expected and only the given mask hold. */
export interface MaskCounts {
  readonly both: number;
  readonly onlyExpected: number;
  readonly onlyGot: number;
}

/** Counts where two masks agree and where they do not. */
export function countMasks({expected, got}: Picture): MaskCounts {
  let [both, onlyExpected, onlyGot] = [0, 0, 0];
  for (let i = 0; i < expected.length; i++) {
    if (expected[i] !== 0 && got[i] !== 0) both += 1;
    else if (expected[i] !== 0) onlyExpected += 1;
    else if (got[i] !== 0) onlyGot += 1;
  }
  return {both, onlyExpected, onlyGot};
}

const stripe = (x: number, y: number): boolean => (x + y) % 6 < 3;
const dot = (x: number, y: number): boolean => x % 5 < 2 && y % 5 < 2;

/** Colour of the difference: grey where both, orange stripes where only expected, blue with dots where only got. */
function differenceAt(inExpected: boolean, inGot: boolean, x: number, y: number): Colour {
  if (inExpected && inGot) return GREY;
  if (inExpected) return stripe(x, y) ? ORANGE : WHITE;
  if (inGot) return dot(x, y) ? WHITE : BLUE;
  return BLACK;
}

/** One panel: a picture, what it is called and what is to be seen, in words. */
export interface Panel {
  readonly address: string;
  readonly name: string;
  readonly alt: string;
}

/** Draws two masks and where they differ. */
export function maskPanels(picture: Picture, say: Say): Panel[] {
  const {shape, expected, got} = picture;
  const {both, onlyExpected, onlyGot} = countMasks(picture);
  const plain = (mask: readonly number[]) => (index: number) => (mask[index] === 0 ? BLACK : WHITE);
  const difference = (i: number, x: number, y: number): Colour =>
    differenceAt(expected[i] !== 0, got[i] !== 0, x, y);
  const size = {columns: shape[0], rows: shape[1]};
  return [
    {
      address: pixelImage(shape, plain(expected)),
      name: say("check.expected"),
      alt: say("picture.maskAlt", {...size, count: both + onlyExpected}),
    },
    {
      address: pixelImage(shape, plain(got)),
      name: say("check.got"),
      alt: say("picture.maskAlt", {...size, count: both + onlyGot}),
    },
    {
      address: pixelImage(shape, difference, enlargement(shape)),
      name: say("picture.difference"),
      alt: say("picture.maskDifferenceAlt", {both, onlyExpected, onlyGot}),
    },
  ];
}

const swatch = (inExpected: boolean, inGot: boolean): string =>
  pixelImage([32, 16], (_, x, y) => differenceAt(inExpected, inGot, x, y));
const SWATCHES = {
  both: swatch(true, true),
  onlyExpected: swatch(true, false),
  onlyGot: swatch(false, true),
} as const;

/** Explains the colours and patterns of the difference, with how many pixels each has. */
export function maskLegend(picture: Picture, say: Say): string {
  const counts = countMasks(picture);
  const items = (["both", "onlyExpected", "onlyGot"] as const).map((part) => {
    const text = say(`picture.${part}`, {count: counts[part]});
    return `<li><img alt="" width="32" height="16" src="${SWATCHES[part]}"> ${text}</li>`;
  });
  return `<ul class="legend">${items.join("")}</ul>`;
}
