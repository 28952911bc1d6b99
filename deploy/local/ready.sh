# When is a component ready? Asked without curl, which a fresh machine lacks.
# shellcheck shell=bash

listening() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

http_ready() (
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
    read -r -t 5 _ code _ <&3 && [[ $code == 200 ]]
) 2>/dev/null

# The broker opens its port before it takes connections: it is ready when it answers the protocol's greeting.
amqp_ready() (
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'AMQP\x00\x00\x09\x01' >&3
    LC_ALL=C read -r -t 5 -n 1 -d '' byte <&3 && [[ $byte == $'\x01' ]]
) 2>/dev/null

ready() { # name
    case $1 in
        postgres) "$(postgres_bin)/pg_isready" -q -h 127.0.0.1 -p "$postgres_port" -U sagas -d postgres ;;
        rabbitmq) amqp_ready "$amqp_port" ;;
        *) http_ready "${port[$1]}" ;;
    esac
}

wait_until_ready() { # seconds, names...; names the first that is not
    local end=$((SECONDS + $1)) name
    for name in "${@:2}"; do
        until alive "$name" && ready "$name"; do
            ((SECONDS < end)) || { printf '%s' "$name"; return 1; }
            sleep 0.2
        done
    done
}
