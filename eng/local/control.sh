# What is done to single components, and to the data, from another terminal.
# shellcheck shell=bash

# --- ./run start|stop|restart|kill NAME...

each_component() { # start|stop|restart|kill, names...
    local name
    (($# > 1)) || misuse "'$1' needs a NAME (one of: ${servers[*]} ${services[*]})"
    for name in "${@:2}"; do known_or_misuse "$name"; done
    anything_alive || fail "nothing is running in $home: start with ./run"
    for name in "${@:2}"; do "$1_one" "$name"; done
}

start_one() {
    if alive "$(keeper "$1")" && alive "$1"; then
        say "$1 is running already"
        return
    fi
    # Its keeper may have been killed, or be pausing after a crash.
    stop_components "$1"
    require_free_ports "$1"
    event "$1 is started"
    start_component "$1"
    await_component "$1" && say "$1 is ready"
}

stop_one() {
    event "$1 is stopped, until ./run start $1"
    stop_components "$1"
    say "$1 is stopped, until ./run start $1"
}

restart_one() {
    stop_components "$1"
    start_one "$1"
}

kill_one() {
    alive "$1" || fail "$1 is not running: see ./run status"
    signal "$1" KILL
    say "$1 is killed (kill -9); $(alive "$(keeper "$1")" && echo 'it is started again by itself' || echo "./run start $1 starts it")"
}

start_component() { # name
    case $1 in
        postgres) prepare_postgres ;;
        rabbitmq) prepare_rabbitmq ;;
        *) if alive postgres; then create_databases; fi ;;
    esac
    start_keeper "$1"
}

await_component() { # names...
    local late
    late=$(wait_until_ready 120 "$@") && return
    warn "$late is not ready after two minutes. The end of $logs/$late.log:"
    tail -n 20 "$logs/$late.log" >&2
    return 1
}

# --- ./run status

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

# --- ./run reconcile: asked without curl, like readiness. Exit status 0: no difference; 1: differences; 2: it could not be done.

reconcile() {
    local code='' line outcome='' key=${SAGAS_API_KEY:+"X-Api-Key: $SAGAS_API_KEY"$'\r\n'}
    alive orders-saga || cannot_reconcile "orders-saga does not run: see ./run status"
    { exec 3<>"/dev/tcp/127.0.0.1/${port[orders-saga]}"; } 2>/dev/null || cannot_reconcile "orders-saga does not answer: see ./run status"
    # HTTP/1.0: the answer ends with the connection, and comes in one piece.
    printf 'POST /ops/reconciliation HTTP/1.0\r\nHost: localhost\r\nAccept: text/plain\r\n%sContent-Length: 0\r\n\r\n' "$key" >&3
    read -r _ code _ <&3 || cannot_reconcile "orders-saga gave no answer: see $logs/orders-saga.log"
    while read -r line <&3 && line=${line%$'\r'} && [[ $line ]]; do
        if [[ ${line,,} == reconciliation-outcome:* ]]; then outcome=${line##* }; fi
    done
    [[ $code == 200 ]] || cannot_reconcile "orders-saga answered $code: $(cat <&3)"
    cat <&3
    case $outcome in
        Same) return 0 ;;
        Different) return 1 ;;
        *) return 2 ;;
    esac
}

cannot_reconcile() { warn "$@"; exit 2; }

# --- ./run clean

clean() {
    if anything_alive; then fail "it is running: ./run down first"; fi
    # The database may lie elsewhere, behind a link.
    rm -rf "$(readlink -f "$home/postgres")" "$(readlink -f "$home/postgres").new"
    rm -rf "$home"/{postgres,postgres.new,rabbitmq,mail,keys,logs,pids,with}
    say "Forgotten: all data in $home"
}
