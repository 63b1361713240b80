// Compiled for any processor of the architecture, unlike the rest: it is asked before anything else is called.
#include "processor.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <stdint.h>

/** Whether the operating system keeps the upper halves of 32-byte registers when it switches threads. */
static int wideRegistersAreKept(void) {
  uint32_t low, high;
  __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (low & 6) == 6;
}

/** The level x86-64-v3: AVX, AVX2, BMI1, BMI2, F16C, FMA, LZCNT, MOVBE. (FMA is asked for, but never used.) */
const char *missingInstructions(void) {
  uint32_t eax, basic, ebx, extended, ignored;
  if (!__get_cpuid(1, &eax, &ignored, &basic, &ignored)) return "CPUID";
  uint32_t wanted = bit_OSXSAVE | bit_AVX | bit_F16C | bit_FMA | bit_MOVBE;
  if ((basic & wanted) != wanted || !wideRegistersAreKept()) return "AVX";
  if (!__get_cpuid_count(7, 0, &eax, &ebx, &ignored, &ignored)) return "AVX2";
  if (!(ebx & bit_AVX2)) return "AVX2";
  if ((ebx & (bit_BMI | bit_BMI2)) != (bit_BMI | bit_BMI2)) return "BMI";
  if (!__get_cpuid(0x80000001, &eax, &ignored, &extended, &ignored) || !(extended & bit_LZCNT)) return "LZCNT";
  return "";
}
#else
const char *missingInstructions(void) { return ""; }
#endif
