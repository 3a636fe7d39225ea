export type {
  CohortCovariate,
  RadiomicsCohort,
  RadiomicsCohortOptions,
  RadiomicsTruth,
} from "./cohort/drawRadiomicsCohort.ts";
export {drawRadiomicsCohort} from "./cohort/drawRadiomicsCohort.ts";
export type {SurvivalCohort, SurvivalCohortOptions} from "./cohort/drawSurvivalCohort.ts";
export {drawSurvivalCohort} from "./cohort/drawSurvivalCohort.ts";
export type {TestRetest, TestRetestOptions} from "./cohort/drawTestRetest.ts";
export {drawTestRetest} from "./cohort/drawTestRetest.ts";
export type {TextbookCohort, TextbookCohortOptions} from "./cohort/drawTextbookCohort.ts";
export {drawTextbookCohort} from "./cohort/drawTextbookCohort.ts";
export type {TextbookEffects, TextbookSlopes} from "./cohort/textbookSlopes.ts";
export type {DatasetFault} from "./datasetError.ts";
export {DatasetError} from "./datasetError.ts";
export type {DatasetInfo, Manifest} from "./manifest.ts";
export {
  attributionOf,
  datasetInfo,
  listDatasets,
  loadMask,
  loadVolume,
  loadVolumeOr,
} from "./node.ts";
export {loadShippedFile, loadShippedModel, shippedFiles} from "./shipped.ts";
export type {SourcedVolume} from "./standIn.ts";
