# SPDX-License-Identifier: MIT
# zsh -f tab.zsh FOLDER LINE: prints the words that Tab offers after LINE in a zsh with the completions in FOLDER, one a line.
zmodload zsh/zpty
zpty shell 'ZDOTDIR=/nonexistent zsh -f -i'
zpty -w shell "PS1=; stty -onlcr -echo; fpath=(${(q)1} \$fpath); autoload -U compinit; compinit -u -D"
zpty -w shell 'compadd() {
    local -a words; builtin compadd -O words "$@"; print -rl -- "<<<"$^words">>>"; builtin compadd "$@"
}'
zpty -w shell 'one_tab() { _main_complete; print -r -- OVE""R; exit }; zle -C one_tab complete-word one_tab'
zpty -w shell 'bindkey "^I" one_tab; print -r -- READ""Y'
local text
while zpty -r shell text && [[ $text != *READY* ]]; do :; done
zpty -w -n shell "$2"$'\t'
while zpty -r shell text && [[ $text != *OVER* ]]; do
    [[ $text == *'<<<'*'>>>'* ]] && print -r -- "${${text#*<<<}%%>>>*}"
done
zpty -d shell
