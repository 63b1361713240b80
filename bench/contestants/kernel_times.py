"""Times of Jupyter kernels, in turns: kernel_times.py ROUNDS CELLS KERNEL=CELL [KERNEL=CELL ...]

For each kernel and round: milliseconds from starting its process to the reply of its first cell, and of the median of
CELLS trivial cells that each declare a variable and give its value. `{i}` in CELL is the number of the cell. Prints JSON.
"""

import json
import statistics
import sys
import time

from jupyter_client.manager import KernelManager


def execute(client, code):
    reply = client.execute_interactive(code, timeout=300, output_hook=lambda message: None)
    content = reply["content"]
    if content["status"] != "ok":
        raise RuntimeError(f"{code!r}: {content.get('ename')}: {content.get('evalue')}")


def turn(kernel, cell, cells):
    began = time.perf_counter()
    manager = KernelManager(kernel_name=kernel)
    manager.start_kernel()
    client = manager.client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=300)
        execute(client, "1")
        start = time.perf_counter() - began
        # What is compiled or loaded once is no part of a cell.
        for i in range(5):
            execute(client, cell.format(i=f"warm{i}"))
        times = []
        for i in range(cells):
            began = time.perf_counter()
            execute(client, cell.format(i=i))
            times.append(time.perf_counter() - began)
        return 1000 * start, 1000 * statistics.median(times)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def main(rounds, cells, *kernels):
    found = {name: {"start": [], "cell": []} for name in (kernel.split("=", 1)[0] for kernel in kernels)}
    for _ in range(int(rounds)):
        for kernel in kernels:
            name, cell = kernel.split("=", 1)
            if "absent" in found[name]:
                continue
            try:
                start, median = turn(name, cell, int(cells))
                found[name]["start"].append(start)
                found[name]["cell"].append(median)
            except Exception as error:
                found[name] = {"absent": str(error).strip().split("\n")[-1] or type(error).__name__}
    print(json.dumps(found))


main(*sys.argv[1:])
