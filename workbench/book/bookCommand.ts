import {buildBook} from "./buildBook.ts";
import {findRoot} from "./findRoot.ts";
import {onInterrupt} from "./onInterrupt.ts";

/** Options of `voxelbook book`. */
export interface BookCommandOptions {
  readonly out: string;
  readonly root: string | undefined;
  readonly execute: "all" | "cached";
  readonly json: boolean;
}

/** Builds the book; progress goes to stderr, the result to stdout. */
export async function bookCommand({out, root, execute, json}: BookCommandOptions): Promise<number> {
  const interrupt = onInterrupt();
  try {
    const built = await buildBook({
      out,
      root: findRoot(root),
      execute,
      signal: interrupt.signal,
      onProgress: (line) => process.stderr.write(`voxelbook: ${line}\n`),
    });
    if (json) process.stdout.write(`${JSON.stringify(built, null, 1)}\n`);
    else {
      for (const problem of built.problems) process.stderr.write(`voxelbook: ${problem}\n`);
      const failed = built.pages.filter(({state}) => state === "failed").length;
      process.stdout.write(`${built.out}: ${built.pages.length} pages, ${failed} failed\n`);
    }
    return built.problems.length === 0 ? 0 : 1;
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    process.stderr.write("voxelbook: stopped; the book is as it was before\n");
    return 130;
  } finally {
    interrupt.done();
  }
}
