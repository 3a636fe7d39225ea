// mistake: adjusting is thought to change nothing, and nothing to do harm
// expect: That is the slope without M
// expect: or something that it causes, is missing
// expect: Descendants of R are missing
// answer: bias
const bias = "0";
// answer: harmful
function harmful(_graph: string): string[] {
  return [];
}
