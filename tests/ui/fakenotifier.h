// SPDX-License-Identifier: MIT
#pragma once

#include "ui/notifier.h"

/// A desktop's notifications in the hands of a test.
class FakeNotifier final : public mm::Notifier
{
public:
    void show(const mm::Notice &notice) override { shown.append(notice); }
    void withdraw() override { ++withdrawn; }

    QList<mm::Notice> shown;
    int withdrawn = 0;
};
