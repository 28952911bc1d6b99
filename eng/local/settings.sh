# Where everything lies and listens, and what runs. SAGAS_HOME and SAGAS_PORT_OFFSET together make a second, independent copy.
# shellcheck shell=bash

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

# --- What runs: each component has a name, a port, and if it is a service, a project and a database

servers=(postgres rabbitmq)
declare -A project port database

know_components() {
    services=() project=() port=([postgres]=$postgres_port [rabbitmq]=$amqp_port) database=()
    add_service orders-api Orders.Api 8080 orders
    add_service orders-saga Orders.Saga 8081 sagas
    add_service inventory Inventory.Service 8082 inventory
    add_service payments Payments.Service 8083 payments
    add_service shipping Shipping.Service 8084 shipping
    add_service banking Banking.Service 8085 banking
    know_samples
}

# A service that is not in the tree yet is left out.
add_service() { # name, project directory, port, database
    [[ -d $root/$2 ]] || return 0
    services+=("$1")
    project[$1]=$2 port[$1]=$(($3 + offset)) database[$1]=$4
}

# What --with added is remembered, so that the commands given from other terminals know it as well.
know_samples() {
    local directory name next=8090
    [[ -e $home/with ]] || return 0
    while read -r directory; do
        name=${directory##*/} name=${name,,}
        add_service "$name" "$directory" "$next" "${name//[^a-z0-9]/_}"
        next=$((next + 1))
    done <"$home/with"
}

know_components

known() { [[ -n ${port[$1]-} ]]; }
known_or_misuse() { known "$1" || misuse "there is nothing named '$1' (there are: ${servers[*]} ${services[*]})"; }
