// The Jupyter kernel `voxelbook`: tslab's server over the cell engine that the runner uses too.
import {resolve} from "node:path";
import {courseRoot} from "./courseRoot.ts";
import type {CellEngine} from "./engine.ts";
import {languageOf} from "./findNotebooks.ts";
import {createKernelHandler} from "./kernelHandler.ts";
import {KernelServer} from "./kernelServer.ts";
import {createNodeEngine} from "./nodeEngine.ts";

const exit = process.exit.bind(process);
const log = process.stderr.write.bind(process.stderr);

/** Ends the kernel when Jupyter has gone without saying so. */
function endWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) exit(0);
  }, 2000).unref();
}

async function start(connectionFile: string) {
  // Cells run in the root of the course, as in the runner, wherever the notebook lies.
  const root = process.env["VOXELBOOK_COURSE"] ?? courseRoot(process.cwd());
  if (root === undefined) throw new Error("no folder with voxelbook installed was found");
  process.chdir(root);
  let server: KernelServer | undefined;
  const engine: CellEngine = createNodeEngine({
    rootDir: root,
    language: languageOf(process.env["JPY_SESSION_NAME"] ?? ""),
    emit: (cellKey, output, display) => server?.emit(cellKey, output, display),
  });
  // Timers of cells may still run; a moment is left for the last reply to be sent.
  const onShutdown = () => setTimeout(() => exit(0), 100);
  const handler = createKernelHandler(engine, {onShutdown});
  server = new KernelServer(handler, engine, {connectionFile, log});
  process.on("SIGINT", () => engine.interrupt());
  endWithParent();
  await server.init();
}

const [, , connectionFile] = process.argv;
if (connectionFile === undefined) {
  log("voxelbook kernel: Jupyter starts this program with the path of a connection file\n");
  exit(2);
}
start(resolve(connectionFile)).catch((error) => {
  log(`voxelbook kernel: ${error?.stack}\n`);
  exit(1);
});
