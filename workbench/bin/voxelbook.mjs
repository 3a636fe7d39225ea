#!/usr/bin/env node
// The command `voxelbook`. Plain JavaScript, committed: npm links no bin whose file is missing.
import {bootstrap} from "./bootstrap.mjs";

await bootstrap();
const {main} = await import("../dist/cli/main.js");
process.exitCode = await main(process.argv.slice(2));
