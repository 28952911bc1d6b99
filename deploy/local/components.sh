# What runs: the two servers and the services, each with its project, HTTP port and database.
# shellcheck shell=bash disable=SC2034

servers=(postgres rabbitmq)
declare -A project port database

know_components() {
    services=() project=() port=([postgres]=$postgres_port [rabbitmq]=$amqp_port) database=()
    service orders-api Orders.Api 8080 orders
    service orders-saga Orders.Saga 8081 sagas
    service inventory Inventory.Service 8082 inventory
    service payments Payments.Service 8083 payments
    service shipping Shipping.Service 8084 shipping
    service banking Banking.Service 8085 banking
    know_samples
}

# A service that is not in the tree yet is left out.
service() { # name, project directory, port, database
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
        service "$name" "$directory" "$next" "${name//[^a-z0-9]/_}"
        next=$((next + 1))
    done <"$home/with"
}

know_components

is_service() { [[ -n ${project[$1]-} ]]; }
known() { [[ -n ${port[$1]-} ]]; }
known_or_misuse() { known "$1" || misuse "there is nothing named '$1' (there are: ${servers[*]} ${services[*]})"; }
