import type {Picture} from "../exercise/types.ts";
import type {Panel} from "./maskPicture.ts";
import {type Colour, pixelImage} from "./pixelImage.ts";
import type {Say} from "./say.ts";

/** Not a number: a colour that neither scale has. */
const NONE: Colour = [204, 121, 167];
/** The ends of the scale of differences, of Okabe and Ito: below 0 blue, above 0 vermilion, 0 white. */
const BELOW: Colour = [0, 114, 178];
const ABOVE: Colour = [213, 94, 0];

/** The numbers that two images are drawn by. */
export interface ImageScale {
  /** Least and greatest value of both. */
  readonly low: number;
  readonly high: number;
  /** Greatest absolute difference. */
  readonly most: number;
}

/** Finds the scales that two images share. */
export function imageScale({expected, got}: Picture): ImageScale {
  let [low, high, most] = [Infinity, -Infinity, 0];
  for (let i = 0; i < expected.length; i++) {
    for (const value of [expected[i], got[i]]) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    const difference = Math.abs(got[i] - expected[i]);
    if (Number.isFinite(difference)) most = Math.max(most, difference);
  }
  return low > high ? {low: 0, high: 0, most} : {low, high, most};
}

const grey = (value: number, {low, high}: ImageScale): Colour => {
  if (!Number.isFinite(value)) return NONE;
  const level = high === low ? 128 : Math.round((255 * (value - low)) / (high - low));
  return [level, level, level];
};

/** Colour of a difference: white at 0, to the ends of the scale. */
function diverging(difference: number, most: number): Colour {
  if (!Number.isFinite(difference)) return NONE;
  const share = most === 0 ? 0 : Math.abs(difference) / most;
  const [r, g, b] = difference < 0 ? BELOW : ABOVE;
  const mix = (end: number): number => Math.round(255 + (end - 255) * share);
  return [mix(r), mix(g), mix(b)];
}

/** Writes a number with three significant digits. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** Draws two images on one grey scale, and got less expected on a scale of its own, centred at 0. */
export function imagePanels(picture: Picture, say: Say): Panel[] {
  const {shape, expected, got} = picture;
  const scale = imageScale(picture);
  const plain = (values: readonly number[]) => (index: number) => grey(values[index], scale);
  const args = {columns: shape[0], rows: shape[1]};
  const alt = say("picture.imageAlt", args);
  const difference = (index: number): Colour => diverging(got[index] - expected[index], scale.most);
  return [
    {address: pixelImage(shape, plain(expected)), name: say("check.expected"), alt},
    {address: pixelImage(shape, plain(got)), name: say("check.got"), alt},
    {
      address: pixelImage(shape, difference),
      name: say("picture.difference"),
      alt: say("picture.imageDifferenceAlt", {most: shortNumber(scale.most)}),
    },
  ];
}

/** A bar of a scale with the numbers at its ends and, where there is one, in its middle. */
function bar(address: string, numbers: readonly string[], name: string): string {
  const marks = numbers.map((number) => `<span>${number}</span>`).join("");
  return `<li class="scale">${name}<img alt="" width="200" height="12" src="${address}"><span class="marks">${marks}</span></li>`;
}

const ramp = (colourOf: (share: number) => Colour): string =>
  pixelImage([200, 1], (index) => colourOf(index / 199));
const GREYS = ramp((share) => grey(share, {low: 0, high: 1, most: 0}));
const DIFFERENCES = ramp((share) => diverging(2 * share - 1, 1));
const SWATCH = pixelImage([2, 1], () => NONE);

/** Explains both scales with their numbers. */
export function imageLegend(picture: Picture, say: Say): string {
  const {low, high, most} = imageScale(picture);
  const ends = [low, high].map(shortNumber);
  const signed = [`−${shortNumber(most)}`, "0", `+${shortNumber(most)}`];
  const none = [...picture.expected, ...picture.got].some((value) => !Number.isFinite(value));
  const missing = none
    ? `<li><img alt="" width="32" height="16" src="${SWATCH}"> ${say("picture.none")}</li>`
    : "";
  return `<ul class="legend">${bar(GREYS, ends, say("picture.greyScale"))}${bar(DIFFERENCES, signed, say("picture.differenceScale"))}${missing}</ul>`;
}
