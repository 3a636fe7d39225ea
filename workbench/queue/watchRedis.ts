import type {Redis} from "ioredis";
import {CliError, FAILED} from "../cli/error.ts";

/** What a watch tells. */
export interface RedisWatch {
  /** Rejects when Redis has been away for too long; never settles otherwise. */
  readonly lost: Promise<never>;
  /** Whether it is away now. */
  isAway(): boolean;
  close(): void;
}

/**
 * Watches a connection: says when it is lost and when it is back, and gives up after a while.
 *
 * @param shown - how messages name the queue
 * @param patienceMs - how long Redis may be away
 * @param onBack - told each time the connection is back
 */
export function watchRedis(
  redis: Redis,
  {
    shown,
    patienceMs,
    say,
    onBack = () => undefined,
  }: {
    readonly shown: string;
    readonly patienceMs: number;
    readonly say: (line: string) => void;
    readonly onBack?: () => void;
  },
): RedisWatch {
  let timer: NodeJS.Timeout | undefined;
  let giveUp: (error: CliError) => void = () => undefined;
  const lost = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  // Whoever waits for it hears of it; nobody else needs to.
  lost.catch(() => undefined);
  const seconds = Math.round(patienceMs / 1000);
  const onClose = (): void => {
    if (timer !== undefined) return;
    say(`the connection to ${shown} is lost; waiting up to ${seconds} s for it`);
    timer = setTimeout(() => {
      const message = `${shown} has been away for ${seconds} s; what is done is kept`;
      giveUp(new CliError(message, {exitCode: FAILED, fix: "run again to go on"}));
    }, patienceMs);
  };
  const onReady = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    say(`the connection to ${shown} is back`);
    onBack();
  };
  // Each failed attempt to come back is an error: what counts is told above.
  const onError = (): void => undefined;
  redis.on("close", onClose).on("ready", onReady).on("error", onError);
  return {
    lost,
    isAway: () => timer !== undefined,
    close: () => {
      clearTimeout(timer);
      redis.off("close", onClose).off("ready", onReady);
    },
  };
}
