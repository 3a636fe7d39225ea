export {type AcquireOptions, type Acquisition, acquireProjections} from "./acquireProjections.ts";
export {applyBiasField} from "./applyBiasField.ts";
export {applyDrift} from "./applyDrift.ts";
export {attenuationFromHounsfield} from "./attenuationFromHounsfield.ts";
export {type BackProjectOptions, backProject} from "./backProject.ts";
export {type BeamOptions, type BeamSpectrum, beamSpectrum} from "./beamSpectrum.ts";
export {biasField, type BiasFieldOptions} from "./biasField.ts";
export {boxMtf, type BoxMtfOptions, boxOtf} from "./boxOtf.ts";
export {boxPsf, type BoxPsfOptions} from "./boxPsf.ts";
export {combinedSigma} from "./combinedSigma.ts";
export {convolve, type ConvolveOptions} from "./convolve.ts";
export {convolveByFrequency} from "./convolveByFrequency.ts";
export {correctDrift} from "./correctDrift.ts";
export {createSinogram, type SinogramOptions} from "./createSinogram.ts";
export {type Disk, diskProjection} from "./diskProjection.ts";
export {driftFromWater} from "./driftFromWater.ts";
export {type DriftToleranceOptions, driftTolerance} from "./driftTolerance.ts";
export {edgeAngle, type EdgeLine} from "./edgeAngle.ts";
export {effectiveAttenuation} from "./effectiveAttenuation.ts";
export {ellipseProjection} from "./ellipseProjection.ts";
export {ernstAngle} from "./ernstAngle.ts";
export {type FbpFilter, type FbpFilterOptions, fbpFilter} from "./fbpFilter.ts";
export {
  type FilteredBackProjectionOptions,
  filteredBackProjection,
} from "./filteredBackProjection.ts";
export {type FilterProjectionsOptions, filterProjections} from "./filterProjections.ts";
export {gaussianMtf, type GaussianMtfOptions} from "./gaussianMtf.ts";
export {gaussianPsf, type GaussianPsfOptions} from "./gaussianPsf.ts";
export {type GaussianResolution, gaussianResolution} from "./gaussianResolution.ts";
export {goldenViewOrder} from "./goldenViewOrder.ts";
export {hounsfield, type WaterOptions} from "./hounsfield.ts";
export {hounsfieldDrift} from "./hounsfieldDrift.ts";
export {imageFromKspace, type ImagePart} from "./imageFromKspace.ts";
export {inversionNull, type InversionNullOptions} from "./inversionNull.ts";
export {keepCentre} from "./keepCentre.ts";
export type {
  ContinuousKernel,
  Kernel,
  KernelOptions,
  KernelOrigin,
  SampledKernel,
} from "./kernel.ts";
export {type Kspace, kspace} from "./kspace.ts";
export {linearAttenuation, type Material} from "./linearAttenuation.ts";
export {type LineOptions, lineIntegral} from "./lineIntegral.ts";
export {type LinePairOptions, linePairs} from "./linePairs.ts";
export {matchPsf, type MatchPsfOptions} from "./matchPsf.ts";
export {measuredPsf, type MeasuredPsfOptions} from "./measuredPsf.ts";
export {mtfCascade} from "./mtfCascade.ts";
export {mtfFrequency, type MtfFrequencyOptions} from "./mtfFrequency.ts";
export {mtfOf} from "./mtfOf.ts";
export {type NoisePower, noisePowerSpectrum, type NpsOptions} from "./noisePowerSpectrum.ts";
export {otf, type OtfOptions} from "./otf.ts";
export {type PhantomImageOptions, phantomImage} from "./phantomImage.ts";
export {MATERIAL_HU, type PhantomInsert, phantomInserts} from "./phantomInserts.ts";
export type {PhantomShape, RayOptions} from "./phantomShapes.ts";
export {type PhantomSinogramOptions, phantomSinogram} from "./phantomSinogram.ts";
export {poissonCounts} from "./poissonCounts.ts";
export {type PolychromaticOptions, polychromaticProjection} from "./polychromaticProjection.ts";
export {polychromaticTransmission} from "./polychromaticTransmission.ts";
export {type ProjectionOptions, projection} from "./projection.ts";
export {projectionNoise} from "./projectionNoise.ts";
export {ptf} from "./ptf.ts";
export type {QcOptions, QcReport, QcRim, QcRoi, QcTolerance} from "./qcReport.ts";
export {qcWaterPhantom} from "./qcWaterPhantom.ts";
export {type RadialNps, radialNps} from "./radialNps.ts";
export {type RadonOptions, radon} from "./radon.ts";
export {type RayGridOptions, type RayGridResult, rayGrid} from "./rayGrid.ts";
export {rectangleProjection} from "./rectangleProjection.ts";
export {type RescaleOptions, rescale} from "./rescale.ts";
export {type RicianMoments, ricianMoments, type RicianOptions} from "./ricianMoments.ts";
export {ricianNoise, type RicianNoiseOptions} from "./ricianNoise.ts";
export {type SartOptions, sart} from "./sart.ts";
export {sharpPsf, type SharpPsfOptions} from "./sharpPsf.ts";
export {type SheppLoganOptions, sheppLogan} from "./sheppLogan.ts";
export type {Sinogram} from "./sinogram.ts";
export {type SlantedEdgeMtf, slantedEdgeMtf, type SlantedEdgeMtfOptions} from "./slantedEdgeMtf.ts";
export {type SlantedEdgeOptions, slantedEdgePhantom} from "./slantedEdgePhantom.ts";
export {spinEcho, type SpinEchoOptions} from "./spinEcho.ts";
export {spoiledGradientEcho, type SpoiledGradientOptions} from "./spoiledGradientEcho.ts";
export {type HounsfieldOptions, toHounsfield} from "./toHounsfield.ts";
export {type TransmissionOptions, transmission} from "./transmission.ts";
export {undersample, type UndersampleOptions} from "./undersample.ts";
export {viewsNeeded} from "./viewsNeeded.ts";
export {type WaterPhantomOptions, waterPhantom} from "./waterPhantom.ts";
export {type WindowOptions, windowLevel} from "./windowLevel.ts";
export {zeroFill} from "./zeroFill.ts";
