import {FormatError} from "../core/index.ts";
import type {DicomFields} from "./dicomDataSet.ts";
import {requireUint16} from "./dicomDataSet.ts";
import type {PlainType} from "./plainVoxels.ts";
import {plainVoxels} from "./plainVoxels.ts";
import type {VoxelArray} from "./volume.ts";

/** Checks that a file holds one plane of one number a voxel. */
export function checkKind({dataSet, who}: DicomFields): void {
  const modality = dataSet.string("x00080060");
  if (modality === "RTSTRUCT" || modality === "SEG") {
    throw new FormatError(
      `${who}: Modality (0008,0060) must be that of an image, got ${modality}; turn it into a label image (NIfTI, NRRD) first`,
    );
  }
  const samples = dataSet.uint16("x00280002") ?? 1;
  const colours = dataSet.string("x00280004") ?? "none";
  if (samples !== 1 || !/^MONOCHROME[12]$/.test(colours)) {
    throw new FormatError(
      `${who}: PhotometricInterpretation (0028,0004) must be MONOCHROME1 or MONOCHROME2 with one sample, got ${colours} with ${samples}`,
    );
  }
  const frames = dataSet.intString("x00280008") ?? 1;
  if (frames !== 1) {
    throw new FormatError(
      `${who}: NumberOfFrames (0028,0008) must be 1, got ${frames}: this reader takes one slice`,
    );
  }
}

/** Keeps the stored bits of each number and gives them their sign; the other bits may hold overlays. */
function trimBits(out: VoxelArray, stored: number, high: number, isSigned: boolean): void {
  const drop = high + 1 - stored;
  const left = 32 - stored;
  for (let i = 0; i < out.length; i++) {
    const shifted = (out[i] >>> drop) << left;
    out[i] = isSigned ? shifted >> left : shifted >>> left;
  }
}

/** Reads the stored numbers of the only plane. */
export function dicomPixels(file: DicomFields, shape: readonly [number, number]): VoxelArray {
  const {dataSet, who, littleEndian} = file;
  const allocated = requireUint16(file, "x00280100", "BitsAllocated");
  const stored = requireUint16(file, "x00280101", "BitsStored");
  const high = dataSet.uint16("x00280102") ?? stored - 1;
  const isSigned = requireUint16(file, "x00280103", "PixelRepresentation") === 1;
  const isKnown = allocated === 8 || allocated === 16 || allocated === 32;
  if (!isKnown || stored < 1 || stored > allocated || high >= allocated || high + 1 < stored) {
    throw new FormatError(
      `${who}: BitsAllocated (0028,0100) must be 8, 16 or 32 and hold BitsStored up to HighBit, got ${allocated}, ${stored} and ${high}`,
    );
  }

  const element = dataSet.elements["x7fe00010"];
  const count = shape[0] * shape[1];
  const size = (count * allocated) / 8;
  const available = element === undefined ? 0 : dataSet.byteArray.length - element.dataOffset;
  if (element === undefined || Math.min(element.length, available) < size) {
    throw new FormatError(
      `${who}: PixelData (7fe0,0010) must hold ${size} bytes for ${shape.join(" × ")} voxels of ${allocated} bits, got ${element === undefined ? "none" : Math.min(element.length, available)}`,
    );
  }

  // An even number of bytes is the rule, so one byte of padding may follow; more is a wrong size.
  if (element.length > size + 1) {
    throw new FormatError(
      `${who}: PixelData (7fe0,0010) must hold ${size} bytes for ${shape.join(" × ")} voxels of ${allocated} bits, got ${element.length}`,
    );
  }
  const type: PlainType = `${isSigned ? "int" : "uint"}${allocated}`;
  const {byteArray} = dataSet;
  const pixels = plainVoxels(byteArray, element.dataOffset, count, {type, littleEndian});
  if (stored < allocated) trimBits(pixels, stored, high, isSigned);
  return pixels;
}
