"""Times of Jupyter kernels, in turns: kernel_times.py ROUNDS CELLS SIZES KERNEL CELL NAME [KERNEL CELL NAME ...]

For each kernel and round: milliseconds from starting its process to the reply of its first cell, and of the median of
CELLS trivial cells that each declare a variable and give its value, once as many names as each of SIZES (rising, with
commas) were declared before. `{i}` in CELL is the number of the cell; NAME declares one name, whose number is `{i}`.
Prints JSON.
"""

import json
import statistics
import sys
import time

from jupyter_client.manager import KernelManager

NAMES_A_CELL = 100


def execute(client, code):
    reply = client.execute_interactive(code, timeout=300, output_hook=lambda message: None)
    content = reply["content"]
    if content["status"] != "ok":
        raise RuntimeError(f"{code!r}: {content.get('ename')}: {content.get('evalue')}")


def median_cell(client, cell, cells, size):
    times = []
    for i in range(cells):
        began = time.perf_counter()
        execute(client, cell.format(i=f"{size}_{i}"))
        times.append(time.perf_counter() - began)
    return 1000 * statistics.median(times)


def turn(kernel, cell, name, cells, sizes):
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
        medians = []
        declared = 0
        for size in sizes:
            for first in range(declared, size, NAMES_A_CELL):
                execute(client, "\n".join(name.format(i=i) for i in range(first, min(size, first + NAMES_A_CELL))))
            declared = size
            medians.append(median_cell(client, cell, cells, size))
        return 1000 * start, medians
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def main(rounds, cells, sizes, *given):
    kernels = [given[i : i + 3] for i in range(0, len(given), 3)]
    sizes = [int(size) for size in sizes.split(",")]
    found = {kernel: {"start": [], "cells": []} for kernel, _, _ in kernels}
    for _ in range(int(rounds)):
        for kernel, cell, name in kernels:
            if "absent" in found[kernel]:
                continue
            try:
                start, medians = turn(kernel, cell, name, int(cells), sizes)
                found[kernel]["start"].append(start)
                found[kernel]["cells"].append(medians)
            except Exception as error:
                found[kernel] = {"absent": str(error).strip().split("\n")[-1] or type(error).__name__}
    print(json.dumps(found))


main(*sys.argv[1:])
