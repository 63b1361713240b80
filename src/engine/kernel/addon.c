// The kernel as a Node-API addon. Each function takes the memory (a Uint8Array over a shared buffer), then the arguments
// of the kernel's function, pointers as byte offsets: the same numbers that WebAssembly's exports take. It keeps nothing
// between calls, so that any thread may load it, and no memory outlives its owner.
#define NAPI_VERSION 8
#include <node_api.h>
#include "kernel.h"
#include "processor.h"

typedef union {
  void *p;
  int32_t i;
  float f;
} Argument;

#define MOST_ARGUMENTS 16

/**
 * Reads the memory and the arguments that `kinds` names: p a byte offset, i an integer, f a float.
 * @return 0, with an exception pending, where an argument is missing, of another type, or an offset outside the memory.
 */
static int readArguments(napi_env env, napi_callback_info info, const char *kinds, Argument *out) {
  napi_value given[MOST_ARGUMENTS];
  size_t count = MOST_ARGUMENTS, length = 0, wanted = 1;
  napi_typedarray_type type;
  void *memory = 0;
  while (kinds[wanted - 1]) wanted++;
  if (napi_get_cb_info(env, info, &count, given, 0, 0) != napi_ok || count != wanted ||
      napi_get_typedarray_info(env, given[0], &type, &length, &memory, 0, 0) != napi_ok || type != napi_uint8_array) {
    napi_throw_type_error(env, 0, "the kernel takes its memory as a Uint8Array and then exactly its arguments");
    return 0;
  }
  for (size_t k = 0; kinds[k]; k++) {
    double number;
    int32_t integer;
    if (napi_get_value_double(env, given[k + 1], &number) != napi_ok || napi_get_value_int32(env, given[k + 1], &integer)) {
      napi_throw_type_error(env, 0, "the kernel's arguments are numbers");
      return 0;
    }
    if (kinds[k] == 'i') out[k].i = integer;
    else if (kinds[k] == 'f') out[k].f = (float)number;
    else if (number >= 0 && number < (double)length) out[k].p = (char *)memory + (size_t)number;
    else {
      napi_throw_range_error(env, 0, "an offset lies outside the kernel's memory");
      return 0;
    }
  }
  return 1;
}

static napi_value numberOf(napi_env env, double x) {
  napi_value value = 0;
  napi_create_double(env, x, &value);
  return value;
}

/** A function of the addon: reads its arguments into `a` and computes `result`, 0 where there is none. */
#define METHOD(name, kinds, result) \
  static napi_value name##Method(napi_env env, napi_callback_info info) { \
    Argument a[MOST_ARGUMENTS]; \
    return readArguments(env, info, kinds, a) ? (result) : 0; \
  }

#define PRODUCT_ARGUMENTS \
  a[0].p, a[1].i, a[2].i, a[3].p, a[4].i, a[5].i, a[6].p, a[7].i, a[8].i, a[9].i, a[10].i, a[11].i

METHOD(adamwStep, "piifff", numberOf(env, adamwStep(a[0].p, a[1].i, a[2].i, a[3].f, a[4].f, a[5].f)))
METHOD(packWeights, "pi", (packWeights(a[0].p, a[1].i), NULL))
METHOD(taskShard, "piii", (taskShard(a[0].p, a[1].i, a[2].i, a[3].i), NULL))
METHOD(gaugeHead, "p", (gaugeHead(a[0].p), NULL))
METHOD(packMatrix, "pii", (packMatrix(a[0].p, a[1].i, a[2].i), NULL))
METHOD(trainBlock, "piippii", (trainBlock(a[0].p, a[1].i, a[2].i, a[3].p, a[4].p, a[5].i, a[6].i), NULL))
METHOD(velocityBlock, "pipppi", (velocityBlock(a[0].p, a[1].i, a[2].p, a[3].p, a[4].p, a[5].i), NULL))
METHOD(weightGradient, "piii", numberOf(env, weightGradient(a[0].p, a[1].i, a[2].i, a[3].i)))
METHOD(vectorGradient, "p", numberOf(env, vectorGradient(a[0].p)))
METHOD(fillNormal, "iiipi", (fillNormal(a[0].i, a[1].i, a[2].i, a[3].p, a[4].i), NULL))
METHOD(product32, "piipiipiiiii", (product32(PRODUCT_ARGUMENTS), NULL))
METHOD(product64, "piipiipiiiii", (product64(PRODUCT_ARGUMENTS), NULL))
METHOD(packPanels32, "piiip", (packPanels32(a[0].p, a[1].i, a[2].i, a[3].i, a[4].p), NULL))
METHOD(packTransposedPanels32, "piiip", (packTransposedPanels32(a[0].p, a[1].i, a[2].i, a[3].i, a[4].p), NULL))
METHOD(packPanels64, "piiip", (packPanels64(a[0].p, a[1].i, a[2].i, a[3].i, a[4].p), NULL))
METHOD(packTransposedPanels64, "piiip", (packTransposedPanels64(a[0].p, a[1].i, a[2].i, a[3].i, a[4].p), NULL))
METHOD(expEach, "ppi", (expEach(a[0].p, a[1].p, a[2].i), NULL))

#define NAMED(name) {#name, name##Method}
static const struct {
  const char *name;
  napi_callback method;
} methods[] = {
    NAMED(adamwStep), NAMED(packWeights), NAMED(taskShard), NAMED(gaugeHead), NAMED(packMatrix), NAMED(trainBlock), NAMED(velocityBlock),
    NAMED(weightGradient), NAMED(vectorGradient), NAMED(fillNormal), NAMED(product32), NAMED(product64),
    NAMED(packPanels32), NAMED(packTransposedPanels32), NAMED(packPanels64), NAMED(packTransposedPanels64), NAMED(expEach),
};

NAPI_MODULE_EXPORT int32_t node_api_module_get_api_version_v1(void) { return NAPI_VERSION; }

/** `missing`, and the kernel's functions only where nothing is: none of them can meet an instruction it does not know. */
NAPI_MODULE_EXPORT napi_value napi_register_module_v1(napi_env env, napi_value exports) {
  const char *missing = missingInstructions();
  napi_value value;
  if (napi_create_string_utf8(env, missing, NAPI_AUTO_LENGTH, &value) != napi_ok) return exports;
  napi_set_named_property(env, exports, "missing", value);
  for (size_t k = 0; !*missing && k < sizeof methods / sizeof *methods; k++) {
    if (napi_create_function(env, methods[k].name, NAPI_AUTO_LENGTH, methods[k].method, 0, &value) != napi_ok) break;
    napi_set_named_property(env, exports, methods[k].name, value);
  }
  return exports;
}
