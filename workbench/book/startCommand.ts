import {findRoot} from "./findRoot.ts";
import {onInterrupt} from "./onInterrupt.ts";
import {startBook} from "./startBook.ts";

/** Options of `voxelbook start`. */
export interface StartCommandOptions {
  readonly port: number | undefined;
  readonly serve: boolean;
  readonly root: string | undefined;
}

/** Opens the book until Ctrl-C; with --no-serve the exit code says whether all chapters came out. */
export async function startCommand({port, serve, root}: StartCommandOptions): Promise<number> {
  const interrupt = onInterrupt();
  try {
    const problems = await startBook({
      root: findRoot(root),
      port,
      serve,
      signal: interrupt.signal,
      say: (line) => process.stderr.write(`voxelbook: ${line}\n`),
      onOpen: (address) => process.stdout.write(`Voxelbook is open at ${address}\n`),
    });
    // Whoever ends a server with Ctrl-C has ended it well.
    if (serve) return 0;
    if (interrupt.signal.aborted) return 130;
    return problems.length === 0 ? 0 : 1;
  } finally {
    interrupt.done();
  }
}
