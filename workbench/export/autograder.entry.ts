import {resolve} from "node:path";
import {runAutograder} from "./runAutograder.ts";

// What `run_autograder` of a bundle starts: the unpacked bundle and the platform's root.
const [bundle, root] = process.argv.slice(2);
if (bundle === undefined || root === undefined) {
  process.stderr.write("voxelbook: usage: autograder.entry <bundle> <root>\n");
  process.exitCode = 2;
} else {
  process.exitCode = await runAutograder({bundle: resolve(bundle), root: resolve(root)});
}
