import type {FeatureRow, FeatureSettings, Provenance} from "voxelbook/features";
import type {Unit} from "voxelbook/image";

/** Which labels of a mask are measured: the only one there is, every one, or those of a list. */
export type LabelChoice = "only" | "all" | readonly number[];

/** How a mask on another grid finds its way onto the image's: refused, or resampled. */
export type MaskResampling = "nearest" | "linear" | null;

/** One image with one mask, as a command line or a row of a table names them. */
export interface FeatureCase {
  readonly id: string;
  /** Paths as written, for messages and provenance. */
  readonly image: string;
  readonly mask: string;
  /** Paths to open. */
  readonly imagePath: string;
  readonly maskPath: string;
  readonly labels: LabelChoice;
  /** Unit of the image; null lets the file decide, where it can. */
  readonly unit: Unit | null;
}

/** The names of one value: what stays the same from case to case. */
export type FeatureHead = Omit<FeatureRow, "value">;

/** Where the values of one label come from: what the library says, and the files. */
export interface CaseProvenance extends Provenance {
  readonly image: {readonly file: string; readonly sha256: string; readonly unit: Unit};
  readonly mask: {
    readonly file: string;
    readonly sha256: string;
    readonly label: number;
    /** How the mask was moved onto the image's grid; null where it lay there. */
    readonly resampled: MaskResampling;
  };
}

/** What became of one label of one case: its values, null where a definition is void, or why there are none. */
export interface LabelResult {
  readonly label: number | null;
  readonly error: string | null;
  readonly heads: readonly FeatureHead[];
  readonly values: readonly (number | null)[];
  readonly provenance: CaseProvenance | null;
}

/** What is the same for every case of a run. */
export interface FeatureRun {
  /** Complete settings, as the library has checked them. */
  readonly settings: FeatureSettings;
  readonly resampleMask: MaskResampling;
  /** Version of the library. */
  readonly version: string;
}

/** The result of a case, or of a label, that could not be measured. */
export function failedLabel(label: number | null, error: string): LabelResult {
  return {label, error, heads: [], values: [], provenance: null};
}
