import type {RecordMessage} from "../grader/record.ts";
import {message} from "../messages/message.ts";

/** Returns a remark of messages/analysis in both languages. */
export function note(
  code: string,
  args: Readonly<Record<string, string | number>> = {},
): RecordMessage {
  return {
    code,
    args,
    en: message("analysis", code, args, "en"),
    zh: message("analysis", code, args, "zh-CN"),
  };
}
