export type {BatchStatisticNoise, BatchStatisticOptions} from "./analysis/batchStatisticNoise.ts";
export {batchStatisticNoise} from "./analysis/batchStatisticNoise.ts";
export type {DeadUnits} from "./analysis/deadUnits.ts";
export {deadUnits} from "./analysis/deadUnits.ts";
export {effectiveFieldSd} from "./analysis/effectiveFieldSd.ts";
export type {EffectiveField, EffectiveFieldOptions} from "./analysis/effectiveReceptiveField.ts";
export {effectiveReceptiveField} from "./analysis/effectiveReceptiveField.ts";
export type {EffectiveVoxelsOptions} from "./analysis/effectiveVoxels.ts";
export {effectiveVoxels} from "./analysis/effectiveVoxels.ts";
export type {EquivarianceError, EquivarianceOptions} from "./analysis/equivarianceError.ts";
export {equivarianceError} from "./analysis/equivarianceError.ts";
export {featureMaps} from "./analysis/featureMaps.ts";
export type {NonFinite} from "./analysis/firstNonFinite.ts";
export {firstNonFinite} from "./analysis/firstNonFinite.ts";
export type {GradientChain} from "./analysis/gradientChain.ts";
export {gradientChain} from "./analysis/gradientChain.ts";
export type {DepthRow} from "./analysis/gradientNorms.ts";
export {gradientNorms} from "./analysis/gradientNorms.ts";
export {jacobian, numericalJacobian} from "./analysis/jacobian.ts";
export type {LayerMtfOptions} from "./analysis/layerMtf.ts";
export {layerMtf} from "./analysis/layerMtf.ts";
export type {MapMatrix} from "./analysis/linearMapMatrix.ts";
export {linearMapMatrix} from "./analysis/linearMapMatrix.ts";
export type {ReceptiveField, ReceptiveLayer} from "./analysis/receptiveField.ts";
export {receptiveField} from "./analysis/receptiveField.ts";
export type {ResidualBounds} from "./analysis/residualBounds.ts";
export {residualBounds, usefulDepth} from "./analysis/residualBounds.ts";
export {singularValues, spectralNorm} from "./analysis/singularValues.ts";
export type {ValidUnetOptions} from "./analysis/validUnetSizes.ts";
export {validUnetSizes} from "./analysis/validUnetSizes.ts";
export type {TapeDescription, TapeNode} from "./autodiff/describeTape.ts";
export {describeTape} from "./autodiff/describeTape.ts";
export type {GradCheck, TapedFunction} from "./autodiff/gradCheck.ts";
export {gradCheck} from "./autodiff/gradCheck.ts";
export {gradients} from "./autodiff/gradients.ts";
export type {GraphFigure} from "./autodiff/graphFigure.ts";
export type {Tape} from "./autodiff/tape.ts";
export {createTape} from "./autodiff/tape.ts";
export type {Backward, Variable} from "./autodiff/variable.ts";
export type {
  BackendName,
  Engine,
  EngineInfo,
  EngineTensor,
  SkippedBackend,
  Tf,
} from "./engine/engine.ts";
export type {EngineOptions} from "./engine/openBackend.ts";
export {openEngine} from "./engine/openEngine.ts";
export {engineOps} from "./engine/ops/index.ts";
export type {Attribution, Baseline, CompleteAttribution} from "./explain/attribution.ts";
export type {CoalitionOptions} from "./explain/coalitions.ts";
export type {DeepLiftOptions} from "./explain/deepLift.ts";
export {deepLift} from "./explain/deepLift.ts";
export type {DeletionInsertion, DeletionInsertionOptions} from "./explain/deletionInsertion.ts";
export {deletionInsertion} from "./explain/deletionInsertion.ts";
export type {ShapleyAttribution} from "./explain/exactShapley.ts";
export {exactShapley} from "./explain/exactShapley.ts";
export type {ClassActivationMap} from "./explain/gradCam.ts";
export {gradCam} from "./explain/gradCam.ts";
export {gradCamPlusPlus} from "./explain/gradCamPlusPlus.ts";
export type {Tiles} from "./explain/gridTiles.ts";
export {gridTiles} from "./explain/gridTiles.ts";
export {guidedBackprop} from "./explain/guidedBackprop.ts";
export type {ImageLike} from "./explain/inputGradient.ts";
export {inputGradient} from "./explain/inputGradient.ts";
export {inputTimesGradient} from "./explain/inputTimesGradient.ts";
export type {IntegratedGradientsOptions} from "./explain/integratedGradients.ts";
export {integratedGradients} from "./explain/integratedGradients.ts";
export type {IntegrationNodes, IntegrationRule} from "./explain/integrationRule.ts";
export {integrationRule} from "./explain/integrationRule.ts";
export type {LeaveOneOut} from "./explain/leaveOneOut.ts";
export {leaveOneOut} from "./explain/leaveOneOut.ts";
export {linearShapley} from "./explain/linearShapley.ts";
export type {LrpOptions, Relevance} from "./explain/lrp.ts";
export {lrp} from "./explain/lrp.ts";
export type {LrpRule} from "./explain/lrpRule.ts";
export type {OcclusionOptions} from "./explain/occlusion.ts";
export {occlusion} from "./explain/occlusion.ts";
export type {Explainer} from "./explain/openExplainer.ts";
export {openExplainer} from "./explain/openExplainer.ts";
export {pixelOrder} from "./explain/pixelOrder.ts";
export type {PointingGame} from "./explain/pointingGame.ts";
export {pointingGame} from "./explain/pointingGame.ts";
export type {RandomisedStep, RandomiseOptions} from "./explain/randomiseWeights.ts";
export {randomiseWeights} from "./explain/randomiseWeights.ts";
export type {SampledShapley, SampledShapleyOptions} from "./explain/sampledShapley.ts";
export {sampledShapley} from "./explain/sampledShapley.ts";
export type {SanityOptions, SanityStep} from "./explain/sanityCheck.ts";
export {sanityCheck} from "./explain/sanityCheck.ts";
export type {Score, ScoreFunction, TargetScore} from "./explain/score.ts";
export {shapleyValues} from "./explain/shapleyValues.ts";
export type {SmoothGradOptions} from "./explain/smoothGrad.ts";
export {smoothGrad} from "./explain/smoothGrad.ts";
export type {PartialSurvey} from "./explain/survey.ts";
export type {ExplainProgress, ExplainRunOptions} from "./explain/surveyOnEngine.ts";
export {adaptiveEce} from "./calibration/adaptiveEce.ts";
export {brier} from "./calibration/brier.ts";
export {ece} from "./calibration/ece.ts";
export {mce} from "./calibration/mce.ts";
export type {MurphyDecomposition} from "./calibration/murphyDecomposition.ts";
export {murphyDecomposition} from "./calibration/murphyDecomposition.ts";
export {nll} from "./calibration/nll.ts";
export type {PlattCurve, PlattOptions} from "./calibration/plattScale.ts";
export {plattScale} from "./calibration/plattScale.ts";
export type {ReliabilityBin, ReliabilityOptions} from "./calibration/reliabilityCurve.ts";
export {reliabilityCurve} from "./calibration/reliabilityCurve.ts";
export type {Temperature} from "./calibration/temperatureScale.ts";
export {temperatureScale} from "./calibration/temperatureScale.ts";
export {binaryDecision} from "./infer/binaryDecision.ts";
export type {Ensemble} from "./infer/ensemble.ts";
export {ensemble} from "./infer/ensemble.ts";
export type {Blending, ImportanceOptions} from "./infer/importanceMap.ts";
export {importanceMap} from "./infer/importanceMap.ts";
export type {FlipOptions} from "./infer/predictWithFlips.ts";
export {predictWithFlips} from "./infer/predictWithFlips.ts";
export type {InferProgress, InferRunOptions} from "./infer/progress.ts";
export type {
  PartialWindows,
  SlidingWindowOptions,
  WindowProgress,
} from "./infer/slidingWindow.ts";
export {slidingWindow} from "./infer/slidingWindow.ts";
export type {OutputActivation} from "./infer/toProbabilities.ts";
export {toProbabilities} from "./infer/toProbabilities.ts";
export type {UncertaintyMaps, UncertaintyOptions} from "./infer/uncertaintyMaps.ts";
export {uncertaintyMaps} from "./infer/uncertaintyMaps.ts";
export type {PlanOptions} from "./infer/windowPlan.ts";
export type {WindowOptions} from "./infer/windowStarts.ts";
export {windowStarts} from "./infer/windowStarts.ts";
export type {DiceDecision} from "./losses/bestDiceDecision.ts";
export {bestDiceDecision} from "./losses/bestDiceDecision.ts";
export type {BinaryCrossEntropyOptions} from "./losses/binaryCrossEntropyWithLogits.ts";
export {binaryCrossEntropyWithLogits} from "./losses/binaryCrossEntropyWithLogits.ts";
export {crossEntropyOfProbabilities} from "./losses/crossEntropyOfProbabilities.ts";
export type {ProbabilityScore} from "./losses/diceOfProbabilities.ts";
export {diceOfProbabilities} from "./losses/diceOfProbabilities.ts";
export type {DiceVariant, DiceVariantName} from "./losses/diceVariant.ts";
export {diceVariant} from "./losses/diceVariant.ts";
export type {EngineLoss} from "./losses/engineLoss.ts";
export {engineLoss} from "./losses/engineLoss.ts";
export type {ExpectedLosses} from "./losses/expectedLosses.ts";
export {expectedLosses} from "./losses/expectedLosses.ts";
export type {FocalOptions} from "./losses/focalLoss.ts";
export {focalLoss} from "./losses/focalLoss.ts";
export type {GeneralisedDiceOptions} from "./losses/generalisedDiceLoss.ts";
export {generalisedDiceLoss} from "./losses/generalisedDiceLoss.ts";
export {lossOf} from "./losses/lossOf.ts";
export type {LossActivation, LossReduction, LossResult} from "./losses/lossResult.ts";
export type {CompoundLossSpec, LossSpec, SimpleLossSpec} from "./losses/lossSpec.ts";
export type {RegionOptions} from "./losses/regionSums.ts";
export {requireTarget} from "./losses/requireTarget.ts";
export type {DiceOptions} from "./losses/softDiceLoss.ts";
export {softDiceLoss} from "./losses/softDiceLoss.ts";
export type {CrossEntropyOptions} from "./losses/softmaxCrossEntropy.ts";
export {softmaxCrossEntropy} from "./losses/softmaxCrossEntropy.ts";
export type {TverskyOptions} from "./losses/tverskyLoss.ts";
export {tverskyLoss} from "./losses/tverskyLoss.ts";
export type {AttentionInputs, AttentionOptions, AttentionResult} from "./fusion/attention.ts";
export {attention, attentionBackward} from "./fusion/attention.ts";
export type {CrossAttentionOptions} from "./fusion/crossAttention.ts";
export {crossAttention} from "./fusion/crossAttention.ts";
export type {GateInputs} from "./fusion/gateMap.ts";
export {gateMap, gateMapBackward} from "./fusion/gateMap.ts";
export type {GatedUnitInputs, GatedUnitResult} from "./fusion/gatedMultimodalUnit.ts";
export {gatedMultimodalUnit, gatedMultimodalUnitBackward} from "./fusion/gatedMultimodalUnit.ts";
export type {FusionCost, FusionCostOptions} from "./fusion/fusionCosts.ts";
export {fusionCosts} from "./fusion/fusionCosts.ts";
export type {FusionKind} from "./fusion/fusionKinds.ts";
export {FUSIONS} from "./fusion/fusionKinds.ts";
export type {FusionNetworkOptions} from "./fusion/fusionNetwork.ts";
export {fusionNetwork} from "./fusion/fusionNetwork.ts";
export type {FeatureSource, JoinedFeatures} from "./fusion/joinFeatures.ts";
export {joinFeatures} from "./fusion/joinFeatures.ts";
export type {ModalityDropoutOptions, ModalityMask} from "./fusion/modalityDropout.ts";
export {
  applyModalityDropout,
  drawModalityDropout,
  withModalityDropout,
  withoutModalities,
} from "./fusion/modalityDropout.ts";
export type {ChannelBand} from "./fusion/sliceChannels.ts";
export {sliceChannels, sliceChannelsBackward} from "./fusion/sliceChannels.ts";
export type {
  SqueezeExcitationGradients,
  SqueezeExcitationResult,
  SqueezeExcitationWeights,
} from "./fusion/squeezeExcitation.ts";
export {squeezeExcitation, squeezeExcitationBackward} from "./fusion/squeezeExcitation.ts";
export type {TensorFusionInputs} from "./fusion/tensorFusion.ts";
export {tensorFusion, tensorFusionBackward} from "./fusion/tensorFusion.ts";
export {readModel} from "./model/readModel.ts";
export type {
  IntensityRule,
  Modality,
  ModelInput,
  ModelOutput,
  ModelProvenance,
  ModelWindow,
  SegmentationModel,
} from "./model/segmentationModel.ts";
export {writeModel} from "./model/writeModel.ts";
export type {ActivationChoice, NetworkOptions, NormChoice} from "./network/choices.ts";
export type {ConvBlockOptions, ConvBlockParts} from "./network/convBlock.ts";
export {convBlock} from "./network/convBlock.ts";
export type {NetworkBlock, NetworkFigure} from "./network/describeNetwork.ts";
export {describeNetwork} from "./network/describeNetwork.ts";
export type {Forward} from "./network/forward.ts";
export {forward} from "./network/forward.ts";
export type {InitialiseScheme, Weights} from "./network/initialise.ts";
export {initialise} from "./network/initialise.ts";
export type {BasicUnetOptions} from "./network/monai/basicUnet.ts";
export {basicUnet} from "./network/monai/basicUnet.ts";
export type {DenseNetDepth, DenseNetOptions} from "./network/monai/denseNet.ts";
export {denseNet} from "./network/monai/denseNet.ts";
export type {DynUnetOptions} from "./network/monai/dynUnet.ts";
export {dynUnet} from "./network/monai/dynUnet.ts";
export type {MonaiUnetOptions} from "./network/monai/monaiUnet.ts";
export {monaiUnet} from "./network/monai/monaiUnet.ts";
export type {SegResNetOptions} from "./network/monai/segResNet.ts";
export {segResNet} from "./network/monai/segResNet.ts";
export type {VnetOptions} from "./network/monai/vnet.ts";
export {vnet} from "./network/monai/vnet.ts";
export type {
  ActivationLayer,
  ActivationName,
  AttentionLayer,
  ConvLayer,
  ConvTransposeLayer,
  DenseLayer,
  DropoutLayer,
  Layer,
  Network,
  NetworkNode,
  NormLayer,
  Padding,
  PlainLayer,
  PoolLayer,
  PreluLayer,
  RepeatLayer,
  SliceLayer,
  UpsampleLayer,
} from "./network/network.ts";
export type {
  ConvLayerOptions,
  ConvTransposeLayerOptions,
  NetworkBuilder,
  NormLayerOptions,
  PerAxis,
  PoolLayerOptions,
  UpsampleLayerOptions,
} from "./network/builderOptions.ts";
export {networkBuilder} from "./network/networkBuilder.ts";
export type {NetworkGradients, NetworkGradientsOptions} from "./network/networkGradients.ts";
export {networkGradients} from "./network/networkGradients.ts";
export type {Parameter} from "./network/parametersOf.ts";
export {countParameters, parametersOf} from "./network/parametersOf.ts";
export type {PlainNetOptions} from "./network/plainNet.ts";
export {plainNet} from "./network/plainNet.ts";
export type {RunOptions} from "./network/recordNetwork.ts";
export type {ResidualBlockOptions, ResidualKind, ResidualParts} from "./network/residualBlock.ts";
export {residualBlock} from "./network/residualBlock.ts";
export type {ResnetDepth, ResnetOptions} from "./network/resnet.ts";
export {resnet} from "./network/resnet.ts";
export {shapesOf} from "./network/shapesOf.ts";
export {smallestInput} from "./network/smallestInput.ts";
export type {LayerSummary, NetworkSummary} from "./network/summary.ts";
export {summary} from "./network/summary.ts";
export type {SummaryRow} from "./network/summaryRows.ts";
export {summaryRows} from "./network/summaryRows.ts";
export type {UnetOptions, UnetSkip, UnetUp} from "./network/unet.ts";
export {unet} from "./network/unet.ts";
export type {Unet3dOptions} from "./network/unet3d.ts";
export {unet3d} from "./network/unet3d.ts";
export type {ActivateOptions} from "./ops/activations/activate.ts";
export {activate, activateBackward} from "./ops/activations/activate.ts";
export type {ScalarActivation, ScalarActivationName} from "./ops/activations/activation.ts";
export {activation, SCALAR_ACTIVATIONS} from "./ops/activations/activation.ts";
export {celu, celuDerivative} from "./ops/activations/celu.ts";
export {elu, eluDerivative, eluSecondDerivative} from "./ops/activations/elu.ts";
export {gelu, geluDerivative, geluSecondDerivative} from "./ops/activations/gelu.ts";
export {geluTanh, geluTanhDerivative} from "./ops/activations/geluTanh.ts";
export {hardSwish, hardSwishDerivative} from "./ops/activations/hardSwish.ts";
export {leakyRelu, leakyReluDerivative} from "./ops/activations/leakyRelu.ts";
export {logSigmoid, logSigmoidDerivative} from "./ops/activations/logSigmoid.ts";
export {mish, mishDerivative} from "./ops/activations/mish.ts";
export {prelu, preluBackward} from "./ops/activations/prelu.ts";
export {relu, reluDerivative, reluSecondDerivative} from "./ops/activations/relu.ts";
export {relu6, relu6Derivative} from "./ops/activations/relu6.ts";
export {selu, seluDerivative} from "./ops/activations/selu.ts";
export {sigmoid, sigmoidDerivative} from "./ops/activations/sigmoid.ts";
export {silu, siluDerivative} from "./ops/activations/silu.ts";
export {
  logSoftmax,
  logSoftmaxBackward,
  softmax,
  softmaxBackward,
} from "./ops/activations/softmax.ts";
export {softplus, softplusDerivative} from "./ops/activations/softplus.ts";
export {softsign, softsignDerivative} from "./ops/activations/softsign.ts";
export {tanhDerivative} from "./ops/activations/tanhDerivative.ts";
export type {
  AdaptiveAvgPoolBackwardOptions,
  AdaptiveAvgPoolOptions,
} from "./ops/adaptiveAvgPool.ts";
export {adaptiveAvgPool, adaptiveAvgPoolBackward} from "./ops/adaptiveAvgPool.ts";
export {aliasFrequency} from "./ops/aliasFrequency.ts";
export type {AvgPoolBackwardOptions, AvgPoolOptions} from "./ops/avgPool.ts";
export {avgPool, avgPoolBackward} from "./ops/avgPool.ts";
export type {BatchNormResult} from "./ops/batchNorm.ts";
export {batchNorm, batchNormBackward} from "./ops/batchNorm.ts";
export type {BatchNormEvalOptions} from "./ops/batchNormEval.ts";
export {batchNormEval, batchNormEvalBackward} from "./ops/batchNormEval.ts";
export type {BatchNormRunningOptions, ChannelStatistics} from "./ops/batchNormRunning.ts";
export {batchNormRunning} from "./ops/batchNormRunning.ts";
export {boxResponse} from "./ops/boxResponse.ts";
export {channelsFirst, channelsLast} from "./ops/channels.ts";
export {conv} from "./ops/conv.ts";
export type {ConvBackwardOptions, ConvGradients} from "./ops/convBackward.ts";
export {convBackward} from "./ops/convBackward.ts";
export type {ConvBnActOptions, ConvBnActResult} from "./ops/convBnAct.ts";
export {convBnAct} from "./ops/convBnAct.ts";
export type {ConvOptions} from "./ops/convGeometry.ts";
export type {ConvOutputSizeOptions, ConvTransposeOutputSizeOptions} from "./ops/convOutputSize.ts";
export {convOutputSize, convTransposeOutputSize} from "./ops/convOutputSize.ts";
export {convTranspose} from "./ops/convTranspose.ts";
export type {ConvTransposeBackwardOptions} from "./ops/convTransposeBackward.ts";
export {convTransposeBackward} from "./ops/convTransposeBackward.ts";
export type {ConvTransposeOptions} from "./ops/convTransposeGeometry.ts";
export type {ConvolutionMatrixOptions} from "./ops/convolutionMatrix.ts";
export {convolutionMatrix} from "./ops/convolutionMatrix.ts";
export type {Convolve2dOptions} from "./ops/convolve2d.ts";
export {convolve2d, correlate2d} from "./ops/convolve2d.ts";
export {cropTo, cropToBackward} from "./ops/cropTo.ts";
export {dense, denseBackward} from "./ops/dense.ts";
export type {DropoutMask, DropoutOptions} from "./ops/dropout.ts";
export {applyDropout, applyDropoutBackward, drawDropout} from "./ops/dropout.ts";
export {flatten, reshape} from "./ops/flatten.ts";
export type {FoldBatchNormOptions} from "./ops/foldBatchNorm.ts";
export {foldBatchNorm} from "./ops/foldBatchNorm.ts";
export {addFusion, concatChannels, concatChannelsBackward} from "./ops/fusion.ts";
export {globalAvgPool, globalAvgPoolBackward} from "./ops/globalAvgPool.ts";
export type {GroupNormOptions} from "./ops/groupNorm.ts";
export {groupNorm, groupNormBackward} from "./ops/groupNorm.ts";
export type {Im2colOptions} from "./ops/im2col.ts";
export {im2col} from "./ops/im2col.ts";
export {instanceNorm, instanceNormBackward} from "./ops/instanceNorm.ts";
export {layerNorm, layerNormBackward} from "./ops/layerNorm.ts";
export type {MaxPoolBackwardOptions, MaxPooled} from "./ops/maxPool.ts";
export {maxPool, maxPoolBackward} from "./ops/maxPool.ts";
export type {NormAffine, NormGradients} from "./ops/normalise.ts";
export type {PadMode, PadOptions} from "./ops/pad.ts";
export {pad, padBackward} from "./ops/pad.ts";
export {padTo, padToBackward} from "./ops/padTo.ts";
export type {PaddingOption} from "./ops/perAxis.ts";
export type {PoolWindow} from "./ops/poolWindow.ts";
export type {PooledNoiseOptions} from "./ops/pooledNoiseVariance.ts";
export {pooledNoiseVariance} from "./ops/pooledNoiseVariance.ts";
export {repeatChannels, repeatChannelsBackward} from "./ops/repeatChannels.ts";
export type {Shaped} from "./ops/spatialAxes.ts";
export type {InterpolationOptions, UpsampleBackwardOptions} from "./ops/upsample.ts";
export {upsample, upsampleBackward} from "./ops/upsample.ts";
export type {AdagradOptions} from "./optim/adagradStep.ts";
export {adagradStep} from "./optim/adagradStep.ts";
export type {AdamOptions} from "./optim/adamStep.ts";
export {adamStep, adamWStep} from "./optim/adamStep.ts";
export type {ClippedGradients} from "./optim/clipGradNorm.ts";
export {clipGradNorm} from "./optim/clipGradNorm.ts";
export type {InitScale} from "./optim/initScale.ts";
export {initScale} from "./optim/initScale.ts";
export type {Descent, MinimiseOptions, Slope} from "./optim/minimise.ts";
export {minimise} from "./optim/minimise.ts";
export type {OptimiserState, OptimiserStep, StepOptions} from "./optim/optimiserState.ts";
export type {
  OptimiserName,
  OptimiserRule,
  OptimiserStepOptions,
  WeightsStep,
} from "./optim/optimiserStep.ts";
export {optimiserStep, weightsStep} from "./optim/optimiserStep.ts";
export type {RmsPropOptions} from "./optim/rmsPropStep.ts";
export {rmsPropStep} from "./optim/rmsPropStep.ts";
export type {OneCycleOptions} from "./optim/schedules.ts";
export {
  cosineSchedule,
  exponentialSchedule,
  oneCycleSchedule,
  polynomialSchedule,
  stepSchedule,
} from "./optim/schedules.ts";
export type {SgdOptions} from "./optim/sgdStep.ts";
export {sgdStep} from "./optim/sgdStep.ts";
export type {Tensor} from "./tensor.ts";
export {sizeOf, tensor} from "./tensor.ts";
export type {Augmentation, AugmentationOptions} from "./train/augmentation.ts";
export {applyAugmentation, drawAugmentation} from "./train/augmentation.ts";
export {BrokenTraining} from "./train/brokenTraining.ts";
export type {ClassWeightOptions} from "./train/classWeights.ts";
export {classWeights} from "./train/classWeights.ts";
export type {CropAwayOptions, CropBox} from "./train/cropAway.ts";
export {drawCropAway} from "./train/cropAway.ts";
export type {EarlyStopping, EarlyStoppingOptions} from "./train/earlyStopping.ts";
export {earlyStopping} from "./train/earlyStopping.ts";
export type {Elastic} from "./train/elasticField.ts";
export type {EmpiricalRiskOptions} from "./train/empiricalRisk.ts";
export {empiricalRisk} from "./train/empiricalRisk.ts";
export type {FindLearningRateOptions, LearningRateCurve} from "./train/findLearningRate.ts";
export {findLearningRate} from "./train/findLearningRate.ts";
export type {EngineModel} from "./train/openModel.ts";
export {openModel} from "./train/openModel.ts";
export type {PatchBatchOptions, PatchOptions} from "./train/patches.ts";
export {cutPatch, drawPatch, patchBatches} from "./train/patches.ts";
export type {Batch, BatchSource, Sample} from "./train/sample.ts";
export {batchOf} from "./train/sample.ts";
export type {Tensor32} from "./train/tensor32.ts";
export {fromTensor, toTensor} from "./train/tensor32.ts";
export {train} from "./train/train.ts";
export type {Predict, StepReport, Trained, TrainOptions, Validation} from "./train/trainOptions.ts";
export type {LoadStateDictOptions} from "./weights/loadStateDict.ts";
export {loadStateDict} from "./weights/loadStateDict.ts";
export type {Safetensors} from "./weights/readSafetensors.ts";
export {readSafetensors} from "./weights/readSafetensors.ts";
export {weightFromTorch, weightToTorch} from "./weights/weightLayout.ts";
export type {WriteSafetensorsOptions} from "./weights/writeSafetensors.ts";
export {writeSafetensors} from "./weights/writeSafetensors.ts";
