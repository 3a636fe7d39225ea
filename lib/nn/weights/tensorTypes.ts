/** How numbers of one type lie in a safetensors file, little-endian. */
export interface TensorType {
  readonly bytes: number;
  /** True for whole numbers, which a double does not hold beyond 2⁵³. */
  readonly whole?: boolean;
  readonly read: (view: DataView, at: number) => number;
}

/** Reads a half-precision number: 1 bit sign, 5 exponent, 10 fraction. */
function float16(view: DataView, at: number): number {
  const bits = view.getUint16(at, true);
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Reads a bfloat16, the upper half of a single-precision number: 1 bit sign, 8 exponent, 7 fraction. */
function bfloat16(view: DataView, at: number): number {
  const bits = view.getUint16(at, true);
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 7) & 0xff;
  const fraction = bits & 0x7f;
  if (exponent === 0xff) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -133;
  return sign * (1 + fraction / 128) * 2 ** (exponent - 127);
}

/** The types that weights are stored in, by the name in the file. */
export const TENSOR_TYPES: ReadonlyMap<string, TensorType> = new Map<string, TensorType>([
  ["F64", {bytes: 8, read: (view, at) => view.getFloat64(at, true)}],
  ["F32", {bytes: 4, read: (view, at) => view.getFloat32(at, true)}],
  ["F16", {bytes: 2, read: float16}],
  ["BF16", {bytes: 2, read: bfloat16}],
  ["I64", {bytes: 8, whole: true, read: (view, at) => Number(view.getBigInt64(at, true))}],
]);
