// A thread that draws figures which students handed in: what hangs or fills the memory here is ended from outside.
import {parentPort} from "node:worker_threads";
import {plotlyWindow} from "../book/figure/plotlyWindow.ts";
import {staticFigure} from "./staticFigure.ts";

parentPort?.on("message", async (json: string) => {
  parentPort?.postMessage(await staticFigure(json));
});
// Loading plotly is no time of a figure's: the thread says when it is ready.
await plotlyWindow();
parentPort?.postMessage("ready");
