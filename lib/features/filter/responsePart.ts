/** Which part of a complex response is wanted; the phase is in radians, −π … π. */
export type ResponsePart = "modulus" | "real" | "imaginary" | "phase";

/** How a real number is made of both parts. */
const OF: Readonly<Record<ResponsePart, (re: number, im: number) => number>> = {
  modulus: (re, im) => Math.sqrt(re * re + im * im),
  real: (re) => re,
  imaginary: (_, im) => im,
  phase: (re, im) => Math.atan2(im, re),
};

/** Gives the function that makes a real number of both parts of a complex one. */
export function responsePart(who: string, part: ResponsePart): (re: number, im: number) => number {
  if (Object.hasOwn(OF, part)) return OF[part];
  throw new RangeError(
    `${who}: response must be one of ${Object.keys(OF).join(", ")}, got ${JSON.stringify(part)}`,
  );
}
