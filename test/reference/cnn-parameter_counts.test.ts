import {describeReference} from "./cases.ts";
import {layerOf} from "./layerOp.ts";
import {networkResults} from "./networkOp.ts";

describeReference({
  files: "cnn/parameter_counts*.json",
  ops: {parameter_count: networkResults, layer_parameter_count: layerOf},
});
