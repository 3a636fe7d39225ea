import {build} from "esbuild";
import {workbenchFile} from "../exercise/workbenchFile.ts";

/**
 * Bundles the script of the overview to one text that can stand in a page. It takes some ten milliseconds, so that
 * whoever writes many pages keeps it.
 */
export async function overviewScript(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [workbenchFile("report/page/overview.entry")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "es2022",
    charset: "ascii",
    legalComments: "none",
    logLevel: "error",
  });
  return outputFiles[0].text.trim();
}
