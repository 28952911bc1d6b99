# How the scripts speak. Whoever calls may be a terminal, a log or a test, so colour only for the first.
# shellcheck shell=bash

coloured() { [[ -t 1 && -z ${NO_COLOR-} && ${TERM-dumb} != dumb ]]; }
bold() { if coloured; then printf '\e[1m%s\e[0m' "$*"; else printf '%s' "$*"; fi; }

say() { printf "%s\n" "$@"; }
warn() { printf 'run: %s\n' "$*" >&2; }
fail() { warn "$@"; exit 1; }

misuse() { warn "$@"; exit 2; }
no_arguments() { (($# < 2)) || misuse "'$1' takes no argument, but got '$2'"; }

# What a terminal that shows the running system is told, whoever did it.
event() { printf '%s\n' "$*" >>"$logs/run.log"; }
