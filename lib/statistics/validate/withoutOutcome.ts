import type {Samples} from "./samples.ts";

/** Blanks the outcome out, y and time NaN and event 0, so that no model can look at what it has to predict. */
export function withoutOutcome(samples: Samples): Samples {
  const unknown = new Float64Array(samples.y.length).fill(Number.NaN);
  return {
    ...samples,
    y: unknown,
    ...(samples.time === undefined ? {} : {time: unknown}),
    ...(samples.event === undefined ? {} : {event: new Uint8Array(unknown.length)}),
  };
}
