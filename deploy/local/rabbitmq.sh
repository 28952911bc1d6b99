# The private RabbitMQ, with its management pages.
# shellcheck shell=bash

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
