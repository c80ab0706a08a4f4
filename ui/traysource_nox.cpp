// SPDX-License-Identifier: MIT
#include "ui/traysource.h"

namespace mm {

std::unique_ptr<TraySource> makeXTraySource()
{
    return {};
}

} // namespace mm
