// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>

#include <array>
#include <optional>
#include <string_view>

namespace mm {

/// The state of MM, as a reader concludes it.
enum class State { Checking, NoFile, Active, Stopped, NotUpdating, Error };

inline constexpr std::array allStates{State::Checking, State::NoFile,      State::Active,
                                      State::Stopped,  State::NotUpdating, State::Error};

/// `Active`, `NotUpdating`, … for programs to read, the same in each language.
[[nodiscard]] constexpr QLatin1StringView stateWord(State state)
{
    constexpr std::array words{
        QLatin1StringView("Checking"),    QLatin1StringView("NoFile"),
        QLatin1StringView("Active"),      QLatin1StringView("Stopped"),
        QLatin1StringView("NotUpdating"), QLatin1StringView("Error"),
    };
    return words.at(static_cast<size_t>(state));
}

/// nullopt for a word that is none of stateWord().
[[nodiscard]] constexpr std::optional<State> stateOfWord(std::string_view word)
{
    for (const State each : allStates) {
        const QLatin1StringView own = stateWord(each);
        if (word == std::string_view(own.data(), size_t(own.size())))
            return each;
    }
    return {};
}

} // namespace mm
