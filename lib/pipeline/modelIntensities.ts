import {type Volume, zScore} from "../image/index.ts";
import type {IntensityRule} from "../nn/index.ts";

/** Turns the intensities of an image into what a model's network sees, in single precision. */
export function modelIntensities(volume: Volume, rule: IntensityRule): Float32Array {
  const {data} = volume;
  const seen = new Float32Array(data.length);
  switch (rule.kind) {
    case "log1p":
      for (let i = 0; i < data.length; i++) seen[i] = Math.log1p(Math.max(data[i], 0));
      return seen;
    case "window": {
      const {low, high} = rule;
      for (let i = 0; i < data.length; i++) {
        seen[i] = Math.min(Math.max((data[i] - low) / (high - low), 0), 1);
      }
      return seen;
    }
    case "zscore": {
      // A constant image has no spread to divide by: it is 0 everywhere.
      const isConstant = data.every((value) => value === data[0]);
      if (!isConstant) seen.set(zScore(volume).data);
      return seen;
    }
  }
}
