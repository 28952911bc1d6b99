# ./run itself: everything up, in the foreground or detached, and down again. One run at a time uses a home.
# shellcheck shell=bash

# --- Up

up() { # options of ./run
    local detach='' built='' name with=()
    while (($#)); do
        case $1 in
            --detach) detach=1 ;;
            --no-build) built=1 ;;
            --with) with+=("$(sample_directory "${2-}")"); shift ;;
            --help) show_help; return ;;
            *) misuse "there is no option '$1'; there are: --detach, --no-build, --with DIRECTORY" ;;
        esac
        shift
    done
    require_sdk
    claim_home
    if ((${#with[@]})); then printf '%s\n' "${with[@]}" >"$home/with"; fi
    know_components
    if [[ $built ]]; then require_built; fi
    bring_up_servers "${services[@]}"
    if [[ ! $built ]]; then build; fi
    await_component "${servers[@]}"
    create_databases
    say "Starting ${services[*]}"
    if [[ ! $detach ]]; then follow_logs; fi
    for name in "${services[@]}"; do start_keeper "$name"; done
    if await_component "${services[@]}"; then
        if [[ $detach ]]; then leave_running; fi
        greet "$detach"
    elif [[ $detach ]]; then
        fail 'not everything came up, so all of it is stopped again'
    else
        warn 'the others run, and it is tried again and again. Ctrl+C stops everything'
    fi
    if [[ ! $detach ]]; then stay; fi
}

up_servers() {
    claim_home
    bring_up_servers
    await_component "${servers[@]}"
    create_databases
    leave_running
    say "PostgreSQL listens on $postgres_port, RabbitMQ on $amqp_port, until ./run down"
}

bring_up_servers() { # the services that are to follow
    local name
    require_servers
    require_free_ports "${servers[@]}" "$@"
    fresh_logs
    say "Starting PostgreSQL and RabbitMQ, with their data in $home"
    for name in "${servers[@]}"; do start_component "$name"; done
}

sample_directory() { # as given
    local directory
    directory=$(realpath -m --relative-to=. "${1:-}" 2>/dev/null) || misuse "'--with' needs the directory of a project"
    compgen -G "$directory/*.csproj" >/dev/null || misuse "'--with' needs the directory of a project, but there is none in '$1'"
    printf '%s' "$directory"
}

# --- Whose home it is, and what a run that was killed left behind

claim_home() {
    mkdir -p "$logs" "$pids" "$home/mail" || fail "$home cannot be written"
    [[ -O $home && -w $pids ]] || fail "$home belongs to another user: choose one with SAGAS_HOME"
    if anything_alive; then
        if alive owner || [[ ! -e $pids/owner ]]; then
            fail "it is running already: ./run status shows it, ./run down stops it"
        fi
        say 'Stopping what a run that was killed has left behind'
    fi
    stop_everything
    remember owner $$
    trap 'set +e; trap "" INT TERM HUP; stop_following; stop_everything' EXIT
    trap 'stop_all' INT TERM HUP
}

# --- Down

stop_all() {
    set +e
    trap '' INT TERM HUP
    trap - EXIT
    say '' "Stopping"
    stop_everything
    stop_following
    say_stopped
    exit 0
}

leave_running() {
    trap - EXIT INT TERM HUP
    rm -f "$pids/owner"
}

stay() {
    sleep infinity &
    followers+=($!)
    wait $!
}

down() {
    anything_alive || { say "Nothing is running in $home"; return; }
    if alive owner; then
        kill -TERM "$(pid_of owner)"
        wait_until_gone 180 owner || fail 'the ./run in the other terminal does not stop'
    else
        stop_everything
    fi
    say_stopped
}

say_stopped() { say "Stopped. The data stays in $home: ./run goes on where it was"; }
