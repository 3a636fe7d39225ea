import {deflateSync} from "fflate";

/** How the data set is written down. */
export interface DicomForm {
  readonly syntax: string;
  readonly explicit: boolean;
  readonly littleEndian: boolean;
  readonly deflated?: boolean;
}

export const EXPLICIT: DicomForm = {
  syntax: "1.2.840.10008.1.2.1",
  explicit: true,
  littleEndian: true,
};

/** Two letters of the representation, and the value: whole numbers, text or bytes. */
export type DicomValue = readonly [string, number | string | Uint8Array];

/** A CT slice of 3 × 2 voxels, 12 bits stored of 16. */
export const SLICE: Readonly<Record<string, DicomValue | undefined>> = {
  "00080060": ["CS", "CT"],
  "00180050": ["DS", "5"],
  "00200032": ["DS", "-10\\-20\\30"],
  "00200037": ["DS", "1\\0\\0\\0\\1\\0"],
  "00280002": ["US", 1],
  "00280004": ["CS", "MONOCHROME2"],
  "00280010": ["US", 2],
  "00280011": ["US", 3],
  "00280030": ["DS", "0.7\\0.6"],
  "00280100": ["US", 16],
  "00280101": ["US", 12],
  "00280102": ["US", 11],
  "00280103": ["US", 0],
  "00281052": ["DS", "-1024"],
  "00281053": ["DS", "1"],
  "7fe00010": ["OW", Uint8Array.of(0, 4, 1, 4, 2, 4, 0, 0, 255, 15, 0, 240)],
};

/** Writes one element. */
function element(tag: string, [vr, value]: DicomValue, form: DicomForm): Uint8Array {
  const {littleEndian, explicit} = form;
  const pad = vr === "UI" ? "\0" : " ";
  let body: Uint8Array;
  if (typeof value === "number") {
    body = new Uint8Array(2);
    new DataView(body.buffer).setUint16(0, value, littleEndian);
  } else if (typeof value === "string") {
    body = new TextEncoder().encode(value.length % 2 === 0 ? value : value + pad);
  } else {
    body = value;
  }
  const isLong = ["OB", "OW", "SQ", "UN"].includes(vr);
  const head = new Uint8Array(explicit && isLong ? 12 : 8);
  const view = new DataView(head.buffer);
  view.setUint16(0, Number.parseInt(tag.slice(0, 4), 16), littleEndian);
  view.setUint16(2, Number.parseInt(tag.slice(4), 16), littleEndian);
  if (explicit) {
    head.set(new TextEncoder().encode(vr), 4);
    if (isLong) view.setUint32(8, body.length, littleEndian);
    else view.setUint16(6, body.length, littleEndian);
  } else {
    view.setUint32(4, body.length, littleEndian);
  }
  return Uint8Array.of(...head, ...body);
}

/** Makes a DICOM file of the slice with elements changed or (undefined) left out. */
export function dicomFile(
  changes: Readonly<Record<string, DicomValue | undefined>> = {},
  form: DicomForm = EXPLICIT,
): Uint8Array {
  const syntax = element("00020010", ["UI", form.syntax], EXPLICIT);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, syntax.length, true);
  const group = element("00020000", ["UL", length], EXPLICIT);
  const elements = Object.entries({...SLICE, ...changes})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([tag, value]) => (value === undefined ? [] : [...element(tag, value, form)]));
  const body = Uint8Array.from(elements);
  const prefix = new TextEncoder().encode("DICM");
  const rest = form.deflated ? deflateSync(body) : body;
  return Uint8Array.of(...new Uint8Array(128), ...prefix, ...group, ...syntax, ...rest);
}
