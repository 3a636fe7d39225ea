import {FormatError} from "../core/index.ts";
import type {LongDouble} from "./longDoubles.ts";
import {longDoubles} from "./longDoubles.ts";
import type {NiftiHeader} from "./niftiHeader.ts";
import {plainVoxels} from "./plainVoxels.ts";
import type {VoxelArray} from "./volume.ts";
import {wideIntegers} from "./wideIntegers.ts";

/** Which number to take from a voxel that holds several. */
export type NiftiComponent =
  | "real"
  | "imaginary"
  | "magnitude"
  | "phase"
  | "red"
  | "green"
  | "blue"
  | "alpha";

/** The choices that some number formats leave open. */
export interface NiftiVoxelOptions {
  /** Which number of a complex or colour voxel to take; needed for those, refused for others. */
  readonly component?: NiftiComponent;
  /** "exact" (when left out) refuses 64-bit whole numbers a double cannot hold; "rounded" rounds. */
  readonly wideIntegers?: "exact" | "rounded";
  /** What the writer meant by a 16-byte float; needed for float128 and complex256. */
  readonly longDouble?: LongDouble;
}

const COMPLEX: readonly string[] = ["real", "imaginary", "magnitude", "phase"];
const COLOURS: readonly string[] = ["red", "green", "blue", "alpha"];

/** Checks that a component was chosen where there are several, and only there. */
function requireComponent(
  who: string,
  datatype: string,
  choices: readonly string[],
  component: NiftiComponent | undefined,
): void {
  if (component !== undefined && choices.includes(component)) return;
  const rule = choices.length === 0 ? "left out" : `one of ${choices.join(", ")}`;
  throw new FormatError(
    `${who}: component must be ${rule} for ${datatype} voxels, got ${component ?? "none"}`,
  );
}

/** Applies slope and intercept in double; formats of up to 16 bits and float32 end in float32. */
function rescaled(stored: VoxelArray, slope: number, intercept: number): VoxelArray {
  if (slope === 1 && intercept === 0) return stored;
  const isNarrow = stored.BYTES_PER_ELEMENT <= 2 || stored instanceof Float32Array;
  const out = isNarrow ? new Float32Array(stored.length) : new Float64Array(stored.length);
  for (let i = 0; i < stored.length; i++) out[i] = stored[i] * slope + intercept;
  return out;
}

/** Takes one real number from each pair of real and imaginary part. */
function fromPairs(pairs: VoxelArray, component: NiftiComponent): VoxelArray {
  const count = pairs.length / 2;
  const isSingle = pairs instanceof Float32Array;
  const out = isSingle ? new Float32Array(count) : new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const re = pairs[2 * i];
    const im = pairs[2 * i + 1];
    if (component === "real") out[i] = re;
    else if (component === "imaginary") out[i] = im;
    else if (component === "magnitude") out[i] = Math.sqrt(re * re + im * im);
    else out[i] = Math.atan2(im, re);
  }
  return out;
}

/** Reads 16-byte floats, once the caller has said what they are. */
function wideFloats(
  bytes: Uint8Array,
  count: number,
  {datatype, voxelOffset, littleEndian}: NiftiHeader,
  {who, longDouble}: {readonly who: string; readonly longDouble: LongDouble | undefined},
): Float64Array {
  if (longDouble !== "binary128" && longDouble !== "x87") {
    throw new FormatError(
      `${who}: longDouble must be "binary128" or "x87" for ${datatype} voxels, because writers differ, got ${longDouble ?? "none"}`,
    );
  }
  return longDoubles(bytes, voxelOffset, count, {kind: longDouble, littleEndian});
}

/** Reads the voxels of an unpacked file whose length has been checked, rescaled. */
export function niftiVoxels(
  bytes: Uint8Array,
  header: NiftiHeader,
  count: number,
  {who, ...options}: NiftiVoxelOptions & {readonly who: string},
): VoxelArray {
  const {datatype, voxelOffset, littleEndian, slope, intercept} = header;
  const {component, longDouble} = options;
  const choices = datatype.startsWith("complex") ? COMPLEX : datatype === "rgba32" ? COLOURS : [];
  const colours = datatype === "rgb24" ? COLOURS.slice(0, 3) : choices;
  if (colours.length > 0 || component !== undefined) {
    requireComponent(who, datatype, colours, component);
  }

  switch (datatype) {
    case "int64":
    case "uint64": {
      const rule = options.wideIntegers ?? "exact";
      const signed = datatype === "int64";
      const values = wideIntegers(bytes, voxelOffset, count, {who, signed, littleEndian, rule});
      return rescaled(values, slope, intercept);
    }
    case "float128":
      return rescaled(wideFloats(bytes, count, header, {who, longDouble}), slope, intercept);
    case "complex256": {
      const pairs = wideFloats(bytes, 2 * count, header, {who, longDouble});
      return fromPairs(rescaled(pairs, slope, intercept), component ?? "real");
    }
    case "complex64":
    case "complex128": {
      const type = datatype === "complex64" ? "float32" : "float64";
      const pairs = plainVoxels(bytes, voxelOffset, 2 * count, {type, littleEndian});
      return fromPairs(rescaled(pairs, slope, intercept), component ?? "real");
    }
    case "rgb24":
    case "rgba32": {
      // The standard applies no rescaling to colours.
      const step = datatype === "rgb24" ? 3 : 4;
      const out = new Uint8Array(count);
      const first = voxelOffset + COLOURS.indexOf(component ?? "red");
      for (let i = 0; i < count; i++) out[i] = bytes[first + step * i];
      return out;
    }
    default: {
      const stored = plainVoxels(bytes, voxelOffset, count, {type: datatype, littleEndian});
      return rescaled(stored, slope, intercept);
    }
  }
}
