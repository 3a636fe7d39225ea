/** Turns the first Ctrl-C into a signal to stop cleanly; a second one ends the program at once. */
export function onInterrupt(): {readonly signal: AbortSignal; done(): void} {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return {
    signal: controller.signal,
    done: () => {
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
    },
  };
}
