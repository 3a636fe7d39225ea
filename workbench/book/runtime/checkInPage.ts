import type {Language} from "../../messages/message.ts";
import type {CheckBundle, CheckRequest} from "./protocol.ts";
import {runtimeMessage} from "./runtimeMessage.ts";

/** Where the parts, the data and the public tests lie. */
export interface PageCheckOptions {
  readonly base: string;
  readonly dataBase: string;
  readonly language: Language;
  readonly exerciseBase?: string;
}

/** Runs the public tests of an exercise on the answers of this page. */
export async function checkInPage(
  check: CheckRequest,
  {language}: PageCheckOptions,
): Promise<CheckBundle> {
  throw new RangeError(runtimeMessage("check.noTests", {exercise: check.exercise}, language));
}
