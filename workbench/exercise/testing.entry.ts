// What tests.ts and hidden.ts of an exercise import as `voxelbook-workbench/exercise`.
export {type ChoiceOptions, expectChoice} from "./expectChoice.ts";
export {type CloseOptions, expectClose, type Numbers} from "./expectClose.ts";
export {type EqualOptions, expectEqual} from "./expectEqual.ts";
export {type ExpressionOptions, expectExpression} from "./expectExpression.ts";
export {expectAcyclic, expectGraph, type GraphOptions} from "./expectGraph.ts";
export {expectMask, type MaskOptions, type Region} from "./expectMask.ts";
export type {ExpectOptions, Mistake} from "./expectOptions.ts";
export {type Before, expectOrder, type OrderOptions} from "./expectOrder.ts";
export {expectRejects} from "./expectRejects.ts";
export {expectTrue, fail} from "./expectTrue.ts";
export {type TitleOptions, title} from "./title.ts";
export type {
  Answer,
  Arrow,
  DefineTests,
  ExpressionAnswer,
  GraphAnswer,
  MaskAnswer,
  Rng,
  TestContext,
  Value,
  Variant,
  Words,
} from "./types.ts";
