# ./run help
# shellcheck shell=bash

help() {
    cat <<END
./run                  starts PostgreSQL, RabbitMQ and all services; Ctrl+C stops them
    --detach           in the background: returns when everything is ready
    --no-build         runs what was built before
    --with DIRECTORY   starts that project as well, such as samples/Arithmetic
./run servers          only PostgreSQL and RabbitMQ, in the background
./run down             stops what runs

From another terminal, for NAME... of ${servers[*]} ${services[*]}:
./run status           what runs, since when and where; exit status 0 when all of it is ready
./run stop NAME...     it stays stopped, until: ./run start NAME...
./run restart NAME...  after a build, for instance
./run kill NAME...     kill -9; it is started again by itself, as after any crash
./run logs NAME [-f]   its log; -f goes on
./run clean            forgets the data; when nothing runs

Environment: SAGAS_HOME             where data, logs and mail lie (.local)
             SAGAS_PORT_OFFSET      added to every port (0); with another SAGAS_HOME, a second copy beside the first
             SAGAS_CONFIGURATION    Release or Debug (Release)
             ASPNETCORE_ENVIRONMENT and any other setting of a service, by its usual name
Ports: services 8080-8085 and 8090, PostgreSQL $postgres_port, RabbitMQ $amqp_port, its management $management_port.
END
}
