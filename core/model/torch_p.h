// LibTorch for the folders that work on tensors; precompiled. ATen only: torch.h costs twice as long.
#pragma once

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>
