// alternative: the formula written out; crops before joining
// answer: late
const late = "M*E - 27*M^2*C + 27*M*C";
// answer: order
const steps = ["read", "register", "align", "crop", "join"];
