#!/usr/bin/env python3
"""Loads a network that SalesWeb saved into PyTorch and prints its outputs as a JSON list.

    /usr/bin/python3 load_in_pytorch.py model.safetensors 0.1,0.2,…      # one window: oldest step first, its features side by side

The file is read with the standard library alone, to show that nothing but the format is needed.
"""
import json
import struct
import sys
import torch
from torch import nn


def read_safetensors(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        assert entry["dtype"] == "F32"
        begin, end = entry["data_offsets"]
        values = struct.unpack(f"<{(end - begin) // 4}f", data[begin:end])
        tensors[name] = torch.tensor(values).reshape(entry["shape"])
    return tensors, metadata


class CnnLstm(nn.Module):
    def __init__(self, state):
        super().__init__()
        channels, features, kernel = state["conv1.weight"].shape
        outputs, hidden = state["fc.weight"].shape
        self.conv1 = nn.Conv1d(features, channels, kernel)
        self.lstm = nn.LSTM(channels, hidden, batch_first=True)
        self.fc = nn.Linear(hidden, outputs)
        self.load_state_dict(state)

    def forward(self, x):  # x: B x T x F
        z = torch.relu(self.conv1(x.transpose(1, 2))).transpose(1, 2)
        h, _ = self.lstm(z)
        return self.fc(h[:, -1])


if __name__ == "__main__":
    state, metadata = read_safetensors(sys.argv[1])
    values = [float(value) for value in sys.argv[2].split(",")]
    with torch.no_grad():
        print(json.dumps(CnnLstm(state)(torch.tensor(values).reshape(1, int(metadata["window"]), -1)).reshape(-1).tolist()))
