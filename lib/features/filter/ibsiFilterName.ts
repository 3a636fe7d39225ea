import type {IbsiFilterSettings} from "./filterSettings.ts";

/** Writes a number of mm or radians short enough for a name. */
function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** Names the filter that goes with Riesz' transform. */
function baseName({base}: Extract<IbsiFilterSettings, {type: "riesz"}>): string {
  if (base.type === "none") return "";
  return base.type === "log" ? `-log-sigma-${short(base.sigmaMm)}` : `-${base.type}-${base.level}`;
}

/** Names the directions of a Gabor filter, in degrees. */
function gaborDirections({theta, thetaStep, planes}: Extract<IbsiFilterSettings, {type: "gabor"}>) {
  const degrees = (angle: number): string => short((angle * 180) / Math.PI);
  const step = thetaStep === null ? "" : `-step-${degrees(thetaStep)}`;
  return `theta-${degrees(theta)}${step}-${planes}`;
}

/**
 * Names the response of one of the IBSI's filters by its parameters, so that two that differ have two
 * names.
 */
export function ibsiFilterName(filter: IbsiFilterSettings): string {
  const padding = filter.padding;
  switch (filter.type) {
    case "mean":
      return `mean-${filter.dims}D-${filter.supportVoxels}-${padding}`;
    case "log":
      return `log-${filter.dims}D-sigma-${short(filter.sigmaMm)}-cutoff-${short(filter.cutoffSigma)}-${padding}`;
    case "laws": {
      const energy = filter.energyDistance === null ? "" : `-energy-${filter.energyDistance}`;
      return `laws-${filter.dims}D-${filter.kernel}-${filter.pooling}${energy}-${padding}`;
    }
    case "gabor": {
      const shape = [filter.sigmaMm, filter.lambdaMm, filter.gamma].map(short);
      const size = `sigma-${shape[0]}-lambda-${shape[1]}-gamma-${shape[2]}`;
      return `gabor-${filter.response}-${size}-${gaborDirections(filter)}-${filter.pooling}-${padding}`;
    }
    case "wavelet":
      return `wavelet-${filter.dims}D-${filter.family}-${filter.band}-level-${filter.level}-${filter.pooling}-${padding}`;
    case "riesz":
      return `riesz-${filter.dims}D-${filter.order.join("")}${baseName(filter)}-${padding}`;
    default: {
      const grid = filter.frequencies === "fourier" ? "-fourier" : "";
      return `${filter.type}-${filter.dims}D-level-${filter.level}${grid}-${padding}`;
    }
  }
}
