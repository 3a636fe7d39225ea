import type {CellEngine, DisplayHandle} from "./engine.ts";
import {tslab} from "./loadTslab.ts";
import type {ErrorOutput, Output} from "./nbformat.ts";
import {createStreamBuffer} from "./streamBuffer.ts";

const {ZmqServer} = tslab.jupyter;
type Server = InstanceType<typeof ZmqServer>;
type Message = Parameters<Server["handleExecute"]>[1];
type Handler = Server["handler"];
type Socket = Parameters<Server["handleShellMessage"]>[0];

interface ExecuteContent {
  code: string;
  silent?: boolean;
  store_history?: boolean;
  stop_on_error?: boolean;
}

/** A request that waits for those before it. */
interface Waiting {
  aborted: boolean;
}

/** The requests that tslab's server answers; anything else a client tries is left unanswered. */
const ANSWERED = new Set([
  "kernel_info_request",
  "execute_request",
  "is_complete_request",
  "inspect_request",
  "complete_request",
  "comm_info_request",
  "shutdown_request",
]);
/** How many past cells late output can still be sent to. */
const REMEMBERED = 1000;
/** Time for requests sent before an error to arrive, so that exactly those are aborted; ms. */
const ABORT_WINDOW_MS = 20;

const DELIMITER = Buffer.from("<IDS|MSG>");

/** Reads the type of a message before it is parsed; a message without one gives an empty text. */
function typeOf(parts: readonly Buffer[]): string {
  const header = parts[parts.findIndex((part) => part.equals(DELIMITER)) + 2];
  return header === undefined ? "" : (JSON.parse(header.toString()) as {msg_type: string}).msg_type;
}

/**
 * tslab's Jupyter server with the rest of Jupyter's rules: requests are answered in order, an error
 * is an `error` message and says its name in the reply, only requests that were waiting when a cell
 * failed are aborted, a value is an `execute_result`, and late output goes to its own cell.
 */
export class KernelServer extends ZmqServer {
  readonly #engine: CellEngine;
  readonly #log: (text: string) => void;
  readonly #requests = new Map<string, Message>();
  readonly #errors = new Map<string, ErrorOutput>();
  readonly #silent = new Set<string>();
  readonly #streams = createStreamBuffer((cellKey, name, text) =>
    this.#publish(cellKey, "stream", {name, text}),
  );
  #queue: Promise<unknown> = Promise.resolve();
  #waiting: Waiting[] = [];
  #current: Waiting | undefined;
  #count = 0;

  constructor(
    handler: Handler,
    engine: CellEngine,
    {connectionFile, log}: {connectionFile: string; log(text: string): void},
  ) {
    super(handler, connectionFile);
    this.#engine = engine;
    this.#log = log;
  }

  /** Sends one output of a cell to every client. */
  emit(cellKey: string, output: Output, display?: DisplayHandle) {
    if (output.output_type === "stream")
      return this.#streams.add(cellKey, output.name, output.text);
    this.#streams.flush();
    const {output_type: type, ...content} = output;
    if (output.output_type === "error") this.#errors.set(cellKey, output);
    if (type === "execute_result" && this.#silent.has(cellKey)) return;
    if (type !== "display_data") return this.#publish(cellKey, type, content);
    const transient = display === undefined ? {} : {display_id: display.id};
    const kind = display?.update ? "update_display_data" : "display_data";
    this.#publish(cellKey, kind, {...content, transient});
  }

  #publish(cellKey: string, type: string, content: object) {
    const parent = this.#requests.get(cellKey);
    if (parent === undefined) return;
    const message = parent.createReply();
    message.header.msg_type = type;
    message.content = content;
    message.signAndSend(this.connInfo.key, this.iopub);
  }

  override async handleShellMessage(socket: Socket, ...parts: Buffer[]): Promise<void> {
    if (!ANSWERED.has(typeOf(parts))) return;
    const answer = () =>
      super.handleShellMessage(socket, ...parts).catch((error) => this.#log(`${error?.stack}\n`));
    // The control channel overtakes: a shutdown must not wait for the running cell.
    if (socket === this.control) return answer();
    const own: Waiting = {aborted: false};
    this.#waiting.push(own);
    this.#queue = this.#queue.then(() => {
      this.#waiting = this.#waiting.filter((other) => other !== own);
      this.#current = own;
      return answer();
    });
  }

  override async handleExecute(socket: unknown, request: Message): Promise<void> {
    const isAborted = this.#current?.aborted ?? false;
    const content = isAborted ? {status: "aborted"} : await this.#execute(request);
    const reply = request.createReply();
    reply.header.msg_type = "execute_reply";
    reply.content = content;
    reply.signAndSend(this.connInfo.key, socket);
  }

  async #execute(request: Message): Promise<object> {
    const {code, silent = false, stop_on_error = true} = request.content as ExecuteContent;
    const cellKey = request.header.msg_id;
    this.#remember(cellKey, request, silent);
    const shown = this.#count + 1;
    if (!silent) this.#publish(cellKey, "execute_input", {code, execution_count: shown});
    const {status, executionCount} = await this.#engine.execute(cellKey, code);
    this.#streams.flush();
    this.#count = executionCount;
    if (status === "ok")
      return {status, execution_count: executionCount, payload: [], user_expressions: {}};

    // Requests sent before the failure are here by now, those sent after the reply are not.
    if (stop_on_error) {
      await new Promise((resolve) => setTimeout(resolve, ABORT_WINDOW_MS));
      for (const other of this.#waiting) other.aborted = true;
    }
    const {ename, evalue, traceback} = this.#errors.get(cellKey) as ErrorOutput;
    return {status, execution_count: executionCount, ename, evalue, traceback};
  }

  #remember(cellKey: string, request: Message, silent: boolean) {
    this.#requests.set(cellKey, request);
    if (silent) this.#silent.add(cellKey);
    const [oldest] = this.#requests.keys();
    if (this.#requests.size <= REMEMBERED || oldest === undefined) return;
    this.#requests.delete(oldest);
    this.#errors.delete(oldest);
    this.#silent.delete(oldest);
  }

  override handleCommInfoRequest(socket: unknown, request: Message): void {
    const reply = request.createReply();
    reply.header.msg_type = "comm_info_reply";
    reply.content = {status: "ok", comms: {}};
    reply.signAndSend(this.connInfo.key, socket);
  }
}
