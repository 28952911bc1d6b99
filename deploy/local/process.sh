# Processes remembered in files, as "PID STARTED": the start time tells a process from a later one with the same number.
# shellcheck shell=bash

started_at() { # pid; fails when there is none, or only a zombie
    local stat
    { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
    # The command name in the second field may hold spaces and parentheses, so count from the last parenthesis.
    read -ra stat <<<"${stat##*) }"
    [[ ${stat[0]} != Z ]] && printf '%s' "${stat[19]}"
}

remember() { # name, pid
    printf '%s %s\n' "$2" "$(started_at "$2")" >"$pids/$1"
}

pid_of() { # name; prints the pid if that very process is still there
    local pid started
    { read -r pid started <"$pids/$1"; } 2>/dev/null || return 1
    [[ $(started_at "$pid") == "$started" ]] && printf '%s' "$pid"
}

alive() { pid_of "$1" >/dev/null; }
keeper() { printf '%s.keeper' "$1"; }

anything_alive() {
    local file
    for file in "$pids"/*; do
        alive "${file##*/}" && return 0
    done
    return 1
}

# Each component is a process group of its own, so that helpers of it end with it.
signal() { # name, signal
    local pid
    pid=$(pid_of "$1") || return 0
    kill "-$2" -- "-$pid" 2>/dev/null || kill "-$2" "$pid" 2>/dev/null || true
}

wait_until_gone() { # seconds, names...
    local end=$((SECONDS + $1)) name
    for name in "${@:2}"; do
        while alive "$name"; do
            ((SECONDS < end)) || return 1
            sleep 0.05
        done
    done
}
