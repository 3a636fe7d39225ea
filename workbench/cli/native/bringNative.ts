import {createProgress, formatBytes} from "../progress.ts";
import {type InstalledNative, installNative} from "./installNative.ts";
import {NATIVE_PACKAGES, type NativePackage} from "./packages.ts";

/** What the command line asked for. */
export interface NativeRequest {
  readonly kind: NativePackage["kind"];
  readonly compile: boolean;
  readonly force: boolean;
  readonly json: boolean;
}

/** How the package came, in words. */
const WAYS = {
  download: "by its own download",
  wheel: "compiled against the libtensorflow of the Python wheel",
  present: "it was there already",
} as const;

/** Says in a few lines what is there now and how fast it is. */
function describeNative(result: InstalledNative): string {
  const gpu = result.package.endsWith("-gpu")
    ? `GPU: ${result.isUsingGpu ? "in use" : "none found by TensorFlow, so it computes on the processor"}\n`
    : "";
  return (
    `${result.package} ${result.version} works (TensorFlow ${result.tensorflow}), ${WAYS[result.way]}\n` +
    `${gpu}` +
    `512 x 512 product: ${result.productMs} ms; loads in ${result.loadMs} ms; ` +
    `${formatBytes(result.bytes)} on disk; made in ${result.seconds} s\n` +
    `${result.path}\n`
  );
}

/** Brings the native package, with its progress on stderr and the result on stdout. */
export async function bringNative({kind, json, ...options}: NativeRequest): Promise<void> {
  const native = NATIVE_PACKAGES[kind];
  if (!json) {
    process.stderr.write(
      `voxelbook: ${native.npm} ${native.version} takes about ${formatBytes(native.diskAfter)} on ` +
        `disk, ${formatBytes(native.diskWhile)} while it is made\n`,
    );
  }
  const label = `native ${kind === "gpu" ? "(gpu)" : ""}`.trim();
  const progress = createProgress({label, total: null, silent: json, everyMs: 10_000});

  // Ctrl-C ends the tools that run and removes what is half made.
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once("SIGINT", onInterrupt);
  try {
    const say = (step: string): void => progress.update(0, step);
    const result = await installNative(native, {...options, say, signal: stop.signal});
    progress.stop();
    process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : describeNative(result));
  } finally {
    progress.stop();
    process.removeListener("SIGINT", onInterrupt);
  }
}
