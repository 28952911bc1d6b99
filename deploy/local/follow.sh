# Logs: one file per component, and all services' together where ./run was called.
# shellcheck shell=bash

show_log() { # name [-f]
    case $# in
        1) ;;
        2) [[ $2 == -f ]] || misuse "'logs' takes a NAME and -f, but got '$2'" ;;
        *) misuse "'logs' needs a NAME (one of: ${servers[*]} ${services[*]}), and takes -f to go on" ;;
    esac
    known_or_misuse "$1"
    [[ -e $logs/$1.log ]] || fail "$1 has no log yet"
    if (($# == 2)); then exec tail -n +1 -F "$logs/$1.log"; else exec cat "$logs/$1.log"; fi
}

# The last run's logs are kept, once.
fresh_logs() {
    local name
    for name in run "${servers[@]}" "${services[@]}"; do
        if [[ -e $logs/$name.log ]]; then mv "$logs/$name.log" "$logs/$name.previous.log"; fi
        : >"$logs/$name.log"
    done
}

followers=()

follow_logs() {
    local name colour=1 prefix
    for name in run "${services[@]}"; do
        prefix=$(printf '%-12s | ' "$name")
        if coloured; then prefix=$'\e['${colour}m$prefix$'\e[0m'; fi
        colour=$((31 + colour % 6))
        # Ctrl+C reaches these too, but what is said while stopping must still be seen.
        (trap '' INT && exec tail -n +1 -F --pid $$ "$logs/$name.log" 2>/dev/null) \
            > >(trap '' INT && exec stdbuf -oL sed "s/^/$prefix/") &
        followers+=($!)
    done
}

stop_following() {
    sleep 0.3
    if ((${#followers[@]})); then kill "${followers[@]}" 2>/dev/null; fi
    wait 2>/dev/null || true
}
