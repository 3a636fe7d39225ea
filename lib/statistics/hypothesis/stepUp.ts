import {orderOf} from "./checkedProbabilities.ts";

/** Adjusts p-values from the largest down: each is at most what every larger one has. */
export function stepUp(p: Float64Array, factor: number): Float64Array {
  const count = p.length;
  const order = orderOf(p);
  const adjusted = new Float64Array(count);
  let least = 1;
  for (let place = count - 1; place >= 0; place--) {
    const at = order[place];
    least = Math.min(least, ((factor * count) / (place + 1)) * p[at]);
    adjusted[at] = least;
  }
  return adjusted;
}
