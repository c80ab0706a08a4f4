// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace mm {

/// Work that a disk may hang, on a thread of its own, one after the other. Use it from the GUI
/// thread.
class Errand final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void()>;
    using Work = std::function<Done()>;

    explicit Errand(QObject *parent = nullptr);
    /// Waits for nothing: what is out goes on, and its Done is dropped.
    ~Errand() override;

    [[nodiscard]] bool isOut() const { return m_out; }

    /// Has \p work done, which must own all that it uses, and then in this thread's event loop the
    /// Done that it returned. False while one is out.
    bool run(Work work);

private:
    struct Box;

    void end(const Done &done);

    std::shared_ptr<Box> m_box;
    bool m_out = false;
};

} // namespace mm
