# Stopping components: their keepers first, or those would start them again.
# shellcheck shell=bash

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
