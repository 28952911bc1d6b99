# Processes: remembered in files, kept running, asked whether they are ready, and stopped.
# shellcheck shell=bash

# --- Remembered as "PID STARTED": the start time tells a process from a later one with the same number

started_at() { # pid; fails when there is none, or only a zombie
    local stat
    { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
    # The command name in the second field may hold spaces and parentheses, so count from the last parenthesis.
    read -ra stat <<<"${stat##*) }"
    [[ ${stat[0]} != Z ]] && printf '%s' "${stat[19]}"
}

remember() { # name, pid
    printf '%s %s\n' "$2" "$(started_at "$2")" >"$pids/$1"
}

pid_of() { # name; prints the pid if that very process is still there
    local pid started
    { read -r pid started <"$pids/$1"; } 2>/dev/null || return 1
    [[ $(started_at "$pid") == "$started" ]] && printf '%s' "$pid"
}

alive() { pid_of "$1" >/dev/null; }
keeper() { printf '%s.keeper' "$1"; }

anything_alive() {
    local file
    for file in "$pids"/*; do
        alive "${file##*/}" && return 0
    done
    return 1
}

# Each component is a process group of its own, so that helpers of it end with it.
signal() { # name, signal
    local pid
    pid=$(pid_of "$1") || return 0
    kill "-$2" -- "-$pid" 2>/dev/null || kill "-$2" "$pid" 2>/dev/null || true
}

wait_until_gone() { # seconds, names...
    local end=$((SECONDS + $1)) name
    for name in "${@:2}"; do
        while alive "$name"; do
            ((SECONDS < end)) || return 1
            sleep 0.05
        done
    done
}

# --- Ready? Asked without curl, which a fresh machine lacks

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

# --- Kept running: each component has a keeper, a background process that starts it again when it dies

launch() { # name
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
    setsid eng/local/keeper "$1" </dev/null >>"$logs/run.log" 2>&1 &
    remember "$(keeper "$1")" $!
    disown
}

# --- Stopped: keepers first, or they would start their components again

patience=${SAGAS_STOP_SECONDS:-30}

stop_signal() { # name
    # PostgreSQL takes INT as "disconnect everybody and stop", and TERM as "wait until all have left".
    case $1 in postgres) printf INT ;; *) printf TERM ;; esac
}

stop_components() { # names...
    local name keepers=()
    for name; do
        keepers+=("$(keeper "$name")")
        signal "$(keeper "$name")" KILL
    done
    wait_until_gone 5 "${keepers[@]}" || true
    for name; do signal "$name" "$(stop_signal "$name")"; done
    for name; do
        if ! wait_until_gone "$patience" "$name"; then
            say "$name does not stop: killing it"
            signal "$name" KILL
            wait_until_gone 5 "$name" || fail "$name cannot be killed"
        fi
        rm -f "$pids/$name" "$pids/$(keeper "$name")"
    done
    for name; do if [[ $name == rabbitmq ]]; then stop_epmd; fi; done
}

# The servers last, so that the services can finish what they are at.
stop_everything() {
    local running=() file name
    for file in "$pids"/*.keeper; do
        name=$(basename "$file" .keeper)
        [[ ! -e $file || " ${servers[*]} " == *" $name "* ]] || running+=("$name")
    done
    if ((${#running[@]})); then stop_components "${running[@]}"; fi
    stop_components "${servers[@]}"
    rm -f "$pids/owner" "$home/with"
}
