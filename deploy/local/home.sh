# Whose home it is: one run at a time, and nothing left over from a run that was killed.
# shellcheck shell=bash

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

stop_all() {
    set +e
    trap '' INT TERM HUP
    trap - EXIT
    say '' "Stopping"
    stop_everything
    stop_following
    say "Stopped. The data stays in $home: ./run goes on where it was"
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
    say "Stopped. The data stays in $home: ./run goes on where it was"
}
