import type {Motion, Perturbation} from "voxelbook/pipeline";
import {CliError, USAGE} from "../error.ts";
import {didYouMean} from "voxelbook/core";

/** What is the same for all perturbations of a command line. */
export interface PerturbationChoice {
  readonly move: "both" | "mask";
  readonly seed: string;
}

const wrong = (message: string): CliError =>
  new CliError(`robustness: --perturb: ${message}`, {exitCode: USAGE});

/** Reads a number, with or without a unit behind it. */
function readNumber(text: string, unit: string, asked: string): number {
  const bare = text.endsWith(unit) ? text.slice(0, text.length - unit.length) : text;
  const value = Number(bare);
  if (bare.trim() === "" || !Number.isFinite(value)) {
    throw wrong(`${asked} must hold a number, got "${text}"`);
  }
  return value;
}

/** Reads a number above 0, with or without a unit behind it. */
function readSize(text: string, unit: string, asked: string): number {
  const value = readNumber(text, unit, asked);
  if (!(value > 0)) throw wrong(`${asked} must be above 0`);
  return value;
}

/** Reads a ball in mm, or a number of layers of voxels. */
function readElement(text: string, asked: string) {
  const value = readSize(text, "mm", asked);
  if (text.endsWith("mm")) return {radiusMm: value};
  if (!Number.isInteger(value)) {
    throw wrong(`${asked} must be a whole number of voxels, or end in mm`);
  }
  return {connectivity: 6, times: value} as const;
}

/** Makes one perturbation out of a name and a value; `place` numbers those that draw at random. */
type Reader = (
  value: string,
  asked: string,
  choice: PerturbationChoice,
  place: number,
) => Perturbation;

/** Says what moves, and how it is interpolated. */
function motionOf({move}: PerturbationChoice): Motion {
  return move === "mask" ? {moves: "mask"} : {moves: "image and mask", interpolation: "linear"};
}

const READERS: Readonly<Record<string, Reader>> = {
  erode: (value, asked) => ({
    kind: "erode",
    ...readElement(value, asked),
    beyond: "foreground",
  }),
  dilate: (value, asked) => ({kind: "dilate", ...readElement(value, asked)}),
  contour(value, asked, {seed}, place) {
    const parts = value.split(":");
    if (parts.length !== 2)
      throw wrong(`${asked} must be contour:SD:LENGTH, such as contour:1mm:5mm`);
    const [sdMm, lengthMm] = parts.map((part) => readSize(part, "mm", asked));
    return {kind: "contour", sdMm, lengthMm, seed: `${seed}-${place}`};
  },
  shift(value, asked, choice) {
    const by = readNumber(value, "mm", asked);
    const unit = value.endsWith("mm") ? "mm" : "voxel";
    return {kind: "shift", by: [by, by, by], unit, ...motionOf(choice)};
  },
  rotate(value, asked, choice) {
    const angle = (readNumber(value, "°", asked) * Math.PI) / 180;
    return {kind: "rotate", axis: "z", angle, ...motionOf(choice)};
  },
  noise(value, asked, {seed}, place) {
    const sd = value === "estimated" ? value : readSize(value, "", asked);
    return {kind: "noise", sd, seed: `${seed}-${place}`};
  },
  resample(value, asked) {
    const sizes = value.split(/[x×]/).map((part) => readSize(part, "mm", asked));
    if (sizes.length !== 1 && sizes.length !== 3) {
      throw wrong(`${asked} must hold one size, or three such as 1x1x3`);
    }
    const [x, y = x, z = x] = sizes;
    return {kind: "resample", spacing: [x, y, z], interpolation: "linear"};
  },
  "bin-width"(value, asked) {
    const [width, from] = value.split(":");
    const size = {kind: "binWidth", width: readSize(width, "", asked)} as const;
    if (from === undefined) return size;
    if (from === "minimum" || from === "multiple" || from === "range") return {...size, from};
    return {...size, from: readNumber(from, "", asked)};
  },
  "bin-number": (value, asked) => ({kind: "binNumber", count: readSize(value, "", asked)}),
};

/**
 * Reads the perturbations of a command line, such as erode:1mm,noise:10,bin-width:10,25.
 *
 * @param text - names and values, with commas between them; a value without a name takes the last one
 * @param choice - what moves in a shift, and the seed of what is drawn at random
 */
export function readPerturbations(text: string, choice: PerturbationChoice): Perturbation[] {
  let name = "";
  const seen = new Set<string>();
  return text.split(",").map((part, place) => {
    const trimmed = part.trim();
    const [first, ...rest] = trimmed.split(":");
    const isNamed = /^[a-z-]+$/i.test(first) && first !== "estimated";
    if (isNamed) name = first.toLowerCase();
    const names = Object.keys(READERS);
    if (!names.includes(name)) {
      throw wrong(
        `must begin with one of ${names.join(", ")}, got "${trimmed}"${didYouMean(name, names)}`,
      );
    }
    const value = isNamed ? rest.join(":") : trimmed;
    const asked = `${name}:${value}`;
    if (value === "") throw wrong(`${name} needs a value, such as ${name}:1`);
    if (seen.has(asked)) throw wrong(`${asked} must be named once`);
    seen.add(asked);
    return READERS[name](value, asked, choice, place);
  });
}
