// SPDX-License-Identifier: MIT
#pragma once

namespace mm {

/// Has large blocks given back to the system as soon as they are freed, for a program that lives
/// for months. To be called once, before there are any.
void returnMemoryEarly();

} // namespace mm
