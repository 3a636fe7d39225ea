import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";

/** Options of `writeSafetensors`. */
export interface WriteSafetensorsOptions {
  /** Single or double precision. No default: F32 halves the file and rounds the weights. */
  readonly dtype: "F32" | "F64";
  /** Texts that travel with the weights, such as the name of the network. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * Writes tensors as a safetensors file, which PyTorch and others read without running any code.
 *
 * @param weights - tensors by name, such as the weights of a network; written in their own layout
 * @param options - dtype: "F32" rounds each number to single precision, "F64" keeps it; metadata
 * @returns the bytes of the file
 * @throws RangeError when dtype is neither, a tensor is called __metadata__ or a finite number is too large
 *   for F32
 * @throws TypeError when metadata are not texts
 * @throws ShapeError when a tensor's data do not fill its shape
 * @ref safetensors
 * @example writeSafetensors(new Map([["w", tensor([2], [1, 2])]]), {dtype: "F64"}).length // 80
 */
export function writeSafetensors(
  weights: ReadonlyMap<string, Tensor>,
  {dtype, metadata = {}}: WriteSafetensorsOptions,
): Uint8Array {
  const who = "writeSafetensors";
  if (dtype !== "F32" && dtype !== "F64") {
    throw new RangeError(`${who}: dtype must be "F32" or "F64", got ${JSON.stringify(dtype)}`);
  }
  for (const [name, value] of Object.entries(metadata)) {
    if (typeof value !== "string") {
      throw new TypeError(`${who}: metadata must be texts, got ${typeof value} for ${name}`);
    }
  }

  // The header names each tensor with the bytes it takes, one after the other.
  const width = dtype === "F32" ? 4 : 8;
  const fields: [string, unknown][] = [];
  if (Object.keys(metadata).length > 0) fields.push(["__metadata__", metadata]);
  let end = 0;
  for (const [name, {shape, data}] of weights) {
    requireWritable(name, {shape, data});
    fields.push([name, {dtype, shape, data_offsets: [end, end + data.length * width]}]);
    end += data.length * width;
  }
  const header = new TextEncoder().encode(
    `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(",")}}`,
  );

  // Blanks fill the header up to a multiple of 8 bytes, so that the numbers are aligned.
  const start = 8 + Math.ceil(header.length / 8) * 8;
  const bytes = new Uint8Array(start + end).fill(32, 8, start);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(start - 8), true);
  bytes.set(header, 8);
  let at = start;
  for (const [name, {data}] of weights) {
    for (let i = 0; i < data.length; i++, at += width) {
      if (dtype === "F64") view.setFloat64(at, data[i], true);
      else view.setFloat32(at, requireSingle(name, data[i]), true);
    }
  }
  return bytes;
}

/** Throws unless a tensor can be named and its data fill its shape. */
function requireWritable(name: string, {shape, data}: Tensor): void {
  if (name === "__metadata__") {
    throw new RangeError(
      "writeSafetensors: a tensor must not be called __metadata__, the format's own key",
    );
  }
  if (sizeOf(shape) !== data.length) {
    throw new ShapeError(
      `writeSafetensors: tensor ${name} must hold as many numbers as its shape ${shapeText(shape)}, got ${data.length}`,
    );
  }
}

/** Throws when a finite number would become infinite in single precision. */
function requireSingle(name: string, value: number): number {
  if (Number.isFinite(value) && !Number.isFinite(Math.fround(value))) {
    throw new RangeError(
      `writeSafetensors: tensor ${name} must fit dtype F32, got ${value}; write F64`,
    );
  }
  return value;
}
