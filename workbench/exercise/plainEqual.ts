const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const isList = (value: object): value is ArrayLike<unknown> & object =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);

/** True when two values hold the same plain data; −0 equals 0, NaN equals NaN, typed arrays equal arrays. */
export function plainEqual(a: unknown, b: unknown): boolean {
  if (a === b || Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b)) return false;
  if (isList(a) || isList(b)) {
    if (!isList(a) || !isList(b) || a.length !== b.length) return false;
    return Array.from(a).every((item, i) => plainEqual(item, b[i]));
  }
  const left = Object.entries(a);
  const right = new Map<string, unknown>(Object.entries(b));
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && plainEqual(value, right.get(key)))
  );
}
