# How each component is built, prepared and started: PostgreSQL, RabbitMQ and the services.
# shellcheck shell=bash

# --- PostgreSQL

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

# --- RabbitMQ, with its management pages

rabbitmq_data=$home/rabbitmq

rabbitmq_bin() {
    local found=/usr/lib/rabbitmq/bin
    # Debian's command in the path insists on the system-wide broker, so it is only the choice elsewhere.
    if [[ ! -x $found/rabbitmq-server ]]; then found=$(dirname "$(command -v rabbitmq-server)" 2>/dev/null); fi
    [[ -x $found/rabbitmq-server ]] && printf '%s' "$found"
}

prepare_rabbitmq() {
    mkdir -p "$rabbitmq_data"
    printf '[rabbitmq_management].\n' >"$rabbitmq_data/enabled_plugins"
    # Without this it asks DNS for the machine's own name, and waits where nobody answers.
    printf '{lookup, [file]}.\n{host, {127,0,0,1}, ["localhost"]}.\n' >"$rabbitmq_data/inetrc"
    cat >"$rabbitmq_data/rabbitmq.conf" <<-END
		listeners.tcp.1 = 127.0.0.1:$amqp_port
		management.tcp.ip = 127.0.0.1
		management.tcp.port = $management_port
		disk_free_limit.absolute = 64MB
		log.file = false
		log.console = true
		log.console.level = info
	END
}

launch_rabbitmq() {
    cd "$rabbitmq_data" || return
    # Whatever is configured for a system-wide broker must not reach this one.
    unset "${!RABBITMQ_@}"
    export HOME=$rabbitmq_data ERL_CRASH_DUMP=$logs/erl_crash.dump
    export ERL_EPMD_PORT=$epmd_port ERL_EPMD_ADDRESS=127.0.0.1 ERL_INETRC=$rabbitmq_data/inetrc
    export RABBITMQ_NODENAME=sagas@localhost RABBITMQ_DIST_PORT=$erlang_port
    export RABBITMQ_CONF_ENV_FILE=$rabbitmq_data/rabbitmq-env.conf RABBITMQ_CONFIG_FILE=$rabbitmq_data/rabbitmq.conf
    export RABBITMQ_CONFIG_FILES=$rabbitmq_data/conf.d RABBITMQ_ADVANCED_CONFIG_FILE=$rabbitmq_data/advanced.config
    export RABBITMQ_ENABLED_PLUGINS_FILE=$rabbitmq_data/enabled_plugins RABBITMQ_MNESIA_BASE=$rabbitmq_data/data
    export RABBITMQ_GENERATED_CONFIG_DIR=$rabbitmq_data/config RABBITMQ_SCHEMA_DIR=$rabbitmq_data/schema
    export RABBITMQ_LOG_BASE=$logs
    export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}'
    # As under systemd, the script becomes the broker and does not stay between it and its signals.
    RUNNING_UNDER_SYSTEMD=true exec setsid "$(rabbitmq_bin)/rabbitmq-server"
}

# Erlang's name server was started by the broker, but outlives it.
stop_epmd() {
    if command -v epmd >/dev/null; then ERL_EPMD_PORT=$epmd_port epmd -kill >/dev/null 2>&1 || true; fi
}

# --- Services: each is one process, and is told about its surroundings

assembly_of() { # service
    local name=${project[$1]##*/}
    printf '%s/artifacts/bin/%s/%s/%s.dll' "$root" "$name" "${configuration,,}" "$name"
}

# orders-saga is known to the others as Services:OrdersSaga.
setting_of() {
    local words
    IFS=- read -ra words <<<"$1"
    printf '%s' "${words[@]^}"
}

launch_service() {
    local other
    for other in "${services[@]}"; do
        export "Services__$(setting_of "$other")=http://127.0.0.1:${port[$other]}"
    done
    export ASPNETCORE_URLS=http://127.0.0.1:${port[$1]}
    export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development}
    export Transport=RabbitMq ConnectionStrings__RabbitMq=$amqp_address
    export Database__Provider=PostgreSql ConnectionStrings__Database="$postgres_address;Database=${database[$1]}"
    export DOTNET_gcServer=0
    if [[ $1 == orders-saga ]]; then
        export Mail__Folder=$home/mail Access__KeysFolder=$home/keys Console__Management=http://127.0.0.1:$management_port
    fi
    # As "dotnet run" does: settings and static files come from the project's directory.
    cd "$root/${project[$1]}" || return
    exec setsid dotnet "$(assembly_of "$1")"
}

# --- Building

build() { # arguments for dotnet build
    local project_directory
    say "Building ($configuration); the first time this takes a minute or two"
    build_one Sagas.sln "$@"
    for project_directory in "${project[@]}"; do
        # Those that --with added need not be part of the solution.
        grep -qF -e "${project_directory//\//\\}" -e "$project_directory/" Sagas.sln || build_one "$project_directory"
    done
}

build_one() { # solution or project, arguments for dotnet build
    if dotnet build "$@" -c "$configuration" -v q -nologo </dev/null >"$logs/build.log" 2>&1; then return; fi
    # The errors alone, where there are any: among a hundred warnings nobody finds them.
    { grep ' error ' "$logs/build.log" || cat "$logs/build.log"; } | sort -u >&2
    fail "$1 does not build: see $logs/build.log"
}
