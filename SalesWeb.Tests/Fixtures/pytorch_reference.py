#!/usr/bin/env python3
"""Writes pytorch_reference.json: what PyTorch makes of the CNN-LSTM, for the tests to compare with.

    apt-get install python3-torch                       # Debian 12: PyTorch 1.13, for the python3 of Debian itself
    /usr/bin/python3 pytorch_reference.py > pytorch_reference.json

Three shapes, each with a batch of examples: weights, inputs, targets, outputs, loss, the gradient of the inputs and of
every parameter, then ten steps of Adam on the same batch with the loss before each and the weights after the last.
Everything is float32 and computed on one thread; tensors are flat, in PyTorch's order.
"""
import json
import torch
from torch import nn

SHAPES = [
    dict(features=1, channels=8, kernel=3, hidden=16, window=14, outputs=1, batch=5),
    dict(features=3, channels=5, kernel=2, hidden=4, window=9, outputs=2, batch=3),
    dict(features=2, channels=3, kernel=4, hidden=6, window=8, outputs=4, batch=2),
]


class CnnLstm(nn.Module):
    def __init__(self, features, channels, kernel, hidden, outputs, **_):
        super().__init__()
        self.conv1 = nn.Conv1d(features, channels, kernel)
        self.lstm = nn.LSTM(channels, hidden, batch_first=True)
        self.fc = nn.Linear(hidden, outputs)

    def forward(self, x):  # x: B x T x F
        z = torch.relu(self.conv1(x.transpose(1, 2))).transpose(1, 2)
        h, _ = self.lstm(z)
        return self.fc(h[:, -1])


def flat(tensor):
    """Nine significant digits tell every float32 from every other."""
    return [float(f"{value:.9g}") for value in tensor.detach().reshape(-1).tolist()]


def weights(model):
    return {name: flat(parameter) for name, parameter in model.named_parameters()}


def measure(shape):
    model = CnnLstm(**shape)
    x = torch.randn(shape["batch"], shape["window"], shape["features"], requires_grad=True)
    target = torch.randn(shape["batch"], shape["outputs"])
    case = {"shape": shape, "weights": weights(model), "inputs": flat(x), "targets": flat(target)}

    output = model(x)
    loss = nn.functional.mse_loss(output, target)
    loss.backward()
    case |= {
        "outputs": flat(output),
        "loss": loss.item(),
        "input_gradient": flat(x.grad),
        "gradients": {name: flat(parameter.grad) for name, parameter in model.named_parameters()},
    }

    adam = torch.optim.Adam(model.parameters(), 1e-3)
    losses = []
    for _ in range(10):
        adam.zero_grad()
        loss = nn.functional.mse_loss(model(x.detach()), target)
        loss.backward()
        adam.step()
        losses.append(loss.item())
    return case | {"adam_losses": losses, "adam_weights": weights(model)}


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.manual_seed(14)
    print(json.dumps({"torch": torch.__version__, "cases": [measure(shape) for shape in SHAPES]}))
