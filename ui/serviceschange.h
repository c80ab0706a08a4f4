// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servicestable.h"

namespace mm {

/// The smallest change that makes \p next out of \p former. Rows that stay are known by their ids.
[[nodiscard]] ServicesChange changeBetween(const ServicesTable &former, const ServicesTable &next);

} // namespace mm
