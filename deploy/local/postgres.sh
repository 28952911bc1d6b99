# The private PostgreSQL.
# shellcheck shell=bash

postgres_data=$home/postgres

# Data made by one major version is opened by that version only.
postgres_bin() {
    local version='*' found
    if [[ -e $postgres_data/PG_VERSION ]]; then version=$(<"$postgres_data/PG_VERSION"); fi
    # shellcheck disable=SC2086
    found=$(printf '%s\n' /usr/lib/postgresql/$version/bin | sort -V | tail -n 1)
    if [[ ! -x $found/postgres ]]; then found=$(dirname "$(command -v postgres)" 2>/dev/null); fi
    [[ -x $found/postgres ]] && printf '%s' "$found"
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if ((EUID == 0)); then
        setpriv --reuid=postgres --regid=postgres --init-groups "$@"
    else
        "$@"
    fi
}

prepare_postgres() {
    local data
    if [[ -e $postgres_data/PG_VERSION ]]; then return; fi
    data=$(postgres_place)
    rm -rf "$data.new" "$data"
    if ((EUID == 0)); then install -d -o postgres -g postgres -m 700 "$data.new"; fi
    # No password is asked for on loopback: the one in the connection strings is no secret either.
    (cd / && as_postgres "$(postgres_bin)/initdb" --pgdata "$data.new" --username sagas --auth trust \
        --encoding UTF8 --locale C.UTF-8) >"$logs/initdb.log" 2>&1 || fail "initdb failed: see $logs/initdb.log"
    mv "$data.new" "$data"
    if [[ $data != "$postgres_data" ]]; then ln -sfn "$data" "$postgres_data"; fi
}

# A home below /root cannot be entered by the user postgres: then the data lies elsewhere, behind a link.
postgres_place() {
    if as_postgres test -x "$home"; then
        printf '%s' "$postgres_data"
    else
        printf '/var/lib/sagas-%s' "$(cksum <<<"$home" | cut -d ' ' -f 1)"
    fi
}

launch_postgres() {
    local command=(setsid "$(postgres_bin)/postgres" -D "$(readlink -f "$postgres_data")"
        -c listen_addresses=127.0.0.1 -c port="$postgres_port" -c unix_socket_directories=
        -c max_connections=200 -c shared_buffers=256MB -c fsync=on -c synchronous_commit=on
        -c logging_collector=off -c log_line_prefix='%m [%p] %d ')
    if ((EUID == 0)); then command=(setpriv --reuid=postgres --regid=postgres --init-groups "${command[@]}"); fi
    cd / && exec "${command[@]}"
}

create_databases() {
    local psql existing name
    psql=("$(postgres_bin)/psql" --host 127.0.0.1 --port "$postgres_port" --username sagas --dbname postgres -qAtX)
    existing=$("${psql[@]}" -c 'select datname from pg_database')
    for name in "${database[@]}"; do
        if ! grep -qx "$name" <<<"$existing"; then "${psql[@]}" -c "create database \"$name\""; fi
    done
}
