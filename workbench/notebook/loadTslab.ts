import {createRequire} from "node:module";
import type {createConverter} from "tslab/dist/converter.js";
import type {createExecutor} from "tslab/dist/executor.js";
import {traceTypescript} from "./traceTypescript.ts";

interface Tslab {
  createConverter: typeof createConverter;
  createExecutor: typeof createExecutor;
  jupyter: typeof import("tslab/dist/jupyter.js");
}

/** Loads tslab's engine with source maps switched on and without watching files. */
function loadTslab(): Tslab {
  const require = createRequire(import.meta.url);
  const path = createRequire(require.resolve("tslab/package.json")).resolve(
    "@tslab/typescript-for-tslab",
  );
  const ts = require(path) as Parameters<typeof traceTypescript>[0];
  const cached = require.cache[path];
  if (cached === undefined) throw new Error(`loadTslab: ${path} must be in the require cache`);
  cached.exports = traceTypescript(ts);

  // A notebook imports finished packages: watching their files would only use up the system's watches.
  ts.sys.watchFile = () => ({close: () => undefined});
  ts.sys.watchDirectory = () => ({close: () => undefined});
  const converter = require("tslab/dist/converter.js") as Pick<Tslab, "createConverter">;
  const executor = require("tslab/dist/executor.js") as Pick<Tslab, "createExecutor">;
  const jupyter = require("tslab/dist/jupyter.js") as Tslab["jupyter"];
  return {
    createConverter: converter.createConverter,
    createExecutor: executor.createExecutor,
    jupyter,
  };
}

/** tslab, loaded once. Nothing may import its files in another way: they would miss the source maps. */
export const tslab: Tslab = loadTslab();
