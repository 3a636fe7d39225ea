// What tests.ts and hidden.ts of an exercise import as `voxelbook-workbench/exercise`.
export {type CloseOptions, expectClose, type Numbers} from "./expectClose.ts";
export {type EqualOptions, expectEqual} from "./expectEqual.ts";
export {type ExpressionOptions, expectExpression} from "./expectExpression.ts";
export type {ExpectOptions, Mistake} from "./expectOptions.ts";
export {expectRejects} from "./expectRejects.ts";
export {expectTrue, fail} from "./expectTrue.ts";
export {type TitleOptions, title} from "./title.ts";
export type {Answer, DefineTests, ExpressionAnswer, Rng, Value, Words} from "./types.ts";
