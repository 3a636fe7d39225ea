/** A group of reference files whose part of the library does not exist yet. */
export interface Waiting {
  /** The beginning of their paths below the reference folder. */
  readonly prefix: string;
  /** The issue that brings their part of the library. */
  readonly issue: string;
}

/** Rows go as the issues land; a file that no row and no test knows is listed as unknown. */
export const WAITING: readonly Waiting[] = [
  {prefix: "physics/first_order", issue: "issue 3 (features)"},
  {prefix: "physics/glcm", issue: "issue 3 (features)"},
  {prefix: "physics/surface", issue: "issue 3 (features)"},
  {prefix: "radiomics/bench/", issue: "issue 3 (features)"},
  {prefix: "radiomics/filters/", issue: "issue 3 (features)"},
  {prefix: "radiomics/ibsi1/", issue: "issue 3 (features)"},
  {prefix: "radiomics/ibsi2/", issue: "issue 3 (features)"},
  {prefix: "radiomics/pyradiomics/", issue: "issue 3 (features)"},
  {prefix: "cnn/", issue: "issue 4 (convolutional networks)"},
  {prefix: "radiomics/statistics/", issue: "issue 6 (statistics and models)"},
];
