import {ShapeError} from "../../core/index.ts";
import {checkedVector} from "../checks.ts";

/** Times of follow-up and what ended them, checked. */
export interface SurvivalData {
  /** At least 0, shape [n]. */
  readonly time: Float64Array;
  /** 1 where the event was seen, 0 where follow-up ended before it, shape [n]. */
  readonly event: Uint8Array;
}

/** Reads times and events at a public boundary. */
export function checkedSurvival(
  who: string,
  time: ArrayLike<number>,
  event: ArrayLike<number>,
): SurvivalData {
  const times = checkedVector(who, time, {name: "time"});
  if (times.length === 0) {
    throw new RangeError(`${who}: time must hold at least one patient, got 0`);
  }
  const negative = times.find((value) => value < 0);
  if (negative !== undefined) {
    throw new RangeError(`${who}: time must be at least 0, got ${negative}`);
  }
  if (event.length !== times.length) {
    throw new ShapeError(`${who}: event must hold ${times.length} values, got ${event.length}`);
  }
  for (let i = 0; i < event.length; i++) {
    if (event[i] !== 0 && event[i] !== 1) {
      throw new RangeError(`${who}: event must be 0 or 1, got ${event[i]} at index ${i}`);
    }
  }
  return {time: times, event: Uint8Array.from(event)};
}

/** Throws unless somebody had the event: without one nothing can be learned about it. */
export function requireEvents(who: string, {event}: SurvivalData): void {
  if (!event.includes(1)) {
    throw new RangeError(`${who}: event must be 1 for at least one patient, got 0 for all`);
  }
}

/** Lists patients by time, the earliest first. */
export function orderByTime(time: Float64Array): Uint32Array {
  return Uint32Array.from(time.keys()).sort((a, b) => time[a] - time[b]);
}
