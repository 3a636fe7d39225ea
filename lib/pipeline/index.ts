export {applyPerturbation} from "./applyPerturbation.ts";
export type {PerturbationDraw} from "./drawPerturbations.ts";
export {drawPerturbations} from "./drawPerturbations.ts";
export {estimateNoise} from "./estimateNoise.ts";
export type {FeatureTable, FeatureTableRow} from "./featureTable.ts";
export {featureTable} from "./featureTable.ts";
export type {CovariateRow, JoinedRow, JoinedTable, JoinOptions} from "./joinCovariates.ts";
export {joinCovariates} from "./joinCovariates.ts";
export type {FeatureColumn, SettingsInput} from "./measure.ts";
export {featureKey} from "./measure.ts";
export type {
  ContourNoise,
  ImageNoise,
  Motion,
  Perturbation,
  Rebinning,
  Resampling,
  Rotation,
  Shift,
} from "./perturbation.ts";
export {perturbationName} from "./perturbationName.ts";
export type {Spread} from "./perturbationSpread.ts";
export {perturbSettings} from "./perturbSettings.ts";
export type {PipelineResult, PipelineStage} from "./radiomicsPipeline.ts";
export {radiomicsPipeline} from "./radiomicsPipeline.ts";
export type {
  Robustness,
  RobustnessOptions,
  RobustnessProvenance,
  RobustnessRow,
} from "./robustness.ts";
export {robustness} from "./robustness.ts";
export type {CaseFailure, RadiomicsCase, RunOptions, RunProgress} from "./runCases.ts";
