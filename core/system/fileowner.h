// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/deferredtext.h"

/// Files of other users, as a run under sudo leaves them.
namespace mm::posix {

/// The user's name, or the number of a user who has none.
QString userName(quint32 id);

/// The owner of \p path's folder may rename and replace every file in it.
bool isInOwnFolder(const QString &path);

enum class Access {
    Read,
    Replace, ///< as AtomicFile::save() does, for which the folder matters more than the file
};

/// A clause: the system's text for \p errorNumber. When permission is denied as \p path or its
/// folder belongs to another user, also that user's name and the command that mends it.
DeferredText accessError(const QString &path, int errorNumber, Access access);

} // namespace mm::posix
