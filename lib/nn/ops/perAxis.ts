/** One number for all spatial axes, or one for each, the slowest first. */
export type PerAxis = number | readonly number[];

/** What is added around an image: on all sides, per axis on both sides, or [before, after] per axis. */
export type PaddingOption = PerAxis | readonly (readonly [before: number, after: number])[];

/** Rule for an option of spatial axes: how many axes there are, and its least value. */
export interface AxisRule {
  readonly axes: number;
  readonly least: number;
}

/** Returns one whole number per axis of an option that may be given once for all. */
export function perAxis(who: string, name: string, value: PerAxis, rule: AxisRule): number[] {
  const {axes, least} = rule;
  const values = typeof value === "number" ? new Array<number>(axes).fill(value) : [...value];
  if (values.length !== axes) {
    throw new RangeError(
      `${who}: ${name} must be one number or ${axes}, one per spatial axis, got [${values.join(", ")}]`,
    );
  }
  if (!values.every((v) => Number.isSafeInteger(v) && v >= least)) {
    throw new RangeError(
      `${who}: ${name} must hold whole numbers of at least ${least}, got [${values.join(", ")}]`,
    );
  }
  return values;
}

/** Returns what is added before and after each of the axes. */
export function paddingPairs(
  who: string,
  padding: PaddingOption,
  axes: number,
): [number, number][] {
  const rule = {axes, least: 0};
  if (typeof padding === "number")
    return paddingPairs(who, [padding], 1).flatMap((pair) =>
      new Array<[number, number]>(axes).fill(pair),
    );
  const before = padding.map((side) => (typeof side === "number" ? side : side[0]));
  const after = padding.map((side) => (typeof side === "number" ? side : side[1]));
  const first = perAxis(who, "padding", before, rule);
  const last = perAxis(who, "padding", after, rule);
  return first.map((value, axis) => [value, last[axis]]);
}
