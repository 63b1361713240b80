#ifndef OPERANDS_H
#define OPERANDS_H

#include "rows.h"
#include "task.h"

/** Numbers as products read them: rounded to 10 bits of mantissa first where the run asks for it. */
INLINE f32x8 operand(const Task *d, f32x8 x) { return d->tf32 ? tf32x8(x) : x; }

/** Numbers that are about to be operands. */
INLINE void asOperands(const Task *d, float *x, int32_t n) {
  if (d->tf32) EACH8(o, n) store8(x + o, tf32x8(load8(x + o)));
}

#endif
