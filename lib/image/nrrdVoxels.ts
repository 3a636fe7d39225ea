import {FormatError} from "../core/index.ts";
import {gunzip} from "./gunzip.ts";
import type {PlainType} from "./plainVoxels.ts";
import {bytesOf, plainVoxels, viewAs} from "./plainVoxels.ts";
import type {VoxelArray} from "./volume.ts";
import {wideIntegers} from "./wideIntegers.ts";

/** A number format of NRRD. */
export type NrrdType = PlainType | "int64" | "uint64";

const TYPES: ReadonlyMap<string, NrrdType> = new Map<string, NrrdType>([
  ...["signed char", "int8", "int8_t"].map((name) => [name, "int8"] as const),
  ...["uchar", "unsigned char", "uint8", "uint8_t"].map((name) => [name, "uint8"] as const),
  ...["short", "short int", "signed short", "signed short int", "int16", "int16_t"].map(
    (name) => [name, "int16"] as const,
  ),
  ...["ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t"].map(
    (name) => [name, "uint16"] as const,
  ),
  ...["int", "signed int", "int32", "int32_t"].map((name) => [name, "int32"] as const),
  ...["uint", "unsigned int", "uint32", "uint32_t"].map((name) => [name, "uint32"] as const),
  ...["longlong", "long long", "long long int", "signed long long", "int64", "int64_t"].map(
    (name) => [name, "int64"] as const,
  ),
  ...["signed long long int"].map((name) => [name, "int64"] as const),
  ...["ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t"].map(
    (name) => [name, "uint64"] as const,
  ),
  ["float", "float32"],
  ["double", "float64"],
]);

/** How the voxels of a file are stored. */
export interface NrrdStorage {
  readonly who: string;
  readonly type: NrrdType;
  readonly encoding: "raw" | "gzip" | "text";
  readonly littleEndian: boolean;
  readonly byteSkip: number;
  readonly trailing: "refuse" | "ignore";
  readonly wideIntegers: "exact" | "rounded";
}

/** Reads type, encoding and byte order. */
export function nrrdStorage(
  fields: ReadonlyMap<string, string>,
  who: string,
): Pick<NrrdStorage, "type" | "encoding" | "littleEndian" | "byteSkip"> {
  const type = TYPES.get(fields.get("type") ?? "");
  if (type === undefined) {
    throw new FormatError(
      `${who}: type must be a number type of NRRD, such as short or float, got ${fields.get("type") ?? "none"}`,
    );
  }
  const written = fields.get("encoding") ?? "none";
  const encoding = {raw: "raw", gz: "gzip", gzip: "gzip", txt: "text", text: "text", ascii: "text"}[
    written.toLowerCase()
  ];
  if (encoding !== "raw" && encoding !== "gzip" && encoding !== "text") {
    throw new FormatError(`${who}: encoding must be raw, gzip or ascii, got ${written}`);
  }
  const order = fields.get("endian");
  const isWide = type !== "int8" && type !== "uint8" && encoding !== "text";
  if (isWide && order !== "little" && order !== "big") {
    throw new FormatError(
      `${who}: endian must be little or big for ${type}, got ${order ?? "none"}`,
    );
  }
  const byteSkip = Number(fields.get("byteskip") ?? 0);
  if (!Number.isSafeInteger(byteSkip) || byteSkip < -1 || (byteSkip < 0 && encoding !== "raw")) {
    throw new FormatError(
      `${who}: byte skip must be a whole number of at least 0, or -1 for raw data, got ${fields.get("byteskip")}`,
    );
  }
  return {type, encoding, littleEndian: order !== "big", byteSkip};
}

/** Reads numbers written as text. */
function fromText(bytes: Uint8Array, count: number, {type, who}: NrrdStorage): VoxelArray {
  const words = new TextDecoder("latin1")
    .decode(bytes)
    .split(/[\s,]+/)
    .filter((w) => w !== "");
  if (words.length !== count) {
    throw new FormatError(`${who}: sizes promise ${count} numbers, got ${words.length}`);
  }
  const kind = type === "int64" || type === "uint64" ? "float64" : type;
  const values = viewAs(new ArrayBuffer(count * bytesOf(kind)), kind);
  for (let i = 0; i < count; i++) {
    const value = /^[+-]?nan$/i.test(words[i])
      ? Number.NaN
      : Number(words[i].replace(/^([+-]?)inf$/i, "$1Infinity"));
    const isNumber = !Number.isNaN(value) || /nan/i.test(words[i]);
    values[i] = value;
    if (!isNumber || (kind !== "float32" && kind !== "float64" && values[i] !== value)) {
      throw new FormatError(`${who}: number ${i} must be a ${type}, got ${words[i].slice(0, 20)}`);
    }
  }
  return values;
}

/** Reads the voxels behind the header. */
export function nrrdVoxels(data: Uint8Array, count: number, storage: NrrdStorage): VoxelArray {
  const {who, type, encoding, littleEndian, byteSkip, trailing} = storage;
  if (encoding === "text") return fromText(data, count, storage);
  const isLong = type === "int64" || type === "uint64";
  const size = count * (isLong ? 8 : bytesOf(type));

  // A lying size is found out by the stream's own limit, before memory fills.
  const unpacked =
    encoding === "gzip"
      ? gunzip(data, {
          who,
          maxBytes: trailing === "ignore" ? 2147483648 : size + byteSkip,
          limit: "as its sizes promise",
        })
      : data;
  const start = byteSkip === -1 ? unpacked.length - size : byteSkip;
  const found = unpacked.length - start;
  if (start < 0 || found < size || (found > size && trailing !== "ignore")) {
    throw new FormatError(
      `${who}: sizes and type promise ${size} bytes, got ${start < 0 ? unpacked.length : found}: the file is truncated or its header wrong`,
    );
  }
  if (isLong) {
    const signed = type === "int64";
    return wideIntegers(unpacked, start, count, {
      who,
      signed,
      littleEndian,
      rule: storage.wideIntegers,
    });
  }
  return plainVoxels(unpacked, start, count, {type, littleEndian});
}
