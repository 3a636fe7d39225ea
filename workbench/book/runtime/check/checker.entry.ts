// The worker in which an exercise's public tests run; the answers are in workers of their own.
import {checkBundle} from "../../../exercise/renderCheck.ts";
import type {CheckOutcome, CheckStart} from "../protocol.ts";
import {createAnswerChannel, type TestBundle} from "./answerChannel.ts";

const send: (outcome: CheckOutcome) => void = self.postMessage.bind(self);

// Mocha's own files ask for these few things of Node while they load.
const processLike = {browser: true, env: {}, platform: "browser", cwd: () => "/"};
Object.assign(globalThis, {
  process: processLike,
  Buffer: {isBuffer: () => false},
  global: globalThis,
});

async function check(start: CheckStart): Promise<void> {
  const bundle = (await import(start.tests)) as TestBundle;
  const channel = createAnswerChannel(start, bundle);
  send({bundle: checkBundle(await bundle.runCheck(channel, start.language, start.written))});
}

self.addEventListener("message", ({data}: MessageEvent<CheckStart>) => {
  check(data).catch((error: Error) => send({error: error.message}));
});
