# ./run clean
# shellcheck shell=bash

clean() {
    if anything_alive; then fail "it is running: ./run down first"; fi
    # The database may lie elsewhere, behind a link.
    rm -rf "$(readlink -f "$home/postgres")" "$(readlink -f "$home/postgres").new"
    rm -rf "$home"/{postgres,postgres.new,rabbitmq,mail,keys,logs,pids,with}
    say "Forgotten: all data in $home"
}
