// For metrics, never in training.
#define NUMBER double
#define VECTOR f64x4
#define LANES 4
#define PRODUCT product64
#define TILE tile64
#include "product/product.h"
