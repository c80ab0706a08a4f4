// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QString>

namespace mm {

struct ServiceFailures;
struct ServiceRow;
struct ServicesContext;

// The state of a service or of an MCP server that MM runs, in the language and locale of the
// program.

/// For a state of Server; one that is not known is shown as it is.
[[nodiscard]] QString stateWord(const QString &word);
/// A word, for a busy server with how long it is; an en dash while MM is not active.
[[nodiscard]] QString stateText(const ServiceRow &row, const ServicesContext &context);
/// A symbol for the word; the shapes differ without colour too. May be null.
[[nodiscard]] QIcon stateIcon(const ServiceRow &row, const ServicesContext &context);
/// For sorting: the higher, the more it needs attention.
[[nodiscard]] int stateSeverity(const ServiceRow &row);
/// Whole seconds that a server is busy; 0 for any other.
[[nodiscard]] qint64 busySeconds(const ServiceRow &row, const ServicesContext &context);
/// For a server: its state, the reason, when the state has changed, and its restarts; a sentence
/// each.
[[nodiscard]] QStringList serverLines(const ServiceRow &row, const ServicesContext &context);

/// The failed calls by kind; empty if none is known.
[[nodiscard]] QString errorKindsText(const ServiceFailures &failures);

} // namespace mm
