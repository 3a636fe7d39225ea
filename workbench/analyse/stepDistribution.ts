import type {Spread} from "./analysis.ts";
import {STEPS} from "./pairMatrix.ts";

const BINS = 20;

/** How often each similarity, in steps of 1 / STEPS, occurs among the pairs. */
export class StepDistribution {
  private readonly counts = new Float64Array(STEPS + 1);
  private total = 0;

  /** Adds so many pairs of one similarity. */
  add(step: number, pairs: number): void {
    this.counts[step] += pairs;
    this.total += pairs;
  }

  get pairs(): number {
    return this.total;
  }

  /** Returns for each step the share of pairs below it. */
  below(): Float64Array {
    const shares = new Float64Array(STEPS + 1);
    let sum = 0;
    for (let step = 0; step <= STEPS; step++) {
      shares[step] = this.total === 0 ? 0 : sum / this.total;
      sum += this.counts[step];
    }
    return shares;
  }

  /** The similarity of the pair that stands at a place, from 0, when they are sorted. */
  private nth(place: number): number {
    let sum = 0;
    for (let step = 0; step <= STEPS; step++) {
      sum += this.counts[step];
      if (sum > place) return step / STEPS;
    }
    return 1;
  }

  /** The percentile by linear interpolation, as {@link percentile} of voxelbook/core. */
  private percentile(p: number): number {
    const place = ((this.total - 1) * p) / 100;
    const low = this.nth(Math.floor(place));
    const high = this.nth(Math.ceil(place));
    return low + (place - Math.floor(place)) * (high - low);
  }

  /** Null without pairs. */
  spread(): Spread | null {
    if (this.total === 0) return null;
    const [min, q25, median, q75, p95, max] = [0, 25, 50, 75, 95, 100].map((p) =>
      this.percentile(p),
    );
    return {min, q25, median, q75, p95, max};
  }

  /** Counts in twenty bins from 0 to 1; 1 itself lies in the last one. */
  histogram(): number[] {
    const bins = new Array<number>(BINS).fill(0);
    for (const [step, count] of this.counts.entries()) {
      bins[Math.min(BINS - 1, Math.floor((step * BINS) / STEPS))] += count;
    }
    return bins;
  }
}
