// SPDX-License-Identifier: MIT
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace mm {

/// Side by side as far as there is room, the rest in further rows, in the direction of reading.
/// What is hidden takes none.
class FlowLayout final : public QLayout
{
    Q_OBJECT

public:
    FlowLayout() = default;
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override; ///< takes it
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override; ///< the caller's from then on

    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &box) override;

private:
    int arrange(const QRect &box, bool move) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace mm
