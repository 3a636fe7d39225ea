// The lazy part with TypeScript: tslab's converter and executor over a file system in memory.
export {createConverter} from "tslab/dist/converter.js";
export {createExecutor} from "tslab/dist/executor.js";
export {planCells} from "./planCells.ts";
export {prepareAnswers} from "./prepareAnswers.ts";
export {mountFiles, mountModules} from "./standIns.entry.ts";
