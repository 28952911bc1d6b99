# ./run status
# shellcheck shell=bash

state_of() { # name
    if ! alive "$1"; then
        if alive "$(keeper "$1")"; then printf 'restarting'; else printf 'stopped'; fi
    elif ! alive "$(keeper "$1")"; then
        printf 'unattended' # its keeper was killed; ./run start takes it over
    elif ready "$1"; then
        printf 'ready'
    else
        printf 'not ready'
    fi
}

age_of() { # name
    local seconds
    alive "$1" || return 0
    seconds=$((EPOCHSECONDS - $(stat -c %Y "$pids/$1")))
    if ((seconds < 120)); then printf '%ss' $seconds; else printf '%sm' $((seconds / 60)); fi
}

# Exit status 0 when everything is ready.
status() {
    local name state all=0 row='%-12s %-11s %-8s %-6s %s\n'
    anything_alive || { say "Nothing is running in $home. Start with ./run"; return 1; }
    # shellcheck disable=SC2059
    printf "$row" NAME STATE PID SINCE ADDRESS
    for name in "${servers[@]}" "${services[@]}"; do
        state=$(state_of "$name")
        [[ $state == ready ]] || all=1
        # shellcheck disable=SC2059
        printf "$row" "$name" "$state" "$(pid_of "$name")" "$(age_of "$name")" "$(address_of "$name")"
    done
    return $all
}

address_of() { # name
    case $1 in
        postgres) printf '127.0.0.1:%s' "$postgres_port" ;;
        rabbitmq) printf '127.0.0.1:%s, management http://127.0.0.1:%s' "$amqp_port" "$management_port" ;;
        *) printf 'http://127.0.0.1:%s' "${port[$1]}" ;;
    esac
}
