import dicomParser from "dicom-parser";
import type {DataSet} from "dicom-parser";
import {Inflate} from "fflate";
import {FormatError} from "../core/index.ts";
import {dicomSyntax} from "./dicomSyntax.ts";

/** A parsed data set with the readers that name what is missing. */
export interface DicomFields {
  readonly dataSet: DataSet;
  readonly who: string;
  /** Byte order of the voxels. */
  readonly littleEndian: boolean;
}

/** The one syntax whose numbers begin with their highest byte. */
const BIG_ENDIAN = "1.2.840.10008.1.2.2";

/** Largest data set to unpack: one slice of 4096 × 4096 voxels of four bytes, four times over. */
const MOST_INFLATED = 1 << 28;

/** Unpacks the part behind the file meta information; the parser goes on at its first byte. */
function inflateRest(bytes: Uint8Array, position: number, who: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((chunk) => {
    length += chunk.length;
    if (length > MOST_INFLATED) {
      throw new FormatError(`${who}: deflated data must hold at most ${MOST_INFLATED} bytes`);
    }
    chunks.push(chunk.slice());
  });
  for (let start = position; start < bytes.length; start += 65536) {
    const end = Math.min(bytes.length, start + 65536);
    stream.push(bytes.subarray(start, end), end === bytes.length);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** Says what the parser found wrong; it throws texts, errors and records that hold an error. */
function reasonOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (error !== null && typeof error === "object" && "exception" in error) {
    return reasonOf(error.exception);
  }
  return String(error);
}

/** Parses a DICOM file whose voxels are not compressed. */
export function dicomDataSet(bytes: Uint8Array, who: string): DicomFields {
  const prefix = String.fromCharCode(...bytes.subarray(128, 132));
  if (prefix !== "DICM") {
    throw new FormatError(
      `${who}: a DICOM file must have DICM at byte 128, got ${JSON.stringify(prefix)} in ${bytes.length} bytes`,
    );
  }
  let dataSet: DataSet;
  let uid = "none";
  try {
    // The file meta information alone tells whether the rest can be read.
    const inflater = (all: Uint8Array, position: number) => inflateRest(all, position, who);
    const meta = dicomParser.parseDicom(bytes, {untilTag: "x00020010", inflater});

    // Its offsets count in the file, also where the parser has gone on in the unpacked rest.
    const element = meta.elements["x00020010"];
    const end = element.dataOffset + element.length;
    uid = String.fromCharCode(...bytes.subarray(element.dataOffset, end)).replace(/[\0 ]+$/, "");
    const syntax = dicomSyntax(uid);
    if (!syntax.isPlain) {
      throw new FormatError(
        `${who}: transfer syntax must be uncompressed, got ${uid} (${syntax.name}); convert the file first, for instance with dcmdjpeg or gdcmconv --raw`,
      );
    }
    dataSet = dicomParser.parseDicom(bytes, {inflater});
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError(
      `${who}: the data set must be whole, got ${bytes.length} bytes and: ${reasonOf(error)}`,
      {cause: error},
    );
  }
  return {dataSet, who, littleEndian: uid !== BIG_ENDIAN};
}

/** Writes a tag as the standard does. */
function tagText(tag: string): string {
  return `(${tag.slice(1, 5)},${tag.slice(5)})`;
}

/** Reads a whole number that must be there. */
export function requireUint16({dataSet, who}: DicomFields, tag: string, name: string): number {
  const value = dataSet.uint16(tag);
  if (value === undefined) {
    throw new FormatError(`${who}: ${name} ${tagText(tag)} must be there, got none`);
  }
  return value;
}

/** Reads decimal numbers that must be there. */
export function requireDecimals(
  {dataSet, who}: DicomFields,
  tag: string,
  name: string,
  count: number,
): number[] {
  const text = dataSet.string(tag) ?? "";
  const values = text.split("\\").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (values.length !== count || !values.every(Number.isFinite)) {
    throw new FormatError(
      `${who}: ${name} ${tagText(tag)} must be ${count} finite numbers, got ${text === "" ? "none" : JSON.stringify(text)}`,
    );
  }
  return values;
}
