// What comes from a client: whether it fits, and what is added before it goes to the device.
#ifndef REQUEST_H
#define REQUEST_H

#include <vector>

#include "slot.h"
#include "sums.h"

static const int32_t MAGIC = 0x4e534e45;

typedef struct Request {
  Header is;
  /** The arrays as they came, and behind them what the server adds; then the answer. */
  std::vector<char> bytes;
  int32_t bad;
  bool done;
} Request;

static bool fits(const Header *is) {
  return is->magic == MAGIC && is->hidden0 <= MAX_WIDTH && is->hidden1 <= MAX_WIDTH && is->classesPadded <= MAX_WIDTH &&
         is->samples >= TILE_ROWS && is->directions <= MAX_DIRECTIONS && is->steps > 0 && is->steps <= MAX_STEPS;
}

/** Numbers that come with a request: three parameter vectors, five arrays over samples, directions, corrections. */
static size_t numbersOf(const Header *is) {
  return 3 * (size_t)is->parameterSize + 5 * (size_t)is->samples + (size_t)(is->directions * is->hidden1) + 2 * (size_t)is->steps;
}

/** Appends, for each shard and row of kernel0, where its samples begin in the list, and the list. */
static void addTouched(Request *request) {
  const Header *is = &request->is;
  const int rows = rowsOfKernel0(is);
  const int32_t *firstRows = (const int32_t *)request->bytes.data() + 3 * is->parameterSize;
  const int32_t *secondRows = firstRows + is->samples;
  std::vector<std::vector<int32_t>> lists((size_t)(SHARDS * rows));
  for (int s = 0; s < is->samples; s++) {
    int shard = s / is->shardSize;
    lists[(size_t)(shard * rows + firstRows[s])].push_back(s);
    lists[(size_t)(shard * rows + secondRows[s])].push_back(s);
  }
  std::vector<int32_t> added;
  int32_t begin = 0;
  for (const auto &list : lists) added.push_back(begin), begin += (int32_t)list.size();
  added.push_back(begin);
  for (const auto &list : lists) added.insert(added.end(), list.begin(), list.end());
  const char *from = (const char *)added.data();
  request->bytes.insert(request->bytes.end(), from, from + 4 * added.size());
}

static bool operandsFit(const Request *request) {
  const Header *is = &request->is;
  const int32_t *rows = (const int32_t *)request->bytes.data() + 3 * is->parameterSize, *labels = rows + 2 * is->samples;
  for (int s = 0; s < 2 * is->samples; s++)
    if (rows[s] < 0 || rows[s] >= rowsOfKernel0(is)) return false;
  for (int s = 0; s < is->samples; s++)
    if (labels[s] < 0 || labels[s] >= is->classes) return false;
  return true;
}

#endif
