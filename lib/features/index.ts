export type {Aggregation, FeatureDefinition, FeatureUnit, FeatureValue} from "./definition.ts";
export type {NonSeparableOptions} from "./filter/bandFilter.ts";
export type {BinaryPattern2dOptions, PatternMethod} from "./filter/binaryPattern2d.ts";
export {binaryPattern2d} from "./filter/binaryPattern2d.ts";
export type {BinaryPattern3d, BinaryPattern3dOptions} from "./filter/binaryPattern3d.ts";
export {binaryPattern3d} from "./filter/binaryPattern3d.ts";
export type {BoxMeanOptions} from "./filter/boxMeanFilter.ts";
export {boxMeanFilter} from "./filter/boxMeanFilter.ts";
export type {DifferenceGradientOptions} from "./filter/differenceGradient.ts";
export {differenceGradient} from "./filter/differenceGradient.ts";
export {exponentialImage} from "./filter/exponentialImage.ts";
export type {FilterSettings} from "./filter/filterSettings.ts";
export type {FilteredImage} from "./filter/filteredImages.ts";
export {filteredImages} from "./filter/filteredImages.ts";
export type {FrequencyGrid} from "./filter/fourierFilter.ts";
export type {GaborOptions} from "./filter/gaborFilter.ts";
export {gaborFilter} from "./filter/gaborFilter.ts";
export type {LawsOptions} from "./filter/lawsFilter.ts";
export {lawsFilter, lawsKernel} from "./filter/lawsFilter.ts";
export {logarithmImage} from "./filter/logarithmImage.ts";
export type {NonSeparableWavelet} from "./filter/nonSeparableBand.ts";
export type {Padding} from "./filter/padding.ts";
export type {RecursiveLogOptions} from "./filter/recursiveLaplacianOfGaussian.ts";
export {recursiveLaplacianOfGaussian} from "./filter/recursiveLaplacianOfGaussian.ts";
export type {ResponsePart} from "./filter/responsePart.ts";
export type {RieszBase, RieszOptions} from "./filter/rieszFilter.ts";
export {rieszFilter} from "./filter/rieszFilter.ts";
export type {Pooling} from "./filter/rotations.ts";
export type {SampledLogOptions} from "./filter/sampledLaplacianOfGaussian.ts";
export {sampledLaplacianOfGaussian} from "./filter/sampledLaplacianOfGaussian.ts";
export {shannonFilter} from "./filter/shannonFilter.ts";
export {simoncelliFilter} from "./filter/simoncelliFilter.ts";
export {squareImage} from "./filter/squareImage.ts";
export {squareRootImage} from "./filter/squareRootImage.ts";
export type {StationaryWaveletOptions, WaveletBand} from "./filter/stationaryWavelet.ts";
export {stationaryWavelet} from "./filter/stationaryWavelet.ts";
export type {WaveletOptions} from "./filter/waveletFilter.ts";
export {waveletFilter} from "./filter/waveletFilter.ts";
export type {WaveletFamily, WaveletFilters} from "./filter/waveletFilters.ts";
export {waveletFilters} from "./filter/waveletFilters.ts";
export type {FirstOrder} from "./intensity/firstOrder.ts";
export {firstOrder} from "./intensity/firstOrder.ts";
export type {HistogramStatistics} from "./intensity/histogramStatistics.ts";
export {histogramStatistics} from "./intensity/histogramStatistics.ts";
export type {IntensityPeaks} from "./intensity/intensityPeaks.ts";
export {intensityPeaks} from "./intensity/intensityPeaks.ts";
export type {
  IntensityVolumeHistogram,
  IvhOptions,
  IvhRule,
} from "./intensity/intensityVolumeHistogram.ts";
export {intensityVolumeHistogram} from "./intensity/intensityVolumeHistogram.ts";
export type {BlurSweepOptions, SweepBinning, SweptTexture} from "./texture/blurSweep.ts";
export {blurSweep} from "./texture/blurSweep.ts";
export {
  asphericity,
  compactness1,
  compactness2,
  sphericalDisproportion,
  surfaceToVolumeRatio,
} from "./shape/compactness.ts";
export {convexHull} from "./shape/convexHull.ts";
export type {MeshRule} from "./shape/cubeTriangles.ts";
export type {EllipsoidAreaOptions} from "./shape/ellipsoidArea.ts";
export {ellipsoidArea} from "./shape/ellipsoidArea.ts";
export type {Ellipsoid, EnclosingEllipsoidOptions} from "./shape/enclosingEllipsoid.ts";
export {enclosingEllipsoid} from "./shape/enclosingEllipsoid.ts";
export type {MarchingCubesOptions} from "./shape/marchingCubes.ts";
export {marchingCubes} from "./shape/marchingCubes.ts";
export type {Mesh} from "./shape/mesh.ts";
export {meshArea} from "./shape/meshArea.ts";
export {meshVolume} from "./shape/meshVolume.ts";
export type {OrientedBox} from "./shape/orientedBox.ts";
export {orientedBox} from "./shape/orientedBox.ts";
export type {PcaAxes, PcaAxesOptions} from "./shape/pcaAxes.ts";
export {pcaAxes} from "./shape/pcaAxes.ts";
export type {Shape2dOptions} from "./shape/shape2dFeatures.ts";
export {SHAPE_2D_FEATURES, shape2dFeatures} from "./shape/shape2dFeatures.ts";
export type {Shape2dMeasures, SliceAxis} from "./shape/shape2dMeasures.ts";
export {SHAPE_FEATURES} from "./shape/shapeDefinitions.ts";
export type {ShapeFeaturesOptions} from "./shape/shapeFeatures.ts";
export {shapeFeatures} from "./shape/shapeFeatures.ts";
export type {ShapeMeasures, ShapeRegions} from "./shape/shapeMeasures.ts";
export type {
  SpatialAutocorrelation,
  SpatialAutocorrelationOptions,
} from "./shape/spatialAutocorrelation.ts";
export {spatialAutocorrelation} from "./shape/spatialAutocorrelation.ts";
export type {Solid} from "./shape/sphericity.ts";
export {sphericity} from "./shape/sphericity.ts";
export {voxelFaceArea} from "./shape/voxelFaceArea.ts";
export type {CountMatrix, Offset} from "./texture/countMatrix.ts";
export type {CountSums, Margin} from "./texture/countSums.ts";
export {denseMatrix} from "./texture/denseMatrix.ts";
export type {GlcmOptions} from "./texture/glcm.ts";
export {glcm} from "./texture/glcm.ts";
export type {GlcmDistributions} from "./texture/glcmDistributions.ts";
export {glcmDistributions} from "./texture/glcmDistributions.ts";
export {GLCM_FEATURES, glcmFeatures} from "./texture/glcmFeatures.ts";
export type {GlcmsOptions} from "./texture/glcms.ts";
export {glcms} from "./texture/glcms.ts";
export {GLDZM_FEATURES, gldzmFeatures} from "./texture/gldzmFeatures.ts";
export type {GldzmsOptions} from "./texture/gldzms.ts";
export {gldzms} from "./texture/gldzms.ts";
export type {GlrlmOptions} from "./texture/glrlm.ts";
export {glrlm} from "./texture/glrlm.ts";
export {GLRLM_FEATURES, glrlmFeatures} from "./texture/glrlmFeatures.ts";
export type {GlrlmsOptions} from "./texture/glrlms.ts";
export {glrlms} from "./texture/glrlms.ts";
export {GLSZM_FEATURES, glszmFeatures} from "./texture/glszmFeatures.ts";
export type {GlszmsOptions} from "./texture/glszms.ts";
export {glszms} from "./texture/glszms.ts";
export {mergeMatrices} from "./texture/mergeMatrices.ts";
export type {Isolated} from "./texture/toneDifferences.ts";
export {NGLDM_FEATURES, ngldmFeatures} from "./texture/ngldmFeatures.ts";
export type {NgldmsOptions} from "./texture/ngldms.ts";
export {ngldms} from "./texture/ngldms.ts";
export type {ToneDifferences} from "./texture/ngtdmFeatures.ts";
export {NGTDM_FEATURES, ngtdmFeatures} from "./texture/ngtdmFeatures.ts";
export type {NgtdmsOptions} from "./texture/ngtdms.ts";
export {ngtdms} from "./texture/ngtdms.ts";
export type {TextureDimensions, TextureFamily} from "./texture/textureFamily.ts";
export {textureFeatures} from "./texture/textureFeatures.ts";
export type {TextureOptions} from "./texture/textureOptions.ts";
export type {ToneDifferenceMatrix} from "./texture/toneDifferenceMatrix.ts";
export {mergeToneDifferences} from "./texture/toneDifferenceMatrix.ts";
export type {Weighting} from "./texture/weighting.ts";
export type {ZoneConnectivity} from "./texture/zones.ts";
export type {Extraction, FeatureRow, Intermediates, Provenance} from "./extraction.ts";
export {extractFeatures} from "./extractFeatures.ts";
export type {PresetSettings} from "./featureSettings.ts";
export {featureSettings} from "./featureSettings.ts";
export type {PresetName} from "./presets.ts";
export {PRESET_NAMES, preset} from "./presets.ts";
export type {FeatureEntry} from "./registry.ts";
export {fromPyradiomicsName, listFeatures, pyradiomicsName} from "./registry.ts";
export type {FeatureFamily, FeatureSettings} from "./settings.ts";
export {pyradiomicsSettings} from "./pyradiomicsSettings.ts";
