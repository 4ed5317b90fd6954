// What is to be read: the prompt large, the ones before and after it dimmed around it.
#pragma once

#include "core/session/recording_service.h"

#include <QWidget>

class QLabel;

namespace understudy {

class ElidedLabel;
class IconLabel;

class PromptView : public QWidget
{
    Q_OBJECT
public:
    explicit PromptView(QWidget* parent = nullptr);

    void setPrompts(const std::vector<Prompt>& prompts, std::size_t current);

private:
    ElidedLabel *m_before, *m_after;
    QLabel *m_number, *m_prompt, *m_takes;
    IconLabel* m_mark;
};

} // namespace understudy
