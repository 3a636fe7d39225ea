import type {PlainType} from "./plainVoxels.ts";

/** One row of the table of NIfTI number formats. */
export interface NiftiDatatype {
  readonly code: number;
  readonly name: NiftiDatatypeName;
  /** Bytes of one voxel. */
  readonly bytes: number;
}

/** The names of the formats, as NumPy writes them where it knows them. */
export type NiftiDatatypeName =
  | PlainType
  | "int64"
  | "uint64"
  | "float128"
  | "complex64"
  | "complex128"
  | "complex256"
  | "rgb24"
  | "rgba32";

/** Every format of the standard but the single bit, whose packing it leaves open. */
export const NIFTI_DATATYPES: readonly NiftiDatatype[] = [
  {code: 2, name: "uint8", bytes: 1},
  {code: 4, name: "int16", bytes: 2},
  {code: 8, name: "int32", bytes: 4},
  {code: 16, name: "float32", bytes: 4},
  {code: 32, name: "complex64", bytes: 8},
  {code: 64, name: "float64", bytes: 8},
  {code: 128, name: "rgb24", bytes: 3},
  {code: 256, name: "int8", bytes: 1},
  {code: 512, name: "uint16", bytes: 2},
  {code: 768, name: "uint32", bytes: 4},
  {code: 1024, name: "int64", bytes: 8},
  {code: 1280, name: "uint64", bytes: 8},
  {code: 1536, name: "float128", bytes: 16},
  {code: 1792, name: "complex128", bytes: 16},
  {code: 2048, name: "complex256", bytes: 32},
  {code: 2304, name: "rgba32", bytes: 4},
];
