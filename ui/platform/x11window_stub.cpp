// SPDX-License-Identifier: MIT
#include "ui/platform/x11window.h"

namespace mm::x11 {

void activate(QWindow * /*window*/, const QByteArray & /*startupId*/)
{
}

void showOnAllDesktops(QWindow * /*window*/)
{
}

} // namespace mm::x11
