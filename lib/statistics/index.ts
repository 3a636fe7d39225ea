export type {BlandAltman, BlandAltmanOptions, IntervalEstimate} from "./agreement/blandAltman.ts";
export {blandAltman} from "./agreement/blandAltman.ts";
export type {Concordance, ConcordanceOptions} from "./agreement/concordance.ts";
export {concordance} from "./agreement/concordance.ts";
export type {Repeatability, RepeatabilityOptions} from "./agreement/repeatabilityCoefficient.ts";
export {repeatabilityCoefficient} from "./agreement/repeatabilityCoefficient.ts";
export type {WithinSubjectCvOptions} from "./agreement/withinSubjectCv.ts";
export {withinSubjectCv} from "./agreement/withinSubjectCv.ts";
export {withinSubjectSd} from "./agreement/withinSubjectSd.ts";
export {ancestorsOf} from "./causal/ancestorsOf.ts";
export type {Effect} from "./causal/backdoorPaths.ts";
export {backdoorPaths} from "./causal/backdoorPaths.ts";
export {childrenOf} from "./causal/childrenOf.ts";
export {descendantsOf} from "./causal/descendantsOf.ts";
export type {Separation} from "./causal/dSeparated.ts";
export {dSeparated} from "./causal/dSeparated.ts";
export {formatGraph} from "./causal/formatGraph.ts";
export {formatPath} from "./causal/formatPath.ts";
export {frontdoorSets} from "./causal/frontdoorSets.ts";
export type {Arrow, Graph, Nodes} from "./causal/graph.ts";
export type {Independence} from "./causal/impliedIndependences.ts";
export {impliedIndependences} from "./causal/impliedIndependences.ts";
export type {EffectGiven} from "./causal/isBackdoorSet.ts";
export {isBackdoorSet} from "./causal/isBackdoorSet.ts";
export {isFrontdoorSet} from "./causal/isFrontdoorSet.ts";
export type {Given} from "./causal/isPathOpen.ts";
export {isPathOpen} from "./causal/isPathOpen.ts";
export type {
  MantelHaenszel,
  MantelHaenszelOptions,
  StratumTable,
} from "./causal/mantelHaenszel.ts";
export {mantelHaenszel} from "./causal/mantelHaenszel.ts";
export type {AdjustmentOptions} from "./causal/minimalAdjustmentSets.ts";
export {minimalAdjustmentSets} from "./causal/minimalAdjustmentSets.ts";
export type {
  BinaryNode,
  CategoricalNode,
  GaussianNode,
  NodeModel,
  ParentEffect,
  Predictor,
} from "./causal/nodeModel.ts";
export {parentsOf} from "./causal/parentsOf.ts";
export {parseGraph} from "./causal/parseGraph.ts";
export type {GraphPath, PathInput} from "./causal/path.ts";
export type {PathEnds} from "./causal/pathsBetween.ts";
export {pathsBetween} from "./causal/pathsBetween.ts";
export type {SimulateOptions} from "./causal/simulateGraph.ts";
export {simulateGraph} from "./causal/simulateGraph.ts";
export {topologicalOrder} from "./causal/topologicalOrder.ts";
export type {CombatPatients} from "./harmonise/applyCombat.ts";
export {applyCombat} from "./harmonise/applyCombat.ts";
export {applyCovbat} from "./harmonise/applyCovbat.ts";
export type {BatchEffects} from "./harmonise/batchEffects.ts";
export {batchEffects} from "./harmonise/batchEffects.ts";
export type {Combat} from "./harmonise/combat.ts";
export {combat} from "./harmonise/combat.ts";
export type {BatchPrior, CombatModel, Shrinkage} from "./harmonise/combatModel.ts";
export type {CombatOptions} from "./harmonise/combatOptions.ts";
export type {Covariate, CovariateCoding} from "./harmonise/covariate.ts";
export type {Covbat} from "./harmonise/covbat.ts";
export {covbat} from "./harmonise/covbat.ts";
export {fitCombat} from "./harmonise/fitCombat.ts";
export type {CovbatModel, CovbatOptions} from "./harmonise/fitCovbat.ts";
export {fitCovbat} from "./harmonise/fitCovbat.ts";
export type {Confounding, HarmonisationDesign} from "./harmonise/harmonisationDesign.ts";
export {harmonisationDesign} from "./harmonise/harmonisationDesign.ts";
export type {Labels} from "./harmonise/labels.ts";
export type {Alternative} from "./hypothesis/alternative.ts";
export {benjaminiHochberg} from "./hypothesis/benjaminiHochberg.ts";
export {benjaminiYekutieli} from "./hypothesis/benjaminiYekutieli.ts";
export {bonferroni} from "./hypothesis/bonferroni.ts";
export type {CorrelationOptions} from "./hypothesis/correlationOf.ts";
export {holm} from "./hypothesis/holm.ts";
export type {LikelihoodRatio, NestedModel} from "./hypothesis/likelihoodRatioTest.ts";
export {likelihoodRatioTest} from "./hypothesis/likelihoodRatioTest.ts";
export type {MannWhitney, MannWhitneyOptions} from "./hypothesis/mannWhitney.ts";
export {mannWhitney} from "./hypothesis/mannWhitney.ts";
export type {Pearson, PearsonOptions} from "./hypothesis/pearson.ts";
export {pearson} from "./hypothesis/pearson.ts";
export type {PermutationStatistic, StatisticFunction} from "./hypothesis/permutationStatistic.ts";
export type {Permutation, PermutationOptions} from "./hypothesis/permutationTest.ts";
export {permutationTest} from "./hypothesis/permutationTest.ts";
export type {Spearman} from "./hypothesis/spearman.ts";
export {spearman} from "./hypothesis/spearman.ts";
export type {Icc, IccOptions} from "./icc.ts";
export {icc} from "./icc.ts";
export type {IccColumns, RatingTables} from "./iccAll.ts";
export {iccAll} from "./iccAll.ts";
export type {IccClass} from "./iccClass.ts";
export {iccClass} from "./iccClass.ts";
export type {IccEstimate} from "./iccEstimator.ts";
export type {IccForm} from "./iccForm.ts";
export type {AnovaRow, RatingAnova} from "./ratingAnova.ts";
export {ratingAnova} from "./ratingAnova.ts";
export type {Ratings, RatingTable} from "./ratings.ts";
export type {CompleteRows} from "./completeRows.ts";
export {completeRows} from "./completeRows.ts";
export {constantColumns} from "./constantColumns.ts";
export {boostingLearner} from "./validate/boostingLearner.ts";
export type {Bootstrap632, Bootstrap632Options, Measured} from "./validate/bootstrap632Plus.ts";
export {bootstrap632Plus} from "./validate/bootstrap632Plus.ts";
export type {
  BootstrapInterval,
  BootstrapMethod,
  BootstrapOptions,
} from "./validate/bootstrapInterval.ts";
export {bootstrapInterval} from "./validate/bootstrapInterval.ts";
export type {AucSampleSize, AucSampleSizeOptions} from "./power/aucSampleSize.ts";
export {aucSampleSize} from "./power/aucSampleSize.ts";
export type {AucStudy} from "./power/aucStandardError.ts";
export {aucStandardError} from "./power/aucStandardError.ts";
export type {
  PredictionSampleSize,
  PredictionSampleSizeOptions,
} from "./power/predictionSampleSize.ts";
export {predictionSampleSize} from "./power/predictionSampleSize.ts";
export {applyPca} from "./select/applyPca.ts";
export type {CorrelationClusterOptions, CorrelationClusters} from "./select/correlationClusters.ts";
export {correlationClusters} from "./select/correlationClusters.ts";
export type {CorrelationMatrixOptions} from "./select/correlationMatrix.ts";
export {correlationMatrix} from "./select/correlationMatrix.ts";
export type {PcaModel, PcaOptions} from "./select/fitPca.ts";
export {fitPca} from "./select/fitPca.ts";
export type {Linkage} from "./select/mergeNearest.ts";
export type {Mrmr, MrmrOptions} from "./select/mrmr.ts";
export {mrmr} from "./select/mrmr.ts";
export type {
  Adjustment,
  RankedFeature,
  UnivariateRankingOptions,
} from "./select/univariateRanking.ts";
export {univariateRanking} from "./select/univariateRanking.ts";
export {chain} from "./validate/chain.ts";
export {clusterStep} from "./validate/clusterStep.ts";
export type {CombatStepOptions} from "./validate/combatStep.ts";
export {combatStep} from "./validate/combatStep.ts";
export type {CovariatesStepOptions} from "./validate/covariatesStep.ts";
export {covariatesStep} from "./validate/covariatesStep.ts";
export type {CoxLearnerOptions} from "./validate/coxLearner.ts";
export {coxLearner} from "./validate/coxLearner.ts";
export type {
  CrossValidateOptions,
  CrossValidation,
  FoldResult,
  Scoring,
} from "./validate/crossValidate.ts";
export {crossValidate} from "./validate/crossValidate.ts";
export {discriminantLearner} from "./validate/discriminantLearner.ts";
export type {MedianImputer} from "./validate/fitMedianImputer.ts";
export {applyMedianImputer, fitMedianImputer} from "./validate/fitMedianImputer.ts";
export {forestLearner} from "./validate/forestLearner.ts";
export type {GroupedFoldOptions} from "./validate/groupedKFold.ts";
export {groupedKFold} from "./validate/groupedKFold.ts";
export {imputeStep} from "./validate/imputeStep.ts";
export {judgePredictions} from "./validate/judgePredictions.ts";
export type {FoldOptions} from "./validate/kFold.ts";
export {kFold} from "./validate/kFold.ts";
export type {Learner, Settings, Transformer} from "./validate/learner.ts";
export {leaveOneGroupOut} from "./validate/leaveOneGroupOut.ts";
export type {LinearLearnerOptions} from "./validate/linearLearner.ts";
export {linearLearner} from "./validate/linearLearner.ts";
export type {LogisticLearnerOptions} from "./validate/logisticLearner.ts";
export {logisticLearner} from "./validate/logisticLearner.ts";
export type {Metric, MetricLike} from "./validate/metric.ts";
export {mrmrStep} from "./validate/mrmrStep.ts";
export type {NestedCrossValidation, NestedOptions} from "./validate/nestedCrossValidate.ts";
export {nestedCrossValidate} from "./validate/nestedCrossValidate.ts";
export {pcaStep} from "./validate/pcaStep.ts";
export type {PenalisedLearnerOptions, PenaltyChoice} from "./validate/penalisedLearner.ts";
export {penalisedLearner} from "./validate/penalisedLearner.ts";
export type {PermutedSamples} from "./validate/permuteOutcome.ts";
export {permuteOutcome} from "./validate/permuteOutcome.ts";
export type {UnseenOptions} from "./validate/predictUnseen.ts";
export {predictUnseen} from "./validate/predictUnseen.ts";
export type {RankingStepOptions} from "./validate/rankingStep.ts";
export {rankingStep} from "./validate/rankingStep.ts";
export type {RepeatOptions} from "./validate/repeated.ts";
export {repeated} from "./validate/repeated.ts";
export type {ResampleOptions} from "./validate/resampler.ts";
export type {SampleFields, Samples} from "./validate/samples.ts";
export {samplesOf} from "./validate/samples.ts";
export {scaleStep} from "./validate/scaleStep.ts";
export type {LearnerChoice, SelectLearnerOptions} from "./validate/selectLearner.ts";
export {selectLearner} from "./validate/selectLearner.ts";
export type {SelectStepOptions} from "./validate/selectStep.ts";
export {selectStep} from "./validate/selectStep.ts";
export type {Split} from "./validate/split.ts";
export {stratifiedKFold} from "./validate/stratifiedKFold.ts";
export {takeFeatures} from "./validate/takeFeatures.ts";
export {takeSamples} from "./validate/takeSamples.ts";
export {thresholdError} from "./validate/thresholdError.ts";
export type {Splitter, TunedLearnerOptions} from "./validate/tunedLearner.ts";
export {tunedLearner} from "./validate/tunedLearner.ts";
export {auc} from "./performance/auc.ts";
export {averagePrecision} from "./performance/averagePrecision.ts";
export {brierScore} from "./performance/brierScore.ts";
export type {ConfusionMeasures, ConfusionOptions} from "./performance/confusionMeasures.ts";
export {confusionMeasures} from "./performance/confusionMeasures.ts";
export type {
  Delong,
  DelongComparison,
  DelongEstimate,
  DelongOptions,
  Interval,
} from "./performance/delong.ts";
export {delong} from "./performance/delong.ts";
export type {LogLossOptions} from "./performance/logLoss.ts";
export {logLoss} from "./performance/logLoss.ts";
export type {ClassMeasures, MulticlassMeasures} from "./performance/multiclassMeasures.ts";
export {multiclassMeasures} from "./performance/multiclassMeasures.ts";
export type {PrecisionRecallCurve} from "./performance/precisionRecallCurve.ts";
export {precisionRecallCurve} from "./performance/precisionRecallCurve.ts";
export type {RocCurve} from "./performance/rocCurve.ts";
export {rocCurve} from "./performance/rocCurve.ts";
export type {LinearModel, LinearOptions} from "./model/fitLinear.ts";
export {fitLinear} from "./model/fitLinear.ts";
export type {LogisticModel, LogisticOptions} from "./model/fitLogistic.ts";
export {fitLogistic} from "./model/fitLogistic.ts";
export type {LinearPredictor} from "./model/predictLinear.ts";
export {predictLinear} from "./model/predictLinear.ts";
export {predictLogistic} from "./model/predictLogistic.ts";
export type {ConcordanceIndex} from "./survival/concordanceIndex.ts";
export {concordanceIndex} from "./survival/concordanceIndex.ts";
export type {Ties} from "./survival/coxLikelihood.ts";
export type {CoxModel, CoxOptions, CoxTest} from "./survival/fitCox.ts";
export {fitCox} from "./survival/fitCox.ts";
export type {KaplanMeier, KaplanMeierOptions} from "./survival/kaplanMeier.ts";
export {kaplanMeier} from "./survival/kaplanMeier.ts";
export type {LogRank, LogRankGroup} from "./survival/logRank.ts";
export {logRank} from "./survival/logRank.ts";
export {coxSurvival, predictCox} from "./survival/predictCox.ts";
export type {
  CalibrationCurve,
  CalibrationCurveOptions,
  CalibrationGroup,
} from "./performance/calibrationCurve.ts";
export {calibrationCurve} from "./performance/calibrationCurve.ts";
export type {CalibrationInTheLarge} from "./performance/calibrationInTheLarge.ts";
export {calibrationInTheLarge} from "./performance/calibrationInTheLarge.ts";
export type {CalibrationOptions, CalibrationSlope} from "./performance/calibrationSlope.ts";
export {calibrationSlope} from "./performance/calibrationSlope.ts";
export type {DecisionCurve, DecisionCurveOptions} from "./performance/decisionCurve.ts";
export {decisionCurve} from "./performance/decisionCurve.ts";
export type {
  NetReclassification,
  Reclassified,
  ReclassificationOptions,
} from "./performance/netReclassification.ts";
export {netReclassification} from "./performance/netReclassification.ts";
export type {ReliabilityBin, ReliabilityOptions} from "./performance/reliabilityBins.ts";
export {reliabilityBins} from "./performance/reliabilityBins.ts";
export type {PathOptions, PenalisedPath} from "./model/penalisedPath.ts";
export {pathPoint, penalisedPath} from "./model/penalisedPath.ts";
export {softThreshold} from "./model/softThreshold.ts";
export type {CrossValidatedPath, CrossValidatedPathOptions} from "./model/crossValidatedPath.ts";
export {crossValidatedPath} from "./model/crossValidatedPath.ts";
export type {DiscriminantModel, DiscriminantOptions} from "./model/fitDiscriminant.ts";
export {fitDiscriminant} from "./model/fitDiscriminant.ts";
export {predictDiscriminant} from "./model/predictDiscriminant.ts";
export type {BoostingModel, BoostingOptions} from "./model/fitBoosting.ts";
export {fitBoosting} from "./model/fitBoosting.ts";
export type {ForestModel, ForestOptions} from "./model/fitForest.ts";
export {fitForest} from "./model/fitForest.ts";
export type {Tree} from "./model/growTree.ts";
export type {BoostingPrediction} from "./model/predictBoosting.ts";
export {predictBoosting} from "./model/predictBoosting.ts";
export {predictForest} from "./model/predictForest.ts";
