# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of Offramp's benchmarks: the same networks and features in PyTorch and torchaudio, as Debian has them.

Reads a task a line ("conformer 15": the whole forward pass of 15 seconds), runs it once, prints the seconds it took.
Weights are random: only the time counts.
"""
import sys
import time

import torch
import torchaudio

torch.set_num_threads(int(sys.argv[1]))
torch.set_grad_enabled(False)


class EarlyConformer(torch.nn.Module):
    """The paper's model as PyTorch users write it: torchaudio's Conformer in groups, a linear head after each."""

    def __init__(self):
        super().__init__()
        self.front = torch.nn.ModuleList([torch.nn.Conv1d(80, 256, 3, 2), torch.nn.Conv1d(256, 256, 3, 2)])
        self.groups = torch.nn.ModuleList(
            [torchaudio.models.Conformer(256, 8, 2048, 2, 31) for _ in range(6)])
        self.heads = torch.nn.ModuleList([torch.nn.Linear(256, 256) for _ in range(6)])
        self.register_buffer("positions", torch.randn(1, 2000, 256))

    def forward(self, x):
        for convolution in self.front:
            x = convolution(x)
        x = x.transpose(1, 2)
        x = x + self.positions[:, : x.shape[1]]
        lengths = torch.tensor([x.shape[1]])
        outputs = []
        for group, head in zip(self.groups, self.heads):
            x, _ = group(x, lengths)
            outputs.append(torch.log_softmax(head(x), -1))
        return outputs


def separable(channels_in, channels_out, kernel, stride=1, dilation=1):
    return torch.nn.Sequential(
        torch.nn.Conv1d(channels_in, channels_in, kernel, stride, dilation * (kernel - 1) // 2, dilation,
                        groups=channels_in, bias=False),
        torch.nn.Conv1d(channels_in, channels_out, 1))


class Block(torch.nn.Module):
    def __init__(self, channels_in, channels_out, kernel):
        super().__init__()
        self.convs = torch.nn.ModuleList(
            [separable(channels_in if i == 0 else channels_out, channels_out, kernel) for i in range(5)])
        self.residual = torch.nn.Conv1d(channels_in, channels_out, 1)

    def forward(self, x):
        y = x
        for convolution in self.convs[:-1]:
            y = torch.relu(convolution(y))
        return torch.relu(self.convs[-1](y) + self.residual(x))


class QuartzNet(torch.nn.Module):
    def __init__(self):
        super().__init__()
        channels = [256] * 6 + [512] * 9
        kernels = [k for k in (33, 39, 51, 63, 75) for _ in range(3)]
        self.stem = separable(64, 256, 33, 2)
        self.blocks = torch.nn.ModuleList(
            [Block(a, b, k) for a, b, k in zip([256] + channels[:-1], channels, kernels)])
        self.branches = torch.nn.ModuleList(
            [torch.nn.Sequential(separable(channels[3 * i + 2], 256, 17), torch.nn.ReLU(),
                                 torch.nn.Conv1d(256, 29, 1)) for i in range(5)])
        self.epilogue = separable(512, 512, 87, 1, 2)
        self.expand = torch.nn.Conv1d(512, 1024, 1)
        self.head = torch.nn.Conv1d(1024, 29, 1)

    def forward(self, x):
        x = torch.relu(self.stem(x))
        outputs = []
        for i, block in enumerate(self.blocks):
            x = block(x)
            if i % 3 == 2:
                outputs.append(torch.log_softmax(self.branches[i // 3](x), 1))
        x = torch.relu(self.expand(torch.relu(self.epilogue(x))))
        outputs.append(torch.log_softmax(self.head(x), 1))
        return outputs


conformer = EarlyConformer().eval()
quartznet = QuartzNet().eval()
mel = torchaudio.transforms.MelSpectrogram(16000, 1024, 320, 160, n_mels=80, f_max=8000.0)


def normalized_mel(samples):
    x = torch.log(mel(samples) + 1e-6)
    return (x - x.mean(-1, keepdim=True)) / (x.std(-1, keepdim=True) + 1e-5)


def task(name, seconds):
    if name == "conformer":
        return conformer, torch.randn(1, 80, 100 * seconds + 1)
    if name == "quartznet":
        return quartznet, torch.randn(1, 64, 100 * seconds + 1)
    return normalized_mel, torch.randn(1, 16000 * seconds)


prepared = {}
for line in sys.stdin:
    line = line.strip()
    if line == "version":
        print(torch.__version__, flush=True)
        continue
    if line not in prepared:
        name, seconds = line.split()
        prepared[line] = task(name, int(seconds))
        prepared[line][0](prepared[line][1])
    run, x = prepared[line]
    begin = time.perf_counter()
    run(x)
    print(time.perf_counter() - begin, flush=True)
