import type * as typescript from "@tslab/typescript-for-tslab";
import type {EmittedMaps} from "./cellLines.ts";
import {expandShorthand} from "./expandShorthand.ts";

const INLINE_MAP = /\n?\/\/# sourceMappingURL=data:application\/json[^,]*,([A-Za-z0-9+/=]*)\s*$/;
const MAPS = /\n\/\/# voxelbook-maps=(.*)\s*$/;

function mappingsOf(json: string | undefined): string {
  return json === undefined ? "" : (JSON.parse(json) as {mappings: string}).mappings;
}

/**
 * Returns tslab's TypeScript with source maps switched on in the two steps its converter takes, and
 * with Node's declarations alone: tslab reads those of every package that happens to be installed
 * (mocha's `describe`, a browser's `document`), so that a cell would mean something else elsewhere.
 *
 * tslab emits a cell without source maps, so a stack would show lines of code nobody wrote.
 * The converter must be given this copy instead of the module itself: in Node through the
 * require cache, in the page through the bundler.
 */
export function traceTypescript(ts: typeof typescript): typeof typescript {
  const createWatchCompilerHost = ((roots: string[], options: object, ...rest: unknown[]) =>
    (ts.createWatchCompilerHost as (...args: unknown[]) => unknown)(
      roots,
      {...options, inlineSourceMap: true, types: ["node"]},
      ...rest,
    )) as typeof ts.createWatchCompilerHost;

  const transpileModule: typeof ts.transpileModule = (input, options) => {
    const inline = INLINE_MAP.exec(input);
    if (inline === null) return ts.transpileModule(input, options);
    const out = ts.transpileModule(input.slice(0, inline.index), {
      ...options,
      compilerOptions: {...options.compilerOptions, sourceMap: true},
    });
    const maps: EmittedMaps = {
      first: mappingsOf(atob(inline[1] ?? "")),
      second: mappingsOf(out.sourceMapText),
    };
    const code = out.outputText.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "");
    return {...out, outputText: `${code}\n//# voxelbook-maps=${JSON.stringify(maps)}`};
  };
  return {...ts, ...expandShorthand(ts), createWatchCompilerHost, transpileModule};
}

/** Takes the maps off the end of a cell's JavaScript. */
export function splitMaps(output: string): {code: string; maps: EmittedMaps | undefined} {
  const found = MAPS.exec(output);
  if (found === null) return {code: output, maps: undefined};
  return {
    code: output.slice(0, found.index),
    maps: JSON.parse(found[1] ?? "") as EmittedMaps,
  };
}
