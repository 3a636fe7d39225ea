/** A regression baseline of PyRadiomics: values by class and variant, with the settings of each. */
export interface Baseline {
  readonly classes: Readonly<Record<string, Readonly<Record<string, BaselineVariant>>>>;
}

/** The values of one class under one set of settings. */
export interface BaselineVariant {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly diagnostics: Readonly<Record<string, string>>;
  readonly features: Readonly<Record<string, number>>;
}
