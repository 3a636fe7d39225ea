import type {FeatureDefinition} from "../definition.ts";
import type {GlcmDistributions} from "./glcmDistributions.ts";
import {entropyOf, expectation} from "./glcmDistributions.ts";
import {maximalCorrelation} from "./maximalCorrelation.ts";

/** Tells whether only one level occurs in a margin; its deviation need not be exactly 0. */
function isFlat(margin: Float64Array): boolean {
  return margin.reduce((levels, share) => (share > 0 ? levels + 1 : levels), 0) === 1;
}

/** Correlates the levels of pairs; 1 for a flat margin, as the IBSI asks. */
function correlation({p, i, j, px, py, meanX, meanY}: GlcmDistributions): number {
  if (isFlat(px) || isFlat(py)) return 1;
  const deviationX = Math.sqrt(expectation(px, (k) => (k - meanX) ** 2));
  const deviationY = Math.sqrt(expectation(py, (k) => (k - meanY) ** 2));
  let covariance = 0;
  for (let cell = 0; cell < p.length; cell++) {
    covariance += (i[cell] - meanX) * (j[cell] - meanY) * p[cell];
  }
  return covariance / (deviationX * deviationY);
}

/** How far the joint entropy stays below that of independent margins: Haralick's HXY1 and HXY2 both equal Hx + Hy. */
function sharedInformation({p, px, py}: GlcmDistributions): number {
  return Math.max(0, entropyOf(px) + entropyOf(py) - entropyOf(p));
}

/** Divides the shared information by the larger margin's entropy; 0 in a flat region, where nothing is shared. */
function informationCorrelation1(glcm: GlcmDistributions): number {
  const largest = Math.max(entropyOf(glcm.px), entropyOf(glcm.py));
  return largest === 0 ? 0 : -sharedInformation(glcm) / largest + 0;
}

/** The features that say how much one level of a pair tells about the other. */
export const GLCM_CORRELATIONS: readonly FeatureDefinition<GlcmDistributions>[] = [
  {
    name: "glcm.correlation",
    ibsi: "NI2N",
    tag: "cm_corr",
    pyradiomics: "glcm_Correlation",
    unit: "1",
    formula: "\\frac{1}{\\sigma_x \\sigma_y} \\sum_{i,j} (i - \\mu_x)(j - \\mu_y)\\,p_{ij}",
    of: correlation,
  },
  {
    name: "glcm.informationCorrelation1",
    ibsi: "R8DG",
    tag: "cm_info_corr1",
    pyradiomics: "glcm_Imc1",
    unit: "1",
    formula: "\\frac{H_{xy} - H_x - H_y}{\\max(H_x, H_y)}",
    of: informationCorrelation1,
  },
  {
    name: "glcm.informationCorrelation2",
    ibsi: "JN9H",
    tag: "cm_info_corr2",
    pyradiomics: "glcm_Imc2",
    unit: "1",
    formula: "\\sqrt{1 - e^{-2 (H_x + H_y - H_{xy})}}",
    of: (glcm) => Math.sqrt(-Math.expm1(-2 * sharedInformation(glcm))),
  },
  {
    name: "glcm.maximalCorrelationCoefficient",
    ibsi: null,
    tag: null,
    pyradiomics: "glcm_MCC",
    unit: "1",
    formula:
      "\\sqrt{\\lambda_2(Q)}, \\quad Q_{ij} = \\sum_k \\frac{p_{ik}\\,p_{jk}}{p_x(i)\\,p_y(k)}",
    of: maximalCorrelation,
  },
];
