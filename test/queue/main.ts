// The command `voxelbook` from its sources: tests start it as a process of its own.
import {main} from "../../workbench/cli/main.ts";

process.exitCode = await main(process.argv.slice(2));
