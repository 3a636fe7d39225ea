import {
  applyDrift,
  driftFromWater,
  effectiveAttenuation,
  hounsfieldDrift,
  lineIntegral,
  polychromaticProjection,
  polychromaticTransmission,
  projection,
  projectionNoise,
  rayGrid,
  rescale,
  toHounsfield,
  transmission,
  windowLevel,
} from "../../lib/physics/index.ts";
import {describeReference, number, numbers, type ReferenceCase} from "./cases.ts";

/** Attenuation to HU; air is empty unless the case says otherwise. */
function toHu({params, inputs}: ReferenceCase) {
  const muWater = number(params, "mu_water");
  const muAir = "mu_air" in params ? number(params, "mu_air") : 0;
  return {hu: toHounsfield(numbers(inputs, "mu"), {muWater, muAir})};
}

/** One tissue under one drift, and the drift read off water. */
function drift({params}: ReferenceCase) {
  const hu = number(params, "hu_true");
  const epsilon = number(params, "epsilon");
  return {
    delta: hounsfieldDrift(hu, epsilon),
    observed: applyDrift(hu, epsilon),
    first_order: -epsilon * (1000 + hu),
    epsilon_recovered_from_water: driftFromWater(applyDrift(0, epsilon)),
  };
}

/** A pencil beam through a line of voxels, and back. */
function line({params, inputs}: ReferenceCase) {
  const mu = numbers(inputs, "mu");
  const stepCm = number(params, "step_cm");
  const I0 = number(params, "I0");
  const I = transmission(mu, {stepCm, I0});
  return {
    line_integral: lineIntegral(mu, {stepCm}),
    transmitted: I,
    recovered: projection(I, {I0}),
    projection_noise_sd_poisson: projectionNoise(I),
  };
}

/** A slab in a beam of several energies. */
function spectrum({params, inputs}: ReferenceCase) {
  const weights = numbers(params, "weights");
  const muPerCm = numbers(params, "mu");
  const thicknessCm = numbers(inputs, "thickness_cm");
  const options = {weights, muPerCm, thicknessCm};
  const [thin] = effectiveAttenuation({...options, thicknessCm: [0]});
  return {
    transmission: polychromaticTransmission(options),
    measured_projection: polychromaticProjection(options),
    effective_mu: effectiveAttenuation(options),
    mono_projection: thicknessCm.map((length) => thin * length),
  };
}

/** A window by both rules; the digits of a key are the greys that it spans. */
function window({params, inputs}: ReferenceCase) {
  const hu = numbers(inputs, "hu");
  const level = number(params, "center");
  const width = number(params, "width");
  return (key: string) => {
    if (key === "simple") return windowLevel(hu, {level, width, rule: "simple"});
    const found = /^dicom_linear_(\d+)_(\d+)$/.exec(key);
    if (found === null) return undefined;
    const [low, high] = [Number(found[1]), Number(found[2])];
    const grey = windowLevel(hu, {level, width, rule: "dicom"});
    return grey.map((share) => low + share * (high - low));
  };
}

describeReference({
  files: "physics/hounsfield*.json",
  ops: {
    hounsfield: toHu,
    hu_drift: drift,
    beer_lambert: line,
    polychromatic_transmission: spectrum,
    ray_grid_intersection: ({params}) => ({
      ...rayGrid(numbers(params, "start_xy"), numbers(params, "end_xy"), {
        nx: number(params, "nx"),
        ny: number(params, "ny"),
        pixel: number(params, "pixel"),
      }),
    }),
    window_level: window,
    rescale: ({params, inputs}) => ({
      hu: rescale(numbers(inputs, "stored"), {
        slope: number(params, "slope"),
        intercept: number(params, "intercept"),
      }),
    }),
  },
});
