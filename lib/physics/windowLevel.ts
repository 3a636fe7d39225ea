import {elementwise, requireFinite} from "./elementwise.ts";

/** A display window, and which of the two usual rules applies it. */
export interface WindowOptions {
  /** HU at the middle of the window. */
  readonly level: number;
  /** Range of HU that is spread over the greys; > 0, and for the DICOM rule at least 1. */
  readonly width: number;
  /** "simple" clips level ± width/2; "dicom" is the LINEAR function of PS3.3 C.11.2.1.2. */
  readonly rule: "simple" | "dicom";
}

/**
 * Maps Hounsfield units to the greys of a display window, 0 black to 1 white.
 *
 * The rules differ by less than one grey of 255 at usual widths: DICOM places the window on whole stored
 * values, hence level − 0.5 and width − 1.
 *
 * @formula eq:window $g = \operatorname{clip}\left(\frac{H - (L - W/2)}{W}, 0, 1\right)$ (simple)
 * @param hu - HU, one number or shape [n]
 * @param options - level, width, rule: window, HU, and the rule that applies it
 * @returns grey, 0 to 1, one or shape [n]
 * @throws RangeError when hu or level is not finite, or width is too small for the rule
 * @ref dicom
 * @example windowLevel([-160, 40, 240], {level: 40, width: 400, rule: "simple"}) // [0, 0.5, 1]
 */
export function windowLevel(hu: number, options: WindowOptions): number;
export function windowLevel(hu: ArrayLike<number>, options: WindowOptions): Float64Array;
export function windowLevel(
  hu: number | ArrayLike<number>,
  {level, width, rule}: WindowOptions,
): number | Float64Array {
  requireFinite("windowLevel", "level", level);
  requireFinite("windowLevel", "width", width);
  if (rule === "simple") {
    if (!(width > 0)) throw new RangeError(`windowLevel: width must be above 0, got ${width}`);
    const low = level - width / 2;
    return elementwise("windowLevel", "hu", hu, (h) => Math.min(1, Math.max(0, (h - low) / width)));
  }
  if (rule === "dicom") {
    if (!(width >= 1)) {
      throw new RangeError(
        `windowLevel: width must be at least 1 for the DICOM rule, got ${width}`,
      );
    }
    const middle = level - 0.5;
    const half = (width - 1) / 2;
    return elementwise("windowLevel", "hu", hu, (h) => {
      if (h <= middle - half) return 0;
      if (h > middle + half) return 1;
      return (h - middle) / (width - 1) + 0.5;
    });
  }
  throw new RangeError(`windowLevel: rule must be "simple" or "dicom", got ${String(rule)}`);
}
