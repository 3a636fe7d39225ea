import type {BackendName} from "./engine.ts";

/** Kernels that the conformance suite has run, with right results, on every backend. */
const EVERYWHERE =
  "Abs Add AddN All Any ArgMax AvgPool AvgPool3D AvgPool3DGrad AvgPoolGrad BatchMatMul Cast Ceil " +
  "ClipByValue Concat Conv2D Conv2DBackpropFilter Conv2DBackpropInput Conv3D " +
  "Conv3DBackpropFilterV2 Conv3DBackpropInputV2 Cumsum Equal Erf Exp ExpandDims Expm1 Fill Floor " +
  "GatherV2 Greater GreaterEqual Identity IsFinite IsNan Less LessEqual Log Log1p LogicalAnd " +
  "LogicalNot LogicalOr Max MaxPool Maximum Mean Min Minimum Multiply Neg NotEqual OneHot OnesLike " +
  "Pack PadV2 Pow Range RealDiv Relu Reshape Reverse Rsqrt Select Sigmoid Sign Slice SplitV Sqrt " +
  "Square SquaredDifference Step StridedSlice Sub Sum Tanh Tile Transpose Unpack ZerosLike";

/**
 * Kernels of single backends. Left out are those that give the gradient of a window to another of
 * equal values than the first, or to all: MaxPool3DGrad of all but wasm, MaxPoolGrad of WebGPU and WebGL.
 */
const ONLY: Readonly<Record<BackendName, string>> = {
  gpu: "MaxPoolGrad",
  node: "MaxPoolGrad",
  webgpu: "MaxPool3D",
  webgl: "MaxPool3D",
  wasm:
    "MaxPool3D MaxPool3DGrad MaxPoolGrad VoxelbookConv VoxelbookConvFilterGrad " +
    "VoxelbookConvInputGrad VoxelbookLeakyRelu VoxelbookLeakyReluGrad VoxelbookNorm " +
    "VoxelbookNormGrad VoxelbookPool VoxelbookPoolGrad",
};

/** Lists the kernels that are checked on a backend; every other one is refused there. */
export function checkedKernels(backend: BackendName): ReadonlySet<string> {
  return new Set(`${EVERYWHERE} ${ONLY[backend]}`.split(" "));
}

/** The shapes of a kernel's inputs. */
export type InputShapes = readonly (readonly number[])[];

/** Says whether a kernel is right on inputs of these shapes. */
export type Condition = (shapes: InputShapes) => boolean;

const isOne = (shape: readonly number[]): boolean => shape.every((n) => n === 1);

/** At most four axes. */
const upToFour: Condition = (shapes) => shapes.every((shape) => shape.length <= 4);

/** At most four axes, or of one shape but for single numbers: repeating along five gives wrong values. */
const upToFourOrAlike: Condition = (shapes) => {
  const large = shapes.filter((shape) => !isOne(shape)).map(String);
  return upToFour(shapes) || new Set(large).size <= 1;
};

const PAIRS =
  "Add Equal Greater GreaterEqual Less LessEqual LogicalAnd LogicalOr Maximum Minimum Multiply " +
  "NotEqual Pow RealDiv SquaredDifference Sub";

/** What graphics backends do wrongly, or not at all, with five axes. */
const GRAPHICS: Readonly<Record<string, Condition>> = {
  ...Object.fromEntries(PAIRS.split(" ").map((name) => [name, upToFourOrAlike])),
  AddN: upToFour,
  GatherV2: upToFour,
  Pack: (shapes) => shapes.every((shape) => shape.length <= 3),
  PadV2: upToFour,
  Reverse: upToFour,
  Select: upToFour,
  SplitV: upToFour,
  Unpack: upToFour,
};

/** Kernels that are right for some inputs only. */
const CONDITIONS: Readonly<Partial<Record<BackendName, Readonly<Record<string, Condition>>>>> = {
  // WebGPU's ArgMax of a list gives a list of one number.
  webgpu: {...GRAPHICS, ArgMax: (shapes) => shapes.every((shape) => shape.length > 1)},
  webgl: {...GRAPHICS, Slice: upToFour},
};

/** Returns the kernels of a backend that are right for some inputs only. */
export function conditionsOf(backend: BackendName): Readonly<Record<string, Condition>> {
  return CONDITIONS[backend] ?? {};
}
