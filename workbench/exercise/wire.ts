import type {TypedArray, Value} from "./types.ts";

/** Limits of one message; whoever reads an answer reads data from a stranger. */
export interface WireLimits {
  readonly maxDepth: number;
  /** Numbers, texts, lists and records together; typed arrays count as one. */
  readonly maxNodes: number;
  readonly maxBytes: number;
}

export const WIRE_LIMITS: WireLimits = {maxDepth: 32, maxNodes: 1_000_000, maxBytes: 64 * 2 ** 20};

/** What JSON can hold. */
export type Json = null | boolean | number | string | Json[] | {[key: string]: Json};

/** A value that is not plain data, or larger than the limits; the message says which. */
export class WireError extends Error {
  override name = "WireError";
}

const TAG = "$";

const ARRAYS = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
};

const isArrayName = (name: unknown): name is keyof typeof ARRAYS =>
  typeof name === "string" && Object.hasOwn(ARRAYS, name);

/** Writes bytes as base64; both Node and browsers have btoa. */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  }
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

function encodeNumber(value: number): Json {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  return {[TAG]: "number", v: Object.is(value, -0) ? "-0" : String(value)};
}

/** Names what a value is, for messages. */
function kindOf(value: object): string {
  const name: unknown = Object.getPrototypeOf(value)?.constructor?.name;
  return typeof name === "string" && name !== "" ? name : "an object of a class";
}

function encodeView(view: ArrayBufferView, limits: WireLimits): Json {
  const name: unknown = Object.getPrototypeOf(view)?.constructor?.name;
  if (!isArrayName(name)) throw new WireError(`${kindOf(view)} cannot cross`);
  if (view.byteLength > limits.maxBytes) throw new WireError("the array is too large");
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  return {[TAG]: name, v: toBase64(bytes)};
}

interface State {
  readonly limits: WireLimits;
  nodes: number;
}

function count(state: State, depth: number): void {
  state.nodes += 1;
  if (state.nodes > state.limits.maxNodes) throw new WireError("the value has too many parts");
  if (depth > state.limits.maxDepth) throw new WireError("the value is nested too deeply");
}

function encodeRecord(value: object, state: State, depth: number): Json {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) {
    throw new WireError(`${kindOf(value)} cannot cross`);
  }
  if (Object.getOwnPropertySymbols(value).length > 0) throw new WireError("symbols cannot cross");
  const fields: [string, Json][] = Object.entries(value).map(([key, item]) => [
    key,
    encodeAt(item, state, depth + 1),
  ]);
  const plain = fields.every(([key]) => key !== TAG && key !== "__proto__");
  return plain ? Object.fromEntries(fields) : {[TAG]: "record", v: fields};
}

function encodeAt(value: unknown, state: State, depth: number): Json {
  count(state, depth);
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return encodeNumber(value);
  if (value === undefined) return {[TAG]: "undefined"};
  if (typeof value !== "object") throw new WireError(`a ${typeof value} cannot cross`);
  if (ArrayBuffer.isView(value)) return encodeView(value, state.limits);
  if (Array.isArray(value)) {
    return Array.from(value, (item) => encodeAt(item, state, depth + 1));
  }
  return encodeRecord(value, state, depth);
}

/**
 * Writes a value as JSON with tags for NaN, ±Infinity, −0, undefined and typed arrays.
 *
 * @throws WireError when it is not plain data (functions, class instances, symbols, bigints) or too large
 */
export function encodeValue(value: unknown, limits: WireLimits = WIRE_LIMITS): Json {
  return encodeAt(value, {limits, nodes: 0}, 0);
}

function decodeView(name: keyof typeof ARRAYS, text: unknown, limits: WireLimits): TypedArray {
  if (typeof text !== "string" || (text.length / 4) * 3 > limits.maxBytes + 3) {
    throw new WireError("the array is too large or not text");
  }
  let bytes: Uint8Array;
  try {
    bytes = fromBase64(text);
  } catch {
    throw new WireError("the array is not base64");
  }
  const kind = ARRAYS[name];
  if (bytes.byteLength % kind.BYTES_PER_ELEMENT !== 0) {
    throw new WireError(`${bytes.byteLength} bytes do not fill a ${name}`);
  }
  return new kind(bytes.slice().buffer);
}

const SPECIAL: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
  "-0": -0,
};

function decodeTagged(json: Readonly<Record<string, Json>>, state: State, depth: number): Value {
  const {[TAG]: tag, v} = json;
  if (Object.keys(json).some((key) => key !== TAG && key !== "v")) throw new WireError("bad tag");
  if (tag === "undefined" && v === undefined) return undefined;
  if (tag === "number" && typeof v === "string" && Object.hasOwn(SPECIAL, v)) return SPECIAL[v];
  if (isArrayName(tag)) return decodeView(tag, v, state.limits);
  if (tag === "record" && Array.isArray(v)) {
    return record(
      v.map((field) => {
        if (!Array.isArray(field) || field.length !== 2 || typeof field[0] !== "string") {
          throw new WireError("bad tag");
        }
        return [field[0], decodeAt(field[1], state, depth + 1)];
      }),
    );
  }
  throw new WireError("bad tag");
}

/** Makes a record whose keys are data and nothing else: "__proto__" is refused. */
function record(fields: readonly (readonly [string, Value])[]): Value {
  if (fields.some(([key]) => key === "__proto__"))
    throw new WireError('the key "__proto__" cannot cross');
  return Object.fromEntries(fields);
}

function decodeAt(json: unknown, state: State, depth: number): Value {
  count(state, depth);
  if (json === null || typeof json === "boolean" || typeof json === "string") return json;
  if (typeof json === "number") return json;
  if (typeof json !== "object") throw new WireError("not JSON");
  if (Array.isArray(json)) return json.map((item) => decodeAt(item, state, depth + 1));
  if (Object.hasOwn(json, TAG)) {
    return decodeTagged(json as Readonly<Record<string, Json>>, state, depth);
  }
  return record(Object.entries(json).map(([key, item]) => [key, decodeAt(item, state, depth + 1)]));
}

/**
 * Reads what {@link encodeValue} wrote; the result is plain data and nothing else.
 *
 * @param json - the result of JSON.parse
 * @throws WireError when a tag is unknown, a key is "__proto__" or a limit is passed
 */
export function decodeValue(json: unknown, limits: WireLimits = WIRE_LIMITS): Value {
  return decodeAt(json, {limits, nodes: 0}, 0);
}
