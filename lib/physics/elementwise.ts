/** Throws unless a number is finite; the message names the caller, the argument and the value. */
export function requireFinite(who: string, name: string, value: number): void {
  if (!Number.isFinite(value)) {
    throw new RangeError(`${who}: ${name} must be a finite number, got ${String(value)}`);
  }
}

/** Throws unless a number is finite and above zero. */
export function requirePositive(who: string, name: string, value: number): void {
  if (!(Number.isFinite(value) && value > 0)) {
    throw new RangeError(`${who}: ${name} must be finite and above 0, got ${String(value)}`);
  }
}

/** Throws unless an array has at least one number. */
export function requireSome(who: string, name: string, values: ArrayLike<number>): void {
  if (!(values.length > 0)) {
    throw new RangeError(`${who}: ${name} must hold at least one number, got ${values.length}`);
  }
}

/** Applies a function to one finite number, or to each finite number of an array. */
export function elementwise(
  who: string,
  name: string,
  values: number | ArrayLike<number>,
  f: (value: number) => number,
): number | Float64Array {
  if (typeof values === "number") {
    requireFinite(who, name, values);
    return f(values);
  }
  requireSome(who, name, values);
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) requireFinite(who, `${name}[${i}]`, values[i]);
    result[i] = f(values[i]);
  }
  return result;
}
