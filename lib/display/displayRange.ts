import type {ColourName} from "./colourMap.ts";
import {formatNumber} from "./formatNumber.ts";
import {word} from "./words.ts";

/** A display window, in the unit of the image. */
export interface DisplayWindow {
  /** Value at the middle of the scale. */
  readonly level: number;
  /** Range of values that the scale spans, > 0. */
  readonly width: number;
}

/** The values at both ends of a scale, and how the figure says so. */
export interface DisplayRange {
  readonly low: number;
  readonly high: number;
  readonly label: string;
}

/** Finds the smallest and largest finite value of several slices. */
function extent(slices: readonly ArrayLike<number>[]): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const data of slices) {
    for (let i = 0; i < data.length; i++) {
      if (data[i] < low && data[i] > Number.NEGATIVE_INFINITY) low = data[i];
      if (data[i] > high && data[i] < Number.POSITIVE_INFINITY) high = data[i];
    }
  }
  return [low, high];
}

/** Checks a window that the caller chose. */
function requireWindow(who: string, {level, width}: DisplayWindow, colour: ColourName): void {
  if (!Number.isFinite(level) || !(Number.isFinite(width) && width > 0)) {
    throw new RangeError(
      `${who}: window must have a finite level and a width above 0, got level ${level} and width ${width}`,
    );
  }
  if (colour === "diverging" && level !== 0) {
    throw new RangeError(`${who}: a diverging scale is centred at 0, got window level ${level}`);
  }
}

/**
 * Chooses the one scale of all panels: the caller's window, or for images without Hounsfield units all values;
 * a diverging scale reaches as far below 0 as above.
 */
export function displayRange(
  who: string,
  slices: readonly ArrayLike<number>[],
  {
    window,
    colour,
    unit,
  }: {
    readonly window: DisplayWindow | undefined;
    readonly colour: ColourName;
    readonly unit: string;
  },
): DisplayRange {
  const suffix = unit === "1" ? "" : ` ${unit}`;
  if (window !== undefined) {
    requireWindow(who, window, colour);
    const {level, width} = window;
    const [low, high] = [level - width / 2, level + width / 2];
    const label =
      colour === "grey"
        ? word("window", {level: formatNumber(level), width: formatNumber(width), unit: suffix})
        : word("range", {low: formatNumber(low), high: formatNumber(high), unit: suffix});
    return {low, high, label};
  }
  if (unit === "HU" && colour === "grey") {
    throw new RangeError(
      `${who}: a CT needs its window, such as {level: 40, width: 400} for soft tissue, got none`,
    );
  }

  // One value everywhere, or none that is finite, still needs a scale of some width.
  let [low, high] = extent(slices);
  if (low > high) [low, high] = [0, 1];
  if (colour === "diverging") {
    high = Math.max(Math.abs(low), Math.abs(high));
    low = -high;
  }
  if (low === high) [low, high] = [low - 0.5, high + 0.5];
  const label = word("range", {low: formatNumber(low), high: formatNumber(high), unit: suffix});
  return {low, high, label};
}
