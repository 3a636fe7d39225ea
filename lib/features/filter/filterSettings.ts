import type {NonSeparableOptions} from "./bandFilter.ts";
import type {BinaryPattern2dOptions} from "./binaryPattern2d.ts";
import type {BinaryPattern3dOptions} from "./binaryPattern3d.ts";
import type {BoxMeanOptions} from "./boxMeanFilter.ts";
import type {DifferenceGradientOptions} from "./differenceGradient.ts";
import type {GaborOptions} from "./gaborFilter.ts";
import type {LawsOptions} from "./lawsFilter.ts";
import type {RieszOptions} from "./rieszFilter.ts";
import type {SampledLogOptions} from "./sampledLaplacianOfGaussian.ts";
import type {StationaryWaveletOptions} from "./stationaryWavelet.ts";
import type {WaveletOptions} from "./waveletFilter.ts";

/** Filters as the IBSI defines them. */
export type IbsiFilterSettings =
  | ({readonly type: "mean"} & BoxMeanOptions)
  | ({readonly type: "log"} & SampledLogOptions)
  | ({readonly type: "laws"} & LawsOptions)
  | ({readonly type: "gabor"} & GaborOptions)
  | ({readonly type: "wavelet"} & WaveletOptions)
  | ({readonly type: "simoncelli"} & NonSeparableOptions)
  | ({readonly type: "shannon"} & NonSeparableOptions)
  | ({readonly type: "riesz"} & RieszOptions);

/** Image types as PyRadiomics computes them; what is left out is as it has it. */
export type PyradiomicsFilterSettings =
  | {
      readonly type: "pyradiomicsLog";
      /** Standard deviations, mm; one image each. */
      readonly sigmaMm: readonly number[];
    }
  | ({readonly type: "pyradiomicsWavelet"} & StationaryWaveletOptions)
  | {readonly type: "square"}
  | {readonly type: "squareRoot"}
  | {readonly type: "logarithm"}
  | {readonly type: "exponential"}
  | ({readonly type: "gradient"} & DifferenceGradientOptions)
  | ({readonly type: "lbp2d"} & BinaryPattern2dOptions)
  | ({readonly type: "lbp3d"} & BinaryPattern3dOptions);

/** A filter with its parameters; `type` says which. */
export type FilterSettings = IbsiFilterSettings | PyradiomicsFilterSettings;

/** The names that `type` may have. */
export const FILTER_TYPES: readonly FilterSettings["type"][] = [
  "mean",
  "log",
  "laws",
  "gabor",
  "wavelet",
  "simoncelli",
  "shannon",
  "riesz",
  "pyradiomicsLog",
  "pyradiomicsWavelet",
  "square",
  "squareRoot",
  "logarithm",
  "exponential",
  "gradient",
  "lbp2d",
  "lbp3d",
];
