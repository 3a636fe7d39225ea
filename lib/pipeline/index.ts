export {applyPerturbation} from "./applyPerturbation.ts";
export type {
  Checklist,
  ChecklistItem,
  ChecklistOptions,
  ChecklistQuestion,
  ItemStatus,
} from "./checklists/checklist.ts";
export {claimChecklist} from "./checklists/claimChecklist.ts";
export type {
  RadiomicsQualityScore,
  RqsItem,
  RqsOptions,
  StatedPoints,
} from "./checklists/radiomicsQualityScore.ts";
export {radiomicsQualityScore} from "./checklists/radiomicsQualityScore.ts";
export type {StudyEstimate, StudyRecord} from "./checklists/studyRecord.ts";
export {tripodChecklist} from "./checklists/tripodChecklist.ts";
export type {ThresholdRule} from "./chooseThreshold.ts";
export type {PerturbationDraw} from "./drawPerturbations.ts";
export {drawPerturbations} from "./drawPerturbations.ts";
export {estimateNoise} from "./estimateNoise.ts";
export type {FeatureTable, FeatureTableRow} from "./featureTable.ts";
export {featureTable} from "./featureTable.ts";
export type {
  HarmonisedTable,
  HarmoniseOptions,
  HarmoniseProvenance,
} from "./harmoniseTable.ts";
export {harmoniseTable} from "./harmoniseTable.ts";
export type {CovariateRow, JoinedRow, JoinedTable, JoinOptions} from "./joinCovariates.ts";
export {joinCovariates} from "./joinCovariates.ts";
export type {Leak, LeakageAudit, LeakKind} from "./leakageAudit.ts";
export {leakageAudit} from "./leakageAudit.ts";
export type {
  MatchedCases,
  MatchedResolution,
  MatchResolutionOptions,
  ResolvedCase,
} from "./matchResolution.ts";
export {matchResolution} from "./matchResolution.ts";
export type {FeatureColumn, SettingsInput} from "./measure.ts";
export {featureKey} from "./measure.ts";
export type {PermutedOutcomes, PermutedOutcomesOptions} from "./permutedOutcomes.ts";
export {permutedOutcomes} from "./permutedOutcomes.ts";
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
export type {TrainingResult, TrainOptions} from "./trainAndValidate.ts";
export {trainAndValidate} from "./trainAndValidate.ts";
export type {
  FitRecord,
  OutcomeRecord,
  SampleRecord,
  SplitRecord,
  ThresholdRecord,
  TrainingProvenance,
} from "./trainingProvenance.ts";
export type {UnfitFeature} from "./unfitFeatures.ts";
