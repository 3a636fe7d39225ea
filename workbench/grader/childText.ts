import {build} from "esbuild";
import {workbenchFile} from "../exercise/workbenchFile.ts";

let text: Promise<string> | undefined;

/** Returns the program that runs inside the isolation, as one file without imports of ours. */
export function childText(): Promise<string> {
  text ??= build({
    entryPoints: [workbenchFile("grader/child.entry")],
    bundle: true,
    write: false,
    platform: "node",
    // As an ES module it would need a quarter more of the processor's time to start.
    format: "cjs",
    target: "node20",
    logLevel: "silent",
  }).then(({outputFiles}) => outputFiles[0].text);
  return text;
}
