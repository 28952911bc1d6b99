# What people read: messages, the greeting, the help and the logs.
# shellcheck shell=bash

# --- Messages: whoever calls may be a terminal, a log or a test, so colour only for the first

coloured() { [[ -t 1 && -z ${NO_COLOR-} && ${TERM-dumb} != dumb ]]; }
bold() { if coloured; then printf '\e[1m%s\e[0m' "$*"; else printf '%s' "$*"; fi; }

say() { printf "%s\n" "$@"; }
warn() { printf 'run: %s\n' "$*" >&2; }
fail() { warn "$@"; exit 1; }

misuse() { warn "$@"; exit 2; }
no_arguments() { (($# < 2)) || misuse "'$1' takes no argument, but got '$2'"; }

# What a terminal that shows the running system is told, whoever did it.
event() { printf '%s\n' "$*" >>"$logs/run.log"; }

# --- The greeting: where to look and what to try

greet() { # detached?
    local name api=http://127.0.0.1:$((8080 + offset))
    say '' "$(bold 'Everything is up.') Its data is in $home, until ./run clean." ''
    for name in "${services[@]}"; do say "  $(printf '%-12s' "$name") $(address_of "$name")$(purpose_of "$name")"; done
    say "  rabbitmq     http://127.0.0.1:$management_port  management, as guest / guest"
    say "  postgres     $postgres_address"
    say "  mail         $home/mail" ''
    say "$(bold Try)" "  curl -i $api/orders -H 'Content-Type: application/json' -d '$(example_order)'" \
        "  curl $api/orders/FIRST-1" \
        '  ./run kill payments    while an order is under way: it completes all the same' \
        '  ./run stop payments    orders wait, and go on after ./run start payments' \
        '  ./run status           what is running; ./run help names the rest' ''
    if [[ $1 ]]; then say 'It runs in the background: ./run down stops it.'; else say 'Ctrl+C stops everything.'; fi
    say ''
}

purpose_of() { # name
    case $1 in
        orders-api) printf '  orders and transfers over HTTP; /openapi/v1.json' ;;
        orders-saga) printf '  the console: every saga, its history and what can be done about it' ;;
    esac
}

example_order() {
    printf '%s' '{"orderId":"FIRST-1","orderItems":[{"productId":"MOUSE-001","quantity":1}],' \
        '"paymentInfo":{"method":"credit_card","card":"**** 1234"},"totalAmount":25.00,' \
        '"shippingAddress":{"street":"123 Main St","city":"Anytown"},"customerEmail":"customer@example.com"}'
}

# --- ./run help

show_help() {
    cat <<END
./run                  starts PostgreSQL, RabbitMQ and all services; Ctrl+C stops them
    --detach           in the background: returns when everything is ready
    --no-build         runs what was built before
    --with DIRECTORY   starts that project as well, such as samples/Arithmetic
./run servers          only PostgreSQL and RabbitMQ, in the background
./run down             stops what runs

From another terminal, for NAME... of ${servers[*]} ${services[*]}:
./run status           what runs, since when and where; exit status 0 when all of it is ready
./run stop NAME...     it stays stopped, until: ./run start NAME...
./run restart NAME...  after a build, for instance
./run kill NAME...     kill -9; it is started again by itself, as after any crash
./run logs NAME [-f]   its log; -f goes on
./run reconcile        compares sagas with what the services hold; exit status 1 when they differ, 2 when it cannot be done
./run clean            forgets the data; when nothing runs

Environment: SAGAS_HOME             where data, logs and mail lie (.local)
             SAGAS_PORT_OFFSET      added to every port (0); with another SAGAS_HOME, a second copy beside the first
             SAGAS_API_KEY          the key that ./run reconcile shows, where one is needed (docs/access.md)
             SAGAS_CONFIGURATION    Release or Debug (Release)
             ASPNETCORE_ENVIRONMENT and any other setting of a service, by its usual name
Ports: services 8080-8085 and 8090, PostgreSQL $postgres_port, RabbitMQ $amqp_port, its management $management_port.
END
}

# --- Logs: one file per component, and all services together where ./run was called

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
