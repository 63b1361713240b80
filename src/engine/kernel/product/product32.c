#include "product/product32.h"

#define NUMBER float
#define VECTOR f32x8
#define LANES 8
#define PRODUCT product32
#define TILE tile32
#include "product/product.h"
