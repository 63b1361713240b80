"""Reading safetensors with nothing but NumPy."""

import json
import struct

import numpy as np

TYPES = {"F64": np.float64, "F32": np.float32, "I32": np.int32, "U32": np.uint32}


def read(path):
    """The tensors of a file by name, and its metadata."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    metadata = header.pop("__metadata__", {})
    tensors = {
        name: np.frombuffer(data[slice(*entry["data_offsets"])], TYPES[entry["dtype"]]).reshape(entry["shape"])
        for name, entry in header.items()
    }
    return tensors, metadata
