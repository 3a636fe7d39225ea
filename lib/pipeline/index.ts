export type {AlignedVolume, AlignOptions} from "./alignToGrid.ts";
export {alignToGrid} from "./alignToGrid.ts";
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
export type {PreparedImage, PrepareOptions} from "./prepareImage.ts";
export {prepareImage} from "./prepareImage.ts";
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
export type {Segmentation, SegmentOptions, SegmentProgress} from "./segmentImage.ts";
export {segmentImage} from "./segmentImage.ts";
export type {BoxInsideOptions} from "./segmentation/boxInside.ts";
export {boxInside} from "./segmentation/boxInside.ts";
export type {SegmentationMeasures} from "./segmentation/measureSegmentation.ts";
export {measureSegmentation} from "./segmentation/measureSegmentation.ts";
export type {SegmentationCase} from "./segmentation/segmentationCase.ts";
export type {SegmentationStudyOptions, StudyStore} from "./segmentation/segmentationStudy.ts";
export {segmentationStudy} from "./segmentation/segmentationStudy.ts";
export type {SegmenterRecipe} from "./segmentation/segmenterRecipe.ts";
export {segmenterRecipe} from "./segmentation/segmenterRecipes.ts";
export type {
  SegmentationStudy,
  StudyCurve,
  StudyMeasure,
  StudyResult,
} from "./segmentation/studyRecord.ts";
export {readStudy} from "./segmentation/studyRecord.ts";
export type {
  NetworkVariant,
  PartsTest,
  RuleVariant,
  StudyVariant,
} from "./segmentation/studyVariant.ts";
export type {StudyVariantOptions} from "./segmentation/studyVariants.ts";
export {studyVariants} from "./segmentation/studyVariants.ts";
export type {SummariseOptions} from "./segmentation/summariseStudy.ts";
export {summariseStudy} from "./segmentation/summariseStudy.ts";
export type {HeldOut, TrainSegmenterOptions} from "./segmentation/trainSegmenter.ts";
export {trainSegmenter} from "./segmentation/trainSegmenter.ts";
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
