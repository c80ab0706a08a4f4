// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servicestable.h"

#include <QString>

namespace mm {

/// What the cells of the services table say, in the language and locale of the program; plain text.

/// How long ago, in words; what is no date, or is still to come, as it stands.
[[nodiscard]] QString registeredText(const ServiceRow &row, const Moment &now);
/// The exact local date and time; what is no date as it stands.
[[nodiscard]] QString registeredExactly(const ServiceRow &row);

/// Messages a minute; an en dash where that is not known.
[[nodiscard]] QString rateText(const ServiceRow &row);
/// What the rate is over, or why it is not known.
[[nodiscard]] QString rateExplanation(const ServiceRow &row, bool current);

/// Percent; an en dash where there is no share.
[[nodiscard]] QString shareText(const ServiceRow &row);
/// What the share is of, or why there is none. \p messages are those of all services listed.
[[nodiscard]] QString shareExplanation(const ServiceRow &row, double messages);

/// Empty for none.
[[nodiscard]] QString markText(ServiceRow::Mark mark);

} // namespace mm
