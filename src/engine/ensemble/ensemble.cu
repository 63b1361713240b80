// A server of training steps: many runs, each in a process of its own, have their steps taken together on one device, with
// the bytes of the engine. `ensemble SOCKET [RUNS]` listens on a Unix socket; each request holds all that its steps need
// (`Header`, then the arrays in the order of `place`), the answer is 1 where training diverged, else 0, and the three
// parameter vectors. So a run can be stopped at any time and a server killed, and nothing is lost but the last stretch.
#include <signal.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "arena.h"

static std::mutex guard;
static std::condition_variable arrived, answered;
static std::deque<Request *> waiting;
static int connections = 0;

static bool readAll(int from, void *to, size_t bytes) {
  for (char *at = (char *)to; bytes > 0;) {
    ssize_t got = read(from, at, bytes);
    if (got <= 0) return false;
    at += got, bytes -= (size_t)got;
  }
  return true;
}

static bool writeAll(int to, const void *from, size_t bytes) {
  for (const char *at = (const char *)from; bytes > 0;) {
    ssize_t put = write(to, at, bytes);
    if (put <= 0) return false;
    at += put, bytes -= (size_t)put;
  }
  return true;
}

static void serve(int client) {
  Request request;
  while (readAll(client, &request.is, sizeof request.is) && fits(&request.is)) {
    request.bytes.resize(4 * numbersOf(&request.is));
    if (!readAll(client, request.bytes.data(), request.bytes.size()) || !operandsFit(&request)) break;
    addTouched(&request);
    request.done = false;
    {
      std::unique_lock<std::mutex> lock(guard);
      waiting.push_back(&request);
      arrived.notify_one();
      answered.wait(lock, [&] { return request.done; });
    }
    if (!writeAll(client, &request.bad, 4)) break;
    if (!writeAll(client, request.bytes.data(), 12 * (size_t)request.is.parameterSize)) break;
  }
  close(client);
  std::unique_lock<std::mutex> lock(guard);
  connections--;
  arrived.notify_one();
}

static void acceptAll(int server) {
  for (;;) {
    int client = accept(server, 0, 0);
    if (client < 0) continue;
    {
      std::unique_lock<std::mutex> lock(guard);
      connections++;
    }
    std::thread(serve, client).detach();
  }
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/** Waits for half of the runs that are connected, but not for long, and takes as many as there is room for. */
static std::vector<Request *> nextBatch(size_t room) {
  std::unique_lock<std::mutex> lock(guard);
  arrived.wait(lock, [] { return !waiting.empty(); });
  arrived.wait_for(lock, std::chrono::milliseconds(50), [&] {
    size_t enough = (size_t)(connections + 1) / 2;
    return waiting.size() >= (enough < room ? enough : room);
  });
  std::vector<Request *> batch;
  while (!waiting.empty() && batch.size() < room) batch.push_back(waiting.front()), waiting.pop_front();
  return batch;
}

/** Whether nothing is in the place of a socket; one that nobody listens on any more is taken away. */
static bool isFree(const struct sockaddr_un *address) {
  struct stat found;
  if (lstat(address->sun_path, &found)) return true;
  int client = socket(AF_UNIX, SOCK_STREAM, 0);
  bool answered = !connect(client, (const struct sockaddr *)address, sizeof *address);
  close(client);
  if (S_ISSOCK(found.st_mode) && !answered) return unlink(address->sun_path) == 0;
  fprintf(stderr, "%s: %s\n", address->sun_path, answered ? "a server listens there" : "is there, and no socket");
  return false;
}

int main(int count, char **arguments) {
  const int runs = count > 2 ? atoi(arguments[2]) : 48;
  if (count < 2 || arguments[1][0] == '-' || runs < 1)
    return fprintf(stderr, "usage: ensemble SOCKET [RUNS AT A TIME, 48]\n"), 2;
  const size_t room = (size_t)runs;
  struct sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  snprintf(address.sun_path, sizeof address.sun_path, "%s", arguments[1]);
  signal(SIGPIPE, SIG_IGN);
  if (!isFree(&address)) return 2;
  int server = socket(AF_UNIX, SOCK_STREAM, 0);
  if (bind(server, (struct sockaddr *)&address, sizeof address) || listen(server, 1024))
    return perror(arguments[1]), 2;
  Slot *slots = (Slot *)deviceMemory(room * sizeof(Slot));
  std::vector<Arena> arenas(room, Arena{0, 0});
  std::thread(acceptAll, server).detach();
  printf("listening on %s\n", arguments[1]);
  fflush(stdout);
  double busy = 0, from = seconds();
  long done = 0;
  for (double told = from;;) {
    std::vector<Request *> batch = nextBatch(room);
    double begin = seconds();
    std::vector<Slot> host;
    int steps = 0;
    for (size_t r = 0; r < batch.size(); r++) {
      host.push_back(place(batch[r], &arenas[r]));
      if (host[r].is.steps > steps) steps = host[r].is.steps;
      done += host[r].is.steps;
    }
    toDevice(slots, host.data(), host.size() * sizeof(Slot));
    takeSteps(host.data(), slots, (int)host.size(), steps);
    for (size_t r = 0; r < batch.size(); r++) {
      toHost(batch[r]->bytes.data(), host[r].parameters, 12 * (size_t)host[r].is.parameterSize);
      toHost(&batch[r]->bad, host[r].bad, 4);
    }
    {
      std::unique_lock<std::mutex> lock(guard);
      for (Request *request : batch) request->done = true;
      answered.notify_all();
    }
    double now = seconds();
    busy += now - begin;
    if (now - told > 10) {
      printf("%ld steps, %.0f a second, device busy %.0f %%, last batch %zu\n", done, (double)done / (now - from),
             100 * busy / (now - from), batch.size());
      fflush(stdout);
      told = now;
    }
  }
}
