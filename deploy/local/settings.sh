# Where everything lies and listens. SAGAS_HOME and SAGAS_PORT_OFFSET together make a second, independent copy.
# shellcheck shell=bash disable=SC2034

root=$PWD
configuration=${SAGAS_CONFIGURATION:-Release}
home=$(realpath -m "${SAGAS_HOME:-.local}")
offset=${SAGAS_PORT_OFFSET:-0}

[[ $offset =~ ^[0-9]{1,5}$ && $((10#$offset)) -le 40000 ]] ||
    fail "SAGAS_PORT_OFFSET is '$offset'; it must be a number from 0 to 40000"
[[ $home != / && $home != "$(realpath -m "${HOME:-/}")" && $home != "$root" ]] ||
    fail "SAGAS_HOME is '$home'; it must be a directory of its own"
offset=$((10#$offset))

logs=$home/logs
pids=$home/pids

# All below 32768: ports above are also handed out to outgoing connections, and a client that dials a stopped server
# there again and again can end up connected to itself, and keep the server from coming back.
postgres_port=$((15432 + offset))
amqp_port=$((15676 + offset))
erlang_port=$((15677 + offset))
epmd_port=$((15678 + offset))
management_port=15672
# 15672 + 10000 is where a system-wide RabbitMQ talks to its cluster.
((offset == 0)) || management_port=$((15679 + offset))

postgres_address="Host=127.0.0.1;Port=$postgres_port;Username=sagas;Password=sagas"
amqp_address="amqp://guest:guest@127.0.0.1:$amqp_port"
