import {sizeOf} from "../tensor.ts";
import {FormatError} from "../../core/index.ts";
import {type JsonKey, jsonKeys} from "./jsonKeys.ts";
import {TENSOR_TYPES, type TensorType} from "./tensorTypes.ts";

/** One tensor of a file, checked. */
export interface TensorEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: TensorType;
  readonly elements: number;
  /** Byte of the file at which its numbers begin. */
  readonly start: number;
}

/** The header of a safetensors file, checked. */
export interface SafetensorsHeader {
  readonly metadata: ReadonlyMap<string, string>;
  readonly entries: readonly TensorEntry[];
}

const WHO = "readSafetensors";

/** Longest header that the format allows. */
const LONGEST_HEADER = 100_000_000;

/** Reads and checks the header of a file: nothing of it is believed before it fits all the rest. */
export function safetensorsHeader(bytes: Uint8Array): SafetensorsHeader {
  const length = headerLength(bytes);
  const text = headerText(bytes.subarray(8, 8 + length));
  const {keys, twice} = jsonKeys(text);
  // Where a key stands in the file: what comes before it may take more bytes than letters.
  const byteOf = ({at}: JsonKey) => 8 + new TextEncoder().encode(text.slice(0, at)).length;
  if (twice !== undefined) {
    throw new FormatError(
      `${WHO}: key ${JSON.stringify(twice.key)} must occur once, got it twice, again at byte ${byteOf(twice)}`,
    );
  }
  const places = new Map(keys.filter(({depth}) => depth === 1).map((key) => [key.key, key]));
  const placeOf = (name: string) => byteOf(places.get(name) as JsonKey);
  const fields = new Map<string, unknown>(Object.entries(JSON.parse(text) as object));
  const metadata = metadataOf(fields.get("__metadata__"), () => placeOf("__metadata__"));

  // In the order of the text: an object's own order puts names like "10" first.
  const data = 8 + length;
  const names = [...places.keys()].filter((name) => name !== "__metadata__");
  const entries = names.map((name) =>
    entryOf(fields.get(name), {name, data, end: bytes.length, at: () => placeOf(name)}),
  );
  requireNoHole(entries, data, bytes.length);
  return {metadata, entries};
}

/** Reads the length of the header out of the first 8 bytes. */
function headerLength(bytes: Uint8Array): number {
  if (bytes.length < 8) {
    throw new FormatError(
      `${WHO}: header length must take 8 bytes at byte 0, got ${bytes.length}: the file is truncated`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getBigUint64(0, true);
  if (length > LONGEST_HEADER) {
    throw new FormatError(
      `${WHO}: header length must be at most ${LONGEST_HEADER} bytes, got ${length} at byte 0`,
    );
  }
  if (length > bytes.length - 8) {
    throw new FormatError(
      `${WHO}: header length must not pass the end of the file, got ${length} at byte 0 and ${bytes.length - 8} bytes after it: the file is truncated`,
    );
  }
  return Number(length);
}

/** Reads the header as text that holds one JSON object. */
function headerText(bytes: Uint8Array): string {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder("utf-8", {fatal: true, ignoreBOM: true}).decode(bytes);
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FormatError(`${WHO}: header must be JSON in UTF-8 at byte 8, got: ${reason}`);
  }
  if (typeof value !== "object" || value === null || !text.startsWith("{")) {
    throw new FormatError(
      `${WHO}: header must begin with { at byte 8, got ${JSON.stringify(text.slice(0, 1))}`,
    );
  }
  return text;
}

/** Checks that metadata are texts by name. */
function metadataOf(field: unknown, at: () => number): ReadonlyMap<string, string> {
  if (field === undefined) return new Map();
  const entries = typeof field === "object" && field !== null ? Object.entries(field) : [];
  const texts = entries.every(([, value]) => typeof value === "string");
  if (typeof field !== "object" || field === null || Array.isArray(field) || !texts) {
    throw new FormatError(
      `${WHO}: __metadata__ must hold texts by name, got ${JSON.stringify(field).slice(0, 80)} at byte ${at()}`,
    );
  }
  return new Map(entries);
}

/** Where an entry stands and what it may refer to. */
interface EntryPlace {
  readonly name: string;
  /** Bytes of the file between which all numbers lie. */
  readonly data: number;
  readonly end: number;
  /** Byte of the entry's key, worked out only for a message. */
  readonly at: () => number;
}

/** Checks one tensor's entry against its type, its shape and the file. */
function entryOf(field: unknown, {name, data, end, at}: EntryPlace): TensorEntry {
  const fail = (rule: string, got: unknown): never => {
    throw new FormatError(
      `${WHO}: tensor ${JSON.stringify(name)} must have ${rule}, got ${JSON.stringify(got)} at byte ${at()}`,
    );
  };
  const {dtype, shape, data_offsets: offsets} = (field ?? {}) as Record<string, unknown>;
  const type = typeof dtype === "string" ? TENSOR_TYPES.get(dtype) : undefined;
  if (type === undefined) return fail(`a dtype of ${[...TENSOR_TYPES.keys()].join(", ")}`, dtype);
  if (!isWhole(shape)) return fail("a shape of whole numbers of at least 0", shape);
  const elements = sizeOf(shape);
  if (!Number.isSafeInteger(elements)) return fail("a shape that can be counted", shape);
  if (!isWhole(offsets) || offsets.length !== 2) {
    return fail("data_offsets of two whole numbers of at least 0", offsets);
  }
  const [from, to] = offsets;
  if (to > end - data) {
    const got = `${JSON.stringify(offsets)} at byte ${at()}`;
    throw new FormatError(
      `${WHO}: tensor ${JSON.stringify(name)} must have data_offsets within the ${end - data} bytes that follow the header, got ${got}: the file is truncated, or its header wrong`,
    );
  }
  if (to - from !== elements * type.bytes) {
    return fail(`${elements * type.bytes} bytes for ${dtype} [${shape.join(", ")}]`, to - from);
  }
  return {name, shape, type, elements, start: data + from};
}

/** Tells whether a value is a list of whole numbers of at least 0. */
function isWhole(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);
}

/** Throws unless the tensors, one after the other, are all that follows the header. */
function requireNoHole(entries: readonly TensorEntry[], data: number, end: number): void {
  let next = data;
  const byStart = [...entries].sort(
    (a, b) => a.start - b.start || a.elements * a.type.bytes - b.elements * b.type.bytes,
  );
  for (const {name, start, elements, type} of byStart) {
    if (start !== next) {
      const fault = start < next ? "overlaps the one before" : "leaves a hole";
      throw new FormatError(
        `${WHO}: tensor ${JSON.stringify(name)} must begin where the one before ends, byte ${next}, got byte ${start}: it ${fault}`,
      );
    }
    next += elements * type.bytes;
  }
  if (next !== end) {
    throw new FormatError(
      `${WHO}: tensors must fill the file to its end, got ${end - next} bytes more at byte ${next}`,
    );
  }
}
