// How StudioStyle paints each part. Made for one call of the style, from its arguments.
#pragma once

#include "widgets/support/tokens.h"

#include <QStyleOption>

class QPainter;

namespace understudy {

class StylePainter
{
public:
    StylePainter(QPainter& painter, const QStyleOption& option, const QWidget* widget);

    bool isPrimary() const;
    /// Label and icon of a primary button.
    void useOnFill(QStyleOptionToolButton& option) const;

    void buttonFace() const;
    void buttonLabel() const;
    void toolButtonFace(bool isMenuPart) const;
    void field() const;
    void comboBox() const;
    void spinBox(const QRect& up, const QRect& down) const;
    void checkBox() const;
    void radioButton() const;
    void chevron(QAnyStringView name) const;
    void slider(const QRect& handle) const;
    void scrollBar(const QRect& handle) const;
    void progressBar() const;
    void headerGround() const;
    void headerLabel() const;
    void headerArrow() const;
    /// Selection, hover and the 3 px bar at the left edge of a selected row.
    void itemGround() const;
    /// 2 px: accent with focus; a field's edge for text edits with the property "field"; else the ground.
    void viewFrame() const;

private:
    bool has(QStyle::StateFlag flag) const { return m_option.state.testFlag(flag); }
    bool isSet(const char* property) const;
    void box(const QRectF& rect, Token face, Token edge) const;
    Token buttonFaceToken() const;
    Token fieldEdge() const;
    void drawChevron(const QRect& rect, QAnyStringView name) const;
    QPixmap labelIcon(const QIcon& icon, const QSize& size, const QColor& color) const;

    QPainter& m_painter;
    const QStyleOption& m_option;
    const QWidget* m_widget;
    const ViewPalette& m_tokens;
};

} // namespace understudy
