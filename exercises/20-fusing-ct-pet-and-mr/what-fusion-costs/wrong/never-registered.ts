// mistake: registration comes when everything is on one grid already
// expect: they must be put right first
// answer: order
const steps = ["read", "align", "register", "join", "crop"];
