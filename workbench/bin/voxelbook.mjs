#!/usr/bin/env node
// The command `voxelbook`. Plain JavaScript, committed: npm links no bin whose file is missing.
import {bootstrap} from "./bootstrap.mjs";

// Nobody reads the output any longer, as after `| head`: end without a word.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(1);
});

await bootstrap();
const {main} = await import("../dist/cli/main.js");
process.exitCode = await main(process.argv.slice(2));
