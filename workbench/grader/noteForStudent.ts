import {words} from "../exercise/words.ts";
import {type RecordMessage, recordMessage} from "./record.ts";

/** Returns a record's note as its student may read it: what it says of another student stays with the instructor. */
export function noteForStudent(note: RecordMessage): RecordMessage {
  return note.code === "note.variantOther" ? recordMessage(words("note.variantNotYours")) : note;
}
