import {FormatError} from "../../core/index.ts";
import type {Tensor} from "../tensor.ts";
import {safetensorsHeader, type TensorEntry} from "./safetensorsHeader.ts";

/** What a safetensors file holds. */
export interface Safetensors {
  /** Tensors by name, in the order of the header. PyTorch's writer sorts them by name. */
  readonly weights: Map<string, Tensor>;
  readonly metadata: ReadonlyMap<string, string>;
}

/**
 * Reads a safetensors file: tensors by name, and texts that describe them.
 *
 * Reads F64, F32, F16, BF16 and I64. The file is not trusted: header, types, shapes and offsets must fit
 * each other and the file exactly, without overlap, hole or rest. Nothing in it is ever run.
 *
 * @param bytes - the whole file
 * @returns weights, each {shape, data} in double precision; metadata
 * @throws FormatError when the bytes are no safetensors file or end early; the message names the field, or
 *   the tensor, and the byte
 * @ref safetensors
 * @example readSafetensors(writeSafetensors(new Map([["w", tensor([2], [1, 0.5])]]), {dtype: "F32"})).weights.get("w").data // [1, 0.5]
 */
export function readSafetensors(bytes: Uint8Array): Safetensors {
  const {metadata, entries} = safetensorsHeader(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const weights = new Map(
    entries.map((entry) => [entry.name, {shape: entry.shape, data: dataOf(view, entry)}]),
  );
  return {weights, metadata};
}

/** Reads the numbers of one tensor. */
function dataOf(view: DataView, {name, type, elements, start}: TensorEntry): Float64Array {
  const data = new Float64Array(elements);
  for (let i = 0; i < elements; i++) data[i] = type.read(view, start + i * type.bytes);
  // A double holds whole numbers to 2⁵³ only.
  if (type.whole) {
    const lost = data.findIndex((n) => !Number.isSafeInteger(n));
    if (lost >= 0) {
      throw new FormatError(
        `readSafetensors: tensor ${JSON.stringify(name)} must hold whole numbers below 2^53, got ${data[lost]} at byte ${start + lost * type.bytes}`,
      );
    }
  }
  return data;
}
