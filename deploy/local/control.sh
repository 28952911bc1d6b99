# What is done to single components from another terminal.
# shellcheck shell=bash

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
