# Ports that another program holds, found before anything is started.
# shellcheck shell=bash

ports_of() { # name
    case $1 in
        rabbitmq) printf '%s\n' "$amqp_port" "$management_port" "$erlang_port" ;;
        *) printf '%s\n' "${port[$1]}" ;;
    esac
}

holder_of() { # port; the program's name, where it can be told
    local line
    line=$(ss -Hltnp "sport = :$1" 2>/dev/null) || return 0
    if [[ $line =~ \(\"([^\"]+)\",pid=([0-9]+) ]]; then
        printf ' by %s (pid %s)' "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
    fi
}

require_free_ports() { # names...
    local name number taken=0
    for name; do
        for number in $(ports_of "$name"); do
            listening "$number" || continue
            warn "port $number, which $name needs, is taken$(holder_of "$number")"
            taken=1
        done
    done
    ((taken == 0)) || fail "stop what holds it, or move every port of this copy: SAGAS_PORT_OFFSET=$((offset + 100))"
}
