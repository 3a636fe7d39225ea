// mistake: a pixel is given to one output only; at the border outputs are invented
// expect: Only one output was counted
// expect: no outputs before y0
// expect: This is the answer for stride 1
// answer: inner
const gradInner = "g2*w0";
// answer: border
const gradBorder = "g0*(w0 + w1 + w2)";
// answer: stride
const gradStride = "g2*w0 + g1*w1 + g0*w2";
