#include "widgets/support/studio_style.h"

#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"
#include "widgets/support/studio_style_parts.h"
#include "widgets/support/tokens.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>

namespace understudy {

using metrics::u;

namespace {

/// Text that is shown and can be copied, but not typed: a field to read from has no box.
bool isReading(const QWidget* widget)
{
    const auto* edit = qobject_cast<const QLineEdit*>(widget);
    return edit && edit->isReadOnly() && !edit->hasFrame();
}

/// A scroll bar without arrow buttons: groove over the whole length.
QRect scrollBarRect(const QStyleOptionSlider& option, QStyle::SubControl part, int minimumHandle)
{
    const bool isHorizontal = option.orientation == Qt::Horizontal;
    const int length = isHorizontal ? option.rect.width() : option.rect.height();
    const int range = option.maximum - option.minimum;
    int handle = length;
    if (range > 0)
        handle = std::clamp(static_cast<int>(qint64(option.pageStep) * length / (range + option.pageStep)),
                            std::min(minimumHandle, length), length);
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - handle, option.upsideDown);
    const auto stretch = [&](int from, int size) {
        return isHorizontal ? QRect(option.rect.left() + from, option.rect.top(), size, option.rect.height())
                            : QRect(option.rect.left(), option.rect.top() + from, option.rect.width(), size);
    };
    QRect rect;
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        rect = option.rect;
        break;
    case QStyle::SC_ScrollBarSlider:
        rect = stretch(start, handle);
        break;
    case QStyle::SC_ScrollBarSubPage:
        rect = stretch(0, start);
        break;
    case QStyle::SC_ScrollBarAddPage:
        rect = stretch(start + handle, length - start - handle);
        break;
    default:
        return {}; // no arrow buttons
    }
    return QStyle::visualRect(option.direction, option.rect, rect);
}

QSize menuItemSize(const QStyleOption* option, QSize size)
{
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
        return size;
    return {size.width() + u(4), std::max(size.height(), u(6.5))};
}

int fieldHeight(const QStyleOption* option)
{
    return std::max(option->fontMetrics.height() + u(2), u(7));
}

QSize toolButtonSize(const QStyleOption* option, QSize size)
{
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    return button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon ? size + QSize(u(4), 0) : size;
}

} // namespace

StudioStyle::StudioStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ButtonMargin:
        return u(3);
    case PM_DefaultFrameWidth:
        return qobject_cast<const QAbstractScrollArea*>(widget) ? 2 : 1;
    case PM_MessageBoxIconSize:
        return u(6);
    case PM_SplitterWidth:
        return 1; // Qt widens the grip to 5 px by itself
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return u(4);
    case PM_SliderLength:
        return u(3.5);
    case PM_ScrollBarExtent:
        return u(3);
    case PM_ScrollBarSliderMin:
        return u(8);
    case PM_HeaderMargin:
    case PM_FocusFrameHMargin:
        return u(2);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return u(2);
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return u(3);
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return u(1);
    case PM_MenuButtonIndicator:
        return u(6);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QIcon StudioStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    switch (which) {
    case SP_MessageBoxCritical:
        return icon(u"error", Token::Bad);
    case SP_MessageBoxWarning:
        return icon(u"warning", Token::Warn);
    case SP_MessageBoxInformation:
    case SP_MessageBoxQuestion:
        return icon(u"info", Token::Accent);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

int StudioStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_ComboBox_Popup:
        return 0;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize StudioStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                    const QWidget* widget) const
{
    const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        return {size.width() + u(6), std::max(size.height() + u(1), u(7))};
    case CT_ComboBox:
        return {base.width() + u(4), fieldHeight(option)};
    case CT_LineEdit:
    case CT_SpinBox:
        return {base.width() + u(3), fieldHeight(option)};
    case CT_ToolButton:
        return toolButtonSize(option, size.expandedTo(base).expandedTo({u(7), u(7)}));
    case CT_HeaderSection:
        return {base.width(), std::max(base.height(), u(6) + 2)};
    case CT_MenuBarItem:
        return {base.width(), std::max(base.height(), u(7))};
    case CT_MenuItem:
        return menuItemSize(option, base);
    case CT_ItemViewItem:
    case CT_CheckBox:
    case CT_RadioButton:
        return base.expandedTo({0, u(6)});
    default:
        return base;
    }
}

