# Keeps one component running: each has a keeper, a background process that starts it again when it dies.
# shellcheck shell=bash

launch() {
    case $1 in
        postgres) launch_postgres ;;
        rabbitmq) launch_rabbitmq ;;
        *) launch_service "$1" ;;
    esac
}

how_it_ended() { # exit status
    if (($1 > 128)); then
        printf 'was killed (SIG%s)' "$(kill -l "$1")"
    else
        printf 'ended by itself (exit status %s)' "$1"
    fi
}

keep() { # name
    local pause=1 status began
    while :; do
        began=$SECONDS status=0
        # Remembered before it leaves the keeper's process group, so that whoever ends the group misses nothing.
        (remember "$1" "$BASHPID" && launch "$1") >>"$logs/$1.log" 2>&1 &
        { wait $! || status=$?; } 2>/dev/null
        if ((SECONDS - began > 30)); then pause=1; fi
        event "$1 $(how_it_ended $status); it is started again in $pause s"
        sleep "$pause"
        pause=$((pause < 15 ? pause * 2 : 30))
    done
}

start_keeper() { # name
    setsid deploy/local/keeper "$1" </dev/null >>"$logs/run.log" 2>&1 &
    remember "$(keeper "$1")" $!
    disown
}
