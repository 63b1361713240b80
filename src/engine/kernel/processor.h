#ifndef PROCESSOR_H
#define PROCESSOR_H

/** What the kernel's build needs and this processor lacks, such as "AVX2"; empty where nothing is missing. */
const char *missingInstructions(void);

#endif