QRect StudioStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    switch (element) {
    case SE_LineEditContents:
        if (isReading(widget))
            return option->rect;
        return option->rect.adjusted(u(1.5), 1, -u(1.5), -1);
    case SE_HeaderLabel:
        return option->rect.adjusted(u(2), 0, -u(2), 0); // Fusion's margin is on all four sides
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect StudioStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                  const QWidget* widget) const
{
    if (control == CC_ScrollBar)
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return scrollBarRect(*bar, part, pixelMetric(PM_ScrollBarSliderMin, option, widget));
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return rect.adjusted(u(1), 0, 0, 0);
    return rect;
}

void StudioStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const
{
    const StylePainter paint(*painter, *option, widget);
    switch (element) {
    case PE_PanelButtonCommand:
        return paint.buttonFace();
    case PE_PanelButtonTool:
    case PE_IndicatorButtonDropDown:
        return paint.toolButtonFace(element == PE_IndicatorButtonDropDown);
    case PE_PanelLineEdit:
        if (isReading(widget))
            return;
        // Inside combos and spin boxes those draw the field.
        if (widget &&
            (qobject_cast<QComboBox*>(widget->parentWidget()) || widget->inherits("QExpandingLineEdit") ||
             widget->parentWidget()->inherits("QAbstractSpinBox")))
            return;
        return paint.field();
    case PE_FrameLineEdit:
        return;
    case PE_IndicatorCheckBox:
        return paint.checkBox();
    case PE_IndicatorItemViewItemCheck:
        return paint.checkBox();
    case PE_IndicatorRadioButton:
        return paint.radioButton();
    case PE_IndicatorHeaderArrow:
        return paint.headerArrow();
    case PE_IndicatorArrowDown:
        return paint.chevron("chevron-down");
    case PE_IndicatorArrowRight:
        return paint.chevron("chevron-right");
    case PE_FrameFocusRect:
        return; // FocusRing, and the frame of views
    case PE_PanelItemViewItem:
        return paint.itemGround();
    case PE_Frame:
        if (qobject_cast<const QAbstractScrollArea*>(widget))
            return paint.viewFrame();
        break;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void StudioStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    const StylePainter paint(*painter, *option, widget);
    switch (element) {
    case CE_PushButtonLabel:
        return paint.buttonLabel();
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return paint.headerGround();
    case CE_HeaderLabel:
        return paint.headerLabel();
    case CE_ProgressBar:
        return paint.progressBar();
    case CE_Splitter:
        painter->fillRect(option->rect, viewPalette(option->palette)[Token::Line]);
        return;
    case CE_ToolButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
            QStyleOptionToolButton copy(*button);
            if (button->toolButtonStyle == Qt::ToolButtonTextBesideIcon)
                copy.rect.adjust(u(1.5), 0, 0, 0); // Fusion's words start at the very edge
            if (paint.isPrimary())
                paint.useOnFill(copy);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void StudioStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                     QPainter* painter, const QWidget* widget) const
{
    const StylePainter paint(*painter, *option, widget);
    switch (control) {
    case CC_ComboBox:
        return paint.comboBox();
    case CC_SpinBox:
        return paint.spinBox(subControlRect(control, option, SC_SpinBoxUp, widget),
                             subControlRect(control, option, SC_SpinBoxDown, widget));
    case CC_Slider:
        return paint.slider(subControlRect(control, option, SC_SliderHandle, widget));
    case CC_ScrollBar:
        return paint.scrollBar(subControlRect(control, option, SC_ScrollBarSlider, widget));
    case CC_ToolButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
            // The icons say themselves where a menu opens; the common style would add an arrow of its own.
            QStyleOptionToolButton copy(*button);
            copy.features &= ~QStyleOptionToolButton::HasMenu;
            return QProxyStyle::drawComplexControl(control, &copy, painter, widget);
        }
        [[fallthrough]];
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void StudioStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

} // namespace understudy
