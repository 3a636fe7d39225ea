/** How texture matrices of several slices and directions become one value (names of the IBSI). */
export type Aggregation =
  | "2D:avg"
  | "2D:mrg"
  | "2.5D:avg"
  | "2.5D:mrg"
  | "3D:avg"
  | "3D:mrg"
  | "2D"
  | "2.5D"
  | "3D";

/** The unit of a feature; "intensity" stands for the unit of the image. */
export type FeatureUnit =
  | "1"
  | "mm"
  | "mm^2"
  | "mm^3"
  | "1/mm"
  | "intensity"
  | "intensity^2"
  | "intensity*mm^3"
  | "intensity^2*mm^3";

/** What one feature is: its names, its formula, and the function that computes it from its input. */
export interface FeatureDefinition<Input> {
  /** `family.name`, such as glcm.jointEntropy. */
  readonly name: string;
  /** The IBSI's code of four characters, null where the IBSI has no such feature. */
  readonly ibsi: string | null;
  /** The IBSI's tag without its aggregation, such as cm_joint_entr; null where there is none. */
  readonly tag: string | null;
  /** PyRadiomics' class and name, such as glcm_JointEntropy, where its value is this one; else null. */
  readonly pyradiomics: string | null;
  readonly unit: FeatureUnit;
  /** The formula, in LaTeX. */
  readonly formula: string;
  readonly of: (input: Input) => number;
}

/** A feature's value with its names; NaN only where the definition is void. */
export interface FeatureValue {
  readonly name: string;
  readonly ibsi: string | null;
  /** With its aggregation, such as cm_joint_entr_3D_avg. */
  readonly tag: string | null;
  readonly pyradiomics: string | null;
  readonly aggregation: Aggregation | null;
  readonly unit: FeatureUnit;
  readonly value: number;
}
