import type {Windows} from "./windows.ts";

/** What the three loops of a convolution need to know beside the numbers. */
export interface SlideLayout extends Windows {
  readonly batch: number;
  /** Channels of the image and of the output. */
  readonly channels: number;
  readonly filters: number;
  readonly groups: number;
}

/** The numbers that meet: image [batch, places, channels], output [batch, outputs, filters], weight. */
export interface SlideArrays {
  readonly image: Float64Array;
  readonly output: Float64Array;
  /** Shape [taps, channels / groups, filters]. */
  readonly weight: Float64Array;
}

/** Adds to each output what its window holds: Y[o] += X[s·o + d·u] W[u], summed over the taps u. */
export function slide({image, output, weight}: SlideArrays, layout: SlideLayout): void {
  const {batch, places, outputs, starts, taps, channels, filters, groups} = layout;
  const [perGroup, filtersPerGroup] = [channels / groups, filters / groups];
  for (let n = 0; n < batch; n++) {
    for (let o = 0; o < outputs; o++) {
      for (let u = 0; u < taps.length; u++) {
        for (let g = 0; g < groups; g++) {
          // Where the channels of the image, the filters of the output and their weights begin.
          const x = (n * places + starts[o] + taps[u]) * channels + g * perGroup;
          const y = (n * outputs + o) * filters + g * filtersPerGroup;
          const w = u * perGroup * filters + g * filtersPerGroup;
          for (let c = 0; c < perGroup; c++) {
            const value = image[x + c];
            const row = w + c * filters;
            for (let f = 0; f < filtersPerGroup; f++) output[y + f] += value * weight[row + f];
          }
        }
      }
    }
  }
}

/** Hands each output back to the image, the adjoint of `slide`: X[s·o + d·u] += Y[o] W[u]ᵀ. */
export function slideBack({image, output, weight}: SlideArrays, layout: SlideLayout): void {
  const {batch, places, outputs, starts, taps, channels, filters, groups} = layout;
  const [perGroup, filtersPerGroup] = [channels / groups, filters / groups];
  for (let n = 0; n < batch; n++) {
    for (let o = 0; o < outputs; o++) {
      for (let u = 0; u < taps.length; u++) {
        for (let g = 0; g < groups; g++) {
          // Where the channels of the image, the filters of the output and their weights begin.
          const x = (n * places + starts[o] + taps[u]) * channels + g * perGroup;
          const y = (n * outputs + o) * filters + g * filtersPerGroup;
          const w = u * perGroup * filters + g * filtersPerGroup;
          for (let c = 0; c < perGroup; c++) {
            const row = w + c * filters;
            let sum = 0;
            for (let f = 0; f < filtersPerGroup; f++) sum += output[y + f] * weight[row + f];
            image[x + c] += sum;
          }
        }
      }
    }
  }
}

/** Adds to each weight the products of what it joins: W[u] += X[s·o + d·u]ᵀ Y[o], over all outputs o. */
export function slideWeights({image, output, weight}: SlideArrays, layout: SlideLayout): void {
  const {batch, places, outputs, starts, taps, channels, filters, groups} = layout;
  const [perGroup, filtersPerGroup] = [channels / groups, filters / groups];
  for (let n = 0; n < batch; n++) {
    for (let o = 0; o < outputs; o++) {
      for (let u = 0; u < taps.length; u++) {
        for (let g = 0; g < groups; g++) {
          // Where the channels of the image, the filters of the output and their weights begin.
          const x = (n * places + starts[o] + taps[u]) * channels + g * perGroup;
          const y = (n * outputs + o) * filters + g * filtersPerGroup;
          const w = u * perGroup * filters + g * filtersPerGroup;
          for (let c = 0; c < perGroup; c++) {
            const value = image[x + c];
            const row = w + c * filters;
            for (let f = 0; f < filtersPerGroup; f++) weight[row + f] += value * output[y + f];
          }
        }
      }
    }
  }
}
